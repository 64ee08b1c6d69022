import { type CrsParameters, type DatumShift, DEGREES } from './parameters.ts';

const RADIANS = Math.PI / 180;
const ARC_SECOND = RADIANS / 3_600;

/** Longitude, latitude in degrees and height in metres, changed in place. */
export type ShiftDegrees = (lonLatHeight: Float64Array) => void;

/**
 * From a system's own degrees to those of WGS 84 by its three or seven parameters, small angles (EPSG methods 9603 and 9606,
 * Guidance Note 7-2, 4.3.3): geocentric coordinates are moved, turned and scaled.
 */
export function shiftToWgs84(system: CrsParameters): ShiftDegrees {
  const move = bursaWolf(shiftOf(system));
  return between(system, DEGREES, move);
}

/** The same backwards; exact to the square of the angles, as PROJ does it. */
export function shiftFromWgs84(system: CrsParameters): ShiftDegrees {
  return between(DEGREES, system, bursaWolfInverse(shiftOf(system)));
}

function shiftOf({ shift }: CrsParameters): DatumShift {
  if (shift === null || shift === 'as-is') throw new Error('this system has no shift to WGS 84');
  return shift;
}

export type Move = (xyz: Float64Array) => void;

function between(from: CrsParameters, to: CrsParameters, move: Move): ShiftDegrees {
  const [source, target] = [figureOf(from), figureOf(to)];
  return (place) => {
    toGeocentric(source, place);
    move(place);
    toGeodetic(target, place);
  };
}

interface Figure {
  readonly a: number;
  readonly e2: number;
}

function figureOf({ semiMajorM, inverseFlattening }: CrsParameters): Figure {
  const f = inverseFlattening === 0 ? 0 : 1 / inverseFlattening;
  return { a: semiMajorM, e2: f * (2 - f) };
}

/** Degrees and metres to geocentric X, Y, Z in metres on the ellipsoid of a system (EPSG method 9602). */
export function geocentricOf(
  system: CrsParameters,
  lon: number,
  lat: number,
  heightM: number,
): [number, number, number] {
  const place = Float64Array.of(lon, lat, heightM);
  toGeocentric(figureOf(system), place);
  return [place[0]!, place[1]!, place[2]!];
}

function toGeocentric({ a, e2 }: Figure, place: Float64Array): void {
  const [lon, lat, height] = [place[0]! * RADIANS, place[1]! * RADIANS, place[2]!];
  const sin = Math.sin(lat);
  const normal = a / Math.sqrt(1 - e2 * sin * sin);
  const across = (normal + height) * Math.cos(lat);
  place[0] = across * Math.cos(lon);
  place[1] = across * Math.sin(lon);
  place[2] = (normal * (1 - e2) + height) * sin;
}

/** By Bowring's formula (1976) repeated: after three rounds the latitude stands to 1e-14 rad near the Earth's surface. */
function toGeodetic({ a, e2 }: Figure, place: Float64Array): void {
  const [x, y, z] = [place[0]!, place[1]!, place[2]!];
  const across = Math.hypot(x, y);
  const squash = Math.sqrt(1 - e2);
  const second = e2 / (1 - e2);
  let tanBeta = z / (squash * across);
  let tanLat = 0;
  for (let round = 0; round < 3; round++) {
    const cos = 1 / Math.hypot(1, tanBeta);
    const sin = tanBeta * cos;
    tanLat = (z + second * squash * a * sin ** 3) / (across - e2 * a * cos ** 3);
    tanBeta = squash * tanLat;
  }
  const cosLat = 1 / Math.hypot(1, tanLat);
  const sinLat = tanLat * cosLat;
  place[0] = Math.atan2(y, x) / RADIANS;
  place[1] = Math.atan(tanLat) / RADIANS;
  place[2] = across * cosLat + z * sinLat - a * Math.sqrt(1 - e2 * sinLat * sinLat);
}

/** Moves geocentric X, Y, Z in metres by three or seven parameters, in place. */
export function bursaWolf(shift: DatumShift): Move {
  const [dx = 0, dy = 0, dz = 0, rx = 0, ry = 0, rz = 0, ppm = 0] = shift;
  const [wx, wy, wz, scale] = [rx * ARC_SECOND, ry * ARC_SECOND, rz * ARC_SECOND, 1 + ppm * 1e-6];
  return (place) => {
    const [x, y, z] = [place[0]!, place[1]!, place[2]!];
    place[0] = dx + scale * (x - wz * y + wy * z);
    place[1] = dy + scale * (wz * x + y - wx * z);
    place[2] = dz + scale * (-wy * x + wx * y + z);
  };
}

function bursaWolfInverse(shift: DatumShift): Move {
  const [dx = 0, dy = 0, dz = 0, rx = 0, ry = 0, rz = 0, ppm = 0] = shift;
  const [wx, wy, wz, scale] = [rx * ARC_SECOND, ry * ARC_SECOND, rz * ARC_SECOND, 1 + ppm * 1e-6];
  return (place) => {
    const [x, y, z] = [(place[0]! - dx) / scale, (place[1]! - dy) / scale, (place[2]! - dz) / scale];
    place[0] = x + wz * y - wy * z;
    place[1] = -wz * x + y + wx * z;
    place[2] = wy * x - wx * y + z;
  };
}
