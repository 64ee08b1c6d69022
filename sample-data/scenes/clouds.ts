import { hash01, smoothNoise } from '../plan/noise.ts';
import type { SceneSpec } from './scene-spec.ts';

/** How much of every pixel is cloud (0 to 1) and how much of its sunlight a cloud takes (0 to 1). */
export interface CloudCover {
  readonly cloud: Float32Array;
  readonly shadow: Float32Array;
}

const CLOUD_HEIGHT_M = 1400;
/** Brightness of a thick cloud by band. */
const CLOUD = [0.62, 0.6, 0.6, 0.61, 0.62, 0.63, 0.64, 0.64, 0.42, 0.33];

/** Small fair-weather clouds with ragged edges, and their shadows where the sun puts them. */
export function makeClouds(width: number, height: number, pixelM: number, scene: SceneSpec, seed: number): CloudCover {
  const cloud = new Float32Array(width * height);
  const shadow = new Float32Array(width * height);
  const salt = Number(scene.date.replaceAll('-', '')) % 100_000;
  const count =
    scene.clouds > 0 ? Math.max(1, Math.round((scene.clouds * width * height * pixelM * pixelM) / 36e6)) : 0;
  const away = ((scene.sunAzimuthDeg + 180) * Math.PI) / 180;
  const reachM = CLOUD_HEIGHT_M / Math.tan((scene.sunElevationDeg * Math.PI) / 180);
  const shiftColumns = Math.round((reachM * Math.sin(away)) / pixelM);
  const shiftRows = Math.round((-reachM * Math.cos(away)) / pixelM);
  for (let k = 0; k < count; k++) {
    const column = (0.1 + 0.8 * hash01(k, salt, seed)) * width;
    const row = (0.1 + 0.8 * hash01(k, salt + 1, seed)) * height;
    const radius = (280 + 200 * hash01(k, salt + 2, seed)) / pixelM;
    for (let r = Math.floor(row - 2 * radius); r < row + 2 * radius; r++) {
      for (let c = Math.floor(column - 2 * radius); c < column + 2 * radius; c++) {
        const away2 = ((c - column) ** 2 / 1.8 + (r - row) ** 2) / radius ** 2;
        const ragged =
          smoothNoise(c, r, radius * 0.5, seed + salt + k) * 0.7 + smoothNoise(c, r, radius * 0.18, seed + k) * 0.3;
        const thickness = Math.min(1, Math.max(0, (1.1 - away2 + 1.5 * (ragged - 0.5)) * 1.05));
        if (thickness <= 0) continue;
        put(cloud, width, height, c, r, thickness);
        put(shadow, width, height, c + shiftColumns, r + shiftRows, thickness);
      }
    }
  }
  return { cloud, shadow };
}

function put(values: Float32Array, width: number, height: number, column: number, row: number, value: number): void {
  if (column < 0 || row < 0 || column >= width || row >= height) return;
  const i = row * width + column;
  if (value > values[i]!) values[i] = value;
}

export function addClouds(bands: readonly Float32Array[], { cloud, shadow }: CloudCover): void {
  for (let i = 0; i < cloud.length; i++) {
    const c = cloud[i]!;
    const s = shadow[i]!;
    if (c === 0 && s === 0) continue;
    for (let b = 0; b < bands.length; b++) {
      const lit = bands[b]![i]! * (1 - 0.62 * s);
      bands[b]![i] = lit + c * (CLOUD[b]! - lit);
    }
  }
}
