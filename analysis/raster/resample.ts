import type { Grid, GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { type CoordinateMesh, coordinateMesh } from './coordinate-mesh.ts';

export type Resampling = 'nearest' | 'bilinear';

/**
 * Resamples bands onto another grid, pixel centre to pixel centre. Outside the source and where the nearest source pixel has no
 * data the result is NaN; bilinear weights count only the pixels that have data, so a hole neither grows nor blends.
 */
export async function resample(
  source: Grid,
  target: GridShape,
  method: Resampling,
  run: Run,
  mesh: CoordinateMesh = coordinateMesh(source, target),
): Promise<Grid> {
  const bands = source.bands.map(() => new Float32Array(target.width * target.height));
  const columns = new Float64Array(target.width);
  const rows = new Float64Array(target.width);
  const sampleRow = method === 'nearest' ? nearestRow : bilinearRow;
  for (let row = 0; row < target.height; row++) {
    await run.breathe();
    mesh.rowOf(row, columns, rows);
    for (const [index, pixels] of source.bands.entries()) {
      sampleRow(pixels, source.width, source.height, columns, rows, bands[index]!, row * target.width);
    }
    run.progress((row + 1) / target.height);
  }
  return { crs: target.crs, width: target.width, height: target.height, transform: target.transform, bands };
}

function nearestRow(
  pixels: Float32Array,
  width: number,
  height: number,
  columns: Float64Array,
  rows: Float64Array,
  output: Float32Array,
  offset: number,
): void {
  for (let index = 0; index < columns.length; index++) {
    const [column, row] = [Math.floor(columns[index]!), Math.floor(rows[index]!)];
    const isInside = column >= 0 && column < width && row >= 0 && row < height;
    output[offset + index] = isInside ? pixels[row * width + column]! : Number.NaN;
  }
}

function bilinearRow(
  pixels: Float32Array,
  width: number,
  height: number,
  columns: Float64Array,
  rows: Float64Array,
  output: Float32Array,
  offset: number,
): void {
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index]!;
    const row = rows[index]!;
    if (!(column >= 0 && column < width && row >= 0 && row < height)) {
      output[offset + index] = Number.NaN;
      continue;
    }
    if (Number.isNaN(pixels[Math.floor(row) * width + Math.floor(column)]!)) {
      output[offset + index] = Number.NaN;
      continue;
    }
    const left = Math.floor(column - 0.5);
    const top = Math.floor(row - 0.5);
    const right = column - 0.5 - left;
    const down = row - 0.5 - top;
    if (left >= 0 && top >= 0 && left + 1 < width && top + 1 < height) {
      const at = top * width + left;
      const above = pixels[at]! * (1 - right) + pixels[at + 1]! * right;
      const below = pixels[at + width]! * (1 - right) + pixels[at + width + 1]! * right;
      const value = above * (1 - down) + below * down;
      if (!Number.isNaN(value)) {
        output[offset + index] = value;
        continue;
      }
    }
    output[offset + index] = partialBilinear(pixels, width, height, left, top, right, down);
  }
}

/** The same mean over those of the four pixels that exist and have data. */
function partialBilinear(
  pixels: Float32Array,
  width: number,
  height: number,
  left: number,
  top: number,
  right: number,
  down: number,
): number {
  let [sum, weights] = [0, 0];
  for (let corner = 0; corner < 4; corner++) {
    const [stepX, stepY] = [corner & 1, corner >> 1];
    const [column, row] = [left + stepX, top + stepY];
    if (column < 0 || column >= width || row < 0 || row >= height) continue;
    const value = pixels[row * width + column]!;
    if (Number.isNaN(value)) continue;
    const weight = (stepX === 1 ? right : 1 - right) * (stepY === 1 ? down : 1 - down);
    sum += value * weight;
    weights += weight;
  }
  return weights > 1e-9 ? sum / weights : Number.NaN;
}
