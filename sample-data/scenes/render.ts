import type { GridShape } from '../../analysis/core/grid.ts';
import type { Run } from '../../analysis/core/run.ts';
import type { Canvas } from '../landcover/canvas.ts';
import { COVERS } from '../landcover/covers.ts';
import { hash01 } from '../plan/noise.ts';
import { planU, planV } from '../plan/warp.ts';
import { castShadows } from './cast-shadows.ts';
import { coverSpectra } from './cover-spectra.ts';
import { makeNoiseTable, type NoiseTable } from './noise-table.ts';
import type { SceneSpec } from './scene-spec.ts';
import { BAND_NAMES } from './spectra.ts';

const BANDS = BAND_NAMES.length;
const MESH = 16;
/** Brightness of a shaded surface relative to a sunlit one: blue sky light fills shadows more at short wavelengths. */
const SHADE = [0.46, 0.4, 0.36, 0.34, 0.33, 0.32, 0.31, 0.31, 0.24, 0.22];

/**
 * Reflectance of a drawn piece of ground on a scene grid, before the instrument and the air: every pixel is the mean of four
 * places in it, each with the spectrum of its cover, the brightness of its object, its own roughness and its shadow.
 *
 * @returns one array of pixels per band
 */
export async function renderGround(
  canvas: Canvas,
  grid: GridShape,
  scene: SceneSpec,
  seed: number,
  run: Run,
): Promise<Float32Array[]> {
  const { width, height } = grid;
  const bands = Array.from({ length: BANDS }, () => new Float32Array(width * height));
  const spectra = coverSpectra(scene.season);
  const bare = coverSpectra('january');
  const shaded = castShadows(canvas, scene.sunElevationDeg, scene.sunAzimuthDeg);
  const rough = makeNoiseTable(seed, 1);
  const patchy = makeNoiseTable(seed + 1, 9);
  const year = Number(scene.date.slice(0, 4));
  const thinness = Float32Array.from({ length: 256 }, (_, tone) => hash01(tone, year, seed));
  const place = meshOf(grid, scene);
  for (let row = 0; row < height; row++) {
    await run.breathe();
    for (let column = 0; column < width; column++) {
      const pixel = row * width + column;
      for (let sub = 0; sub < 4; sub++) {
        const [c, r] = [column + 0.25 + 0.5 * (sub & 1), row + 0.25 + 0.5 * (sub >> 1)];
        place(c, r);
        const cc = Math.max(0, Math.min(canvas.width - 1, Math.floor((at.u - canvas.u0) / canvas.cellM)));
        const cr = Math.max(0, Math.min(canvas.height - 1, Math.floor((canvas.v1 - at.v) / canvas.cellM)));
        const cell = cr * canvas.width + cc;
        addCell(canvas, cell, cc, cr, shaded, spectra, bare, thinness, rough, patchy, bands, pixel);
      }
    }
    run.progress((row + 1) / height);
  }
  return bands;
}

const at = { u: 0, v: 0 };

function addCell(
  canvas: Canvas,
  cell: number,
  column: number,
  row: number,
  shaded: Uint8Array,
  spectra: Float32Array,
  bare: Float32Array,
  thinness: Float32Array,
  rough: NoiseTable,
  patchy: NoiseTable,
  bands: readonly Float32Array[],
  pixel: number,
): void {
  const index = canvas.cover[cell]!;
  const cover = COVERS[index]!;
  const tone = canvas.tone[cell]!;
  const texture = 1 + cover.roughness * (0.8 * rough.at(column, row) + 0.9 * patchy.at(column, row));
  const gain = 0.25 * (1 + (tone - 128) / 120) * Math.max(0.4, texture);
  const thin = cover.thin === undefined ? 0 : cover.thin * thinness[tone]! * 1.6;
  const isShaded = shaded[cell] === 1;
  for (let b = 0; b < BANDS; b++) {
    let value = spectra[index * BANDS + b]!;
    if (thin > 0) value += thin * (bare[index * BANDS + b]! - value);
    bands[b]![pixel]! += value * gain * (isShaded ? SHADE[b]! : 1);
  }
}

/** Pixel to plan, exact on a coarse mesh and linear in between: the plan bends by millimetres over one mesh. */
function meshOf(grid: GridShape, scene: SceneSpec): (column: number, row: number) => void {
  const [size, , left, , , top] = grid.transform;
  const columns = Math.ceil(grid.width / MESH) + 2;
  const rows = Math.ceil(grid.height / MESH) + 2;
  const us = new Float64Array(columns * rows);
  const vs = new Float64Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const x = left + c * MESH * size - scene.shiftEastM;
      const y = top - r * MESH * size - scene.shiftNorthM;
      us[r * columns + c] = planU(x, y);
      vs[r * columns + c] = planV(x, y);
    }
  }
  return (column, row) => {
    const [mc, mr] = [column / MESH, row / MESH];
    const [c, r] = [Math.floor(mc), Math.floor(mr)];
    const [fc, fr] = [mc - c, mr - r];
    const i = r * columns + c;
    const blend = (values: Float64Array): number =>
      (values[i]! * (1 - fc) + values[i + 1]! * fc) * (1 - fr) +
      (values[i + columns]! * (1 - fc) + values[i + columns + 1]! * fc) * fr;
    at.u = blend(us);
    at.v = blend(vs);
  };
}
