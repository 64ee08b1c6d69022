import { transformBetween } from '../../analysis/core/crs.ts';

/**
 * The plan is a drawing board in metres on which every street runs along u (east) or v (north). Real streets bend a little, so
 * the plan is pushed about gently on its way to the ground: at most some 150 m, over kilometres.
 */
export type PlanPoint = readonly [u: number, v: number];

const toDegrees = transformBetween('EPSG:32650', 'EPSG:4326');
const toUtm = transformBetween('EPSG:4326', 'EPSG:32650');

/** Ground (EPSG:32650, metres) to plan; smooth, written down rather than computed so that pixels can ask it. */
export function planU(x: number, y: number): number {
  return (
    x + 70 * Math.sin(y / 1900 + 0.4) + 34 * Math.sin((x + 2 * y) / 2600 + 1.1) + 13 * Math.sin((y - 0.3 * x) / 530)
  );
}

export function planV(x: number, y: number): number {
  return (
    y + 62 * Math.sin(x / 2100 + 2.2) + 30 * Math.sin((2 * x - y) / 2900 + 0.3) + 13 * Math.sin((x + 0.4 * y) / 560)
  );
}

/** Plan to ground: the fixed point of the equation above, to less than a tenth of a millimetre. */
export function groundOf(u: number, v: number): [x: number, y: number] {
  let x = u;
  let y = v;
  for (let step = 0; step < 24; step++) {
    const missU = u - planU(x, y);
    const missV = v - planV(x, y);
    x += missU;
    y += missV;
    if (Math.abs(missU) + Math.abs(missV) < 1e-5) break;
  }
  return [x, y];
}

/** Plan to degrees (EPSG:4326), rounded to seven decimals (about a centimetre): equal plan points stay equal. */
export function lonLatOf(u: number, v: number): [lon: number, lat: number] {
  const [x, y] = groundOf(u, v);
  const [lon, lat] = toDegrees(x, y);
  return [roundDegrees(lon), roundDegrees(lat)];
}

/** Degrees to plan. */
export function planOf(lon: number, lat: number): [u: number, v: number] {
  const [x, y] = toUtm(lon, lat);
  return [planU(x, y), planV(x, y)];
}

export const roundDegrees = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
