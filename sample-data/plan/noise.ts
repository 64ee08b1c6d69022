/** A repeatable number in [0, 1) for a whole-numbered place (integer hash after Wellons' lowbias32). */
export function hash01(a: number, b: number, seed: number): number {
  let h = (Math.imul(a | 0, 0x27d4eb2d) ^ Math.imul(b | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** Smooth noise in [0, 1): bilinear between hashed corners, eased; neighbouring places `wavelengthM` apart are independent. */
export function smoothNoise(u: number, v: number, wavelengthM: number, seed: number): number {
  const x = u / wavelengthM;
  const y = v / wavelengthM;
  const column = Math.floor(x);
  const row = Math.floor(y);
  const sx = ease(x - column);
  const sy = ease(y - row);
  const north = hash01(column, row + 1, seed) * (1 - sx) + hash01(column + 1, row + 1, seed) * sx;
  const south = hash01(column, row, seed) * (1 - sx) + hash01(column + 1, row, seed) * sx;
  return south * (1 - sy) + north * sy;
}

const ease = (t: number): number => t * t * (3 - 2 * t);
