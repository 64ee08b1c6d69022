import { transformBetween } from '../crs.ts';
import type { Crs } from '../features.ts';
import { AppError } from '../problems.ts';
import { bursaWolf, geocentricOf } from './datum-shift.ts';
import { type ControlPoint, type FittedSystem, type Residual, rmsOf, suspectOf } from './fit-result.ts';
import { type CrsParameters, type DatumShift, DEGREES } from './parameters.ts';
import { projectionOf } from './projections.ts';
import { solveNormal } from './solve-normal.ts';
import { crsOfParameters, parametersOf } from './system.ts';

const NEEDED = 3;
const RADIANS = Math.PI / 180;
const ARC_SECONDS = 3_600 / RADIANS;

/** A mark in geocentric metres on both datums, and where it stands for the residual's directions. */
interface Mark extends ControlPoint {
  readonly source: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  readonly lonLat: readonly [lon: number, lat: number];
}

/**
 * The shift of a system's datum to WGS 84 by seven parameters (Bursa-Wolf, position vector, small angles) from control points, by least
 * squares. `from` is in `fromCrs`, whose own shift is not used; `to` in `toCrs`. Where heights are unknown they are taken as equal to 0:
 * positions then fit well inside of the area and the parameters mean nothing outside of it.
 *
 * Problems: `control-points-too-few`, `control-points-degenerate`.
 */
export function fitSeven(points: readonly ControlPoint[], fromCrs: Crs, toCrs: Crs): FittedSystem {
  const system = parametersOf(fromCrs);
  if (system === null || system.plane !== undefined) throw new Error(`${fromCrs} has no datum to fit`);
  const marks = marksOf(points, system, toCrs);
  const shift = shiftOf(marks);
  const residuals = residualsOf(marks, shift);
  const rmsM = rmsOf(residuals);
  const suspect = suspectOf(marks, NEEDED, rmsM, (others) => {
    const kept = marks.filter((mark) => others.includes(mark));
    return rmsOf(residualsOf(kept, shiftOf(kept)));
  });
  return { kind: 'seven', crs: crsOfParameters({ ...system, shift }), residuals, rmsM, suspect };
}

function marksOf(points: readonly ControlPoint[], system: CrsParameters, toCrs: Crs): Mark[] {
  const { inverse } = projectionOf(system);
  const toDegrees = transformBetween(toCrs, 'EPSG:4326');
  const place = new Float64Array(3);
  return points.map((point) => {
    inverse(point.from[0], point.from[1], place);
    const source = geocentricOf(system, place[0]!, place[1]!, point.from[2]);
    const lonLat = toDegrees(point.to[0], point.to[1]);
    return { ...point, source, lonLat, target: geocentricOf(DEGREES, ...lonLat, point.to[2]) };
  });
}

/** About the centre of the points and in units of their spread, so that the normal equations stay well conditioned. */
function shiftOf(marks: readonly Mark[]): DatumShift {
  if (marks.length < NEEDED)
    throw new AppError({ code: 'control-points-too-few', given: marks.length, needed: NEEDED });
  const centre = [0, 1, 2].map((axis) => marks.reduce((sum, { source }) => sum + source[axis]!, 0) / marks.length);
  const [cx = 0, cy = 0, cz = 0] = centre;
  const spread = Math.max(...marks.map(({ source: [x, y, z] }) => Math.hypot(x - cx, y - cy, z - cz)));
  const rows: number[][] = [];
  const wanted: number[] = [];
  for (const { source, target } of marks) {
    const [x, y, z] = [(source[0] - cx) / spread, (source[1] - cy) / spread, (source[2] - cz) / spread];
    rows.push([1, 0, 0, 0, z, -y, x], [0, 1, 0, -z, 0, x, y], [0, 0, 1, y, -x, 0, z]);
    wanted.push(target[0] - source[0], target[1] - source[1], target[2] - source[2]);
  }
  const solved = spread > 1 ? solveNormal(rows, wanted) : null;
  if (solved === null) throw new AppError({ code: 'control-points-degenerate', given: marks.length });
  const [tx = 0, ty = 0, tz = 0, ...turns] = solved;
  const [wx = 0, wy = 0, wz = 0, grow = 0] = turns.map((turn) => turn / spread);
  const dx = tx - (grow * cx - wz * cy + wy * cz);
  const dy = ty - (wz * cx + grow * cy - wx * cz);
  const dz = tz - (-wy * cx + wx * cy + grow * cz);
  const scale = 1 + grow;
  return [dx, dy, dz, ...[wx, wy, wz].map((turn) => (turn / scale) * ARC_SECONDS), grow * 1e6];
}

function residualsOf(marks: readonly Mark[], shift: DatumShift): Residual[] {
  const move = bursaWolf(shift);
  return marks.map(({ name, source, target, lonLat }) => {
    const place = Float64Array.from(source);
    move(place);
    const [x, y, z] = [place[0]! - target[0], place[1]! - target[1], place[2]! - target[2]];
    const [lon, lat] = [lonLat[0] * RADIANS, lonLat[1] * RADIANS];
    const outward = Math.cos(lon) * x + Math.sin(lon) * y;
    return {
      name,
      eastM: Math.cos(lon) * y - Math.sin(lon) * x,
      northM: Math.cos(lat) * z - Math.sin(lat) * outward,
    };
  });
}
