import gcoord from 'gcoord';
import type { ShiftedDatum } from './vector-format.ts';

const ROUNDS = 30;
/** 1e-10 degrees: a hundredth of a millimetre. */
const CLOSE_DEG = 1e-10;

/**
 * From GCJ-02 or BD-09 to WGS 84 degrees: the forward formula of gcoord turned round by repeated correction, so that there and back
 * closes within a millimetre. The formula itself is a published fit, good to a metre or two. Outside of China nothing moves.
 */
export function fromShifted(datum: ShiftedDatum): (x: number, y: number) => [lon: number, lat: number] {
  const forward = toShifted(datum);
  return (x, y) => {
    let [lon, lat] = [x, y];
    for (let round = 0; round < ROUNDS; round++) {
      const [shiftedLon, shiftedLat] = forward(lon, lat);
      const [east, north] = [x - shiftedLon, y - shiftedLat];
      lon += east;
      lat += north;
      if (Math.abs(east) + Math.abs(north) < CLOSE_DEG) break;
    }
    return [lon, lat];
  };
}

/** From WGS 84 degrees to GCJ-02 or BD-09; outside of China nothing moves. */
export function toShifted(datum: ShiftedDatum): (lon: number, lat: number) => [x: number, y: number] {
  const to = datum === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
  return (lon, lat) => {
    if (!isNearChina(lon, lat)) return [lon, lat];
    const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, to);
    return [x!, y!];
  };
}

/** The rectangle in which the web maps of China are shifted at all. */
const isNearChina = (lon: number, lat: number): boolean =>
  lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
