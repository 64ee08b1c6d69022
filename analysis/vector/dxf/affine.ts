import type { Position } from 'geojson';

/** x' = a·x + c·y + e and y' = b·x + d·y + f. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

export const applied = ({ a, b, c, d, e, f }: Affine, [x = 0, y = 0]: Position): Position => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** `inner` first, then `outer`. */
export const composed = (outer: Affine, inner: Affine): Affine => ({
  a: outer.a * inner.a + outer.c * inner.b,
  b: outer.b * inner.a + outer.d * inner.b,
  c: outer.a * inner.c + outer.c * inner.d,
  d: outer.b * inner.c + outer.d * inner.d,
  e: outer.a * inner.e + outer.c * inner.f + outer.e,
  f: outer.b * inner.e + outer.d * inner.f + outer.f,
});

export const moved = (x: number, y: number): Affine => ({ ...IDENTITY, e: x, f: y });

export function scaledAndTurned(scaleX: number, scaleY: number, degrees: number): Affine {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { a: scaleX * cos, b: scaleX * sin, c: -scaleY * sin, d: scaleY * cos, e: 0, f: 0 };
}

/** Below this the arbitrary axis algorithm takes the world's Y instead of Z (DXF Reference, "Arbitrary Axis Algorithm"). */
const NEARLY_VERTICAL = 1 / 64;

/** From an entity's own plane, given by its extrusion direction, to the drawing seen from above. */
export function fromEntityPlane(normal: readonly [number, number, number], elevation: number): Affine {
  const [x, y, z] = unit(normal);
  if (x === 0 && y === 0 && z > 0) return IDENTITY;
  const isVertical = Math.abs(x) < NEARLY_VERTICAL && Math.abs(y) < NEARLY_VERTICAL;
  const [ax, ay, az] = unit(isVertical ? cross([0, 1, 0], [x, y, z]) : cross([0, 0, 1], [x, y, z]));
  const [bx, by] = unit(cross([x, y, z], [ax, ay, az]));
  return { a: ax, b: ay, c: bx, d: by, e: x * elevation, f: y * elevation };
}

type Vector = readonly [number, number, number];

const cross = ([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector => [
  ay * bz - az * by,
  az * bx - ax * bz,
  ax * by - ay * bx,
];

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z);
  return length > 0 && Number.isFinite(length) ? [x / length, y / length, z / length] : [0, 0, 1];
}
