import { normal, seededRandom } from '../../analysis/core/random.ts';
import { smoothNoise } from '../plan/noise.ts';
import type { SceneSpec } from './scene-spec.ts';
import { IS_20M } from './spectra.ts';

/** Weights of a Gaussian point spread of half a pixel on three pixels. */
const PSF_SIDE = 0.1065;
const PSF_MIDDLE = 0.787;
/** Path brightness of haze by band relative to the blue. */
const HAZE = [1, 0.72, 0.52, 0.46, 0.4, 0.35, 0.3, 0.28, 0.1, 0.05];

/** What the optics, the air and the electronics make of one band, in place. Reflectance stays reflectance. */
export function recordBand(
  values: Float32Array,
  width: number,
  height: number,
  band: number,
  scene: SceneSpec,
  seed: number,
): void {
  blur(values, width, height);
  if (IS_20M[band]) throughTwentyMetres(values, width, height);
  const random = seededRandom(seed * 97 + band * 13 + (Number(scene.date.replaceAll('-', '')) % 9973));
  const offset = scene.haze * HAZE[band]!;
  const gain = scene.gain * (1 + 0.012 * (random() - 0.5));
  const noiseScale = scene.noise * (IS_20M[band] ? 0.7 : 1);
  const white = Float32Array.from({ length: 65_536 }, () => normal(random) * noiseScale);
  for (let row = 0; row < height; row++) {
    let turn = Math.floor(random() * 65_536);
    for (let column = 0; column < width; column++) {
      if ((column & 63) === 0) turn = Math.floor(random() * 65_536);
      const i = row * width + column;
      values[i] = values[i]! * gain + offset + white[(turn + column) & 65_535]!;
    }
  }
}

/** Brightness that differs slowly across the scene by up to 3 % and haze that comes in veils. */
export function addFields(
  bands: readonly Float32Array[],
  width: number,
  height: number,
  scene: SceneSpec,
  seed: number,
): void {
  const salt = Number(scene.date.slice(5, 7)) + Number(scene.date.slice(2, 4)) * 12;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column += 8) {
      const bright = 1 + 0.06 * (smoothNoise(column, row, 420, seed + salt) - 0.5);
      const veil = scene.haze * 0.9 * smoothNoise(column, row, 260, seed + salt + 1);
      for (let b = 0; b < bands.length; b++) {
        const values = bands[b]!;
        const add = veil * HAZE[b]!;
        for (let k = row * width + column, end = row * width + Math.min(width, column + 8); k < end; k++)
          values[k] = values[k]! * bright + add;
      }
    }
  }
}

function blur(values: Float32Array, width: number, height: number): void {
  for (let row = 0; row < height; row++) {
    const start = row * width;
    let before = values[start]!;
    for (let i = start; i < start + width; i++) {
      const here = values[i]!;
      const after = i + 1 < start + width ? values[i + 1]! : here;
      values[i] = PSF_SIDE * (before + after) + PSF_MIDDLE * here;
      before = here;
    }
  }
  const above = values.slice(0, width);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const i = row * width + column;
      const here = values[i]!;
      const below = row + 1 < height ? values[i + width]! : here;
      values[i] = PSF_SIDE * (above[column]! + below) + PSF_MIDDLE * here;
      above[column] = here;
    }
  }
}

/** Averages to pixels of 20 m and interpolates back to 10 m, as a reader of 20 m bands does. */
function throughTwentyMetres(values: Float32Array, width: number, height: number): void {
  const halfWidth = width >> 1;
  const halfHeight = height >> 1;
  const coarse = new Float32Array(halfWidth * halfHeight);
  for (let row = 0; row < halfHeight; row++) {
    for (let column = 0; column < halfWidth; column++) {
      const i = 2 * row * width + 2 * column;
      coarse[row * halfWidth + column] =
        (values[i]! + values[i + 1]! + values[i + width]! + values[i + width + 1]!) / 4;
    }
  }
  for (let row = 0; row < height; row++) {
    const r = Math.min(halfHeight - 1, row >> 1);
    const rn = Math.max(0, Math.min(halfHeight - 1, r + (row & 1 ? 1 : -1)));
    for (let column = 0; column < width; column++) {
      const c = Math.min(halfWidth - 1, column >> 1);
      const cn = Math.max(0, Math.min(halfWidth - 1, c + (column & 1 ? 1 : -1)));
      values[row * width + column] =
        0.5625 * coarse[r * halfWidth + c]! +
        0.1875 * (coarse[r * halfWidth + cn]! + coarse[rn * halfWidth + c]!) +
        0.0625 * coarse[rn * halfWidth + cn]!;
    }
  }
}
