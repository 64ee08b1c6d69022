import type { PixelWindow } from '../../core/grid.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Samples } from './block.ts';
import type { BlockCache } from './block-cache.ts';
import type { TiffImage } from './image.ts';

/** What one read may hold in memory. */
const WINDOW_BYTES_AT_MOST = 1_500_000_000;

/**
 * Pixels of a window of one image at its own resolution: one array per band, row by row, NaN where the value is `nodata`, where
 * the file leaves a block out, and outside the image.
 */
export async function readPixels(
  image: TiffImage,
  cache: BlockCache,
  window: PixelWindow,
  bands: readonly number[],
  nodata: number | null,
  fileName: string,
  run: Run,
): Promise<Float32Array[]> {
  refuseHuge(window, bands.length, fileName);
  const outputs = bands.map(() => new Float32Array(window.width * window.height).fill(Number.NaN));
  const firstColumn = Math.max(0, window.column);
  const firstRow = Math.max(0, window.row);
  const endColumn = Math.min(image.width, window.column + window.width);
  const endRow = Math.min(image.height, window.row + window.height);
  if (firstColumn >= endColumn || firstRow >= endRow) return outputs;
  const [across, down] = [
    blockRange(firstColumn, endColumn, image.blockWidth),
    blockRange(firstRow, endRow, image.blockHeight),
  ];
  const samples = image.planar ? 1 : image.sampleCount;
  const planes = image.planar ? bands : [0];
  const total = (across[1] - across[0]) * (down[1] - down[0]) * planes.length;
  let done = 0;
  for (let blockRow = down[0]; blockRow < down[1]; blockRow++) {
    for (let blockColumn = across[0]; blockColumn < across[1]; blockColumn++) {
      for (const [planeIndex, plane] of planes.entries()) {
        await run.breathe();
        const index = (plane * image.blocksDown + blockRow) * image.blocksAcross + blockColumn;
        const block = await cache.get(index);
        run.progress(++done / total);
        if (block === null) continue;
        const part = {
          column: blockColumn * image.blockWidth,
          row: blockRow * image.blockHeight,
          firstColumn: Math.max(firstColumn, blockColumn * image.blockWidth),
          firstRow: Math.max(firstRow, blockRow * image.blockHeight),
          endColumn: Math.min(endColumn, (blockColumn + 1) * image.blockWidth),
          endRow: Math.min(endRow, (blockRow + 1) * image.blockHeight),
        };
        if (image.planar) {
          copyBand(block, image.blockWidth, samples, 0, part, window, outputs[planeIndex]!, nodata);
        } else {
          for (const [at, band] of bands.entries()) {
            copyBand(block, image.blockWidth, samples, band, part, window, outputs[at]!, nodata);
          }
        }
      }
    }
  }
  return outputs;
}

interface Part {
  readonly column: number;
  readonly row: number;
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly endColumn: number;
  readonly endRow: number;
}

function copyBand(
  block: Samples,
  blockWidth: number,
  samples: number,
  band: number,
  part: Part,
  window: PixelWindow,
  output: Float32Array,
  nodata: number | null,
): void {
  const hole = nodata === null ? Number.NaN : block instanceof Float32Array ? Math.fround(nodata) : nodata;
  const columns = part.endColumn - part.firstColumn;
  for (let row = part.firstRow; row < part.endRow; row++) {
    let from = ((row - part.row) * blockWidth + (part.firstColumn - part.column)) * samples + band;
    const to = (row - window.row) * window.width + (part.firstColumn - window.column);
    for (let column = 0; column < columns; column++, from += samples) {
      const value = block[from]!;
      if (value !== hole) output[to + column] = value;
    }
  }
}

const blockRange = (first: number, end: number, size: number): [from: number, to: number] => [
  Math.floor(first / size),
  Math.floor((end - 1) / size) + 1,
];

/** Refuses a window that would not fit into memory (problem `raster-too-large`). */
export function refuseHuge(window: PixelWindow, bandCount: number, file: string): void {
  const bytes = window.width * window.height * bandCount * 4;
  if (bytes <= WINDOW_BYTES_AT_MOST) return;
  const limitMegabytes = WINDOW_BYTES_AT_MOST / 1e6;
  throw new AppError({ code: 'raster-too-large', file, megabytes: Math.ceil(bytes / 1e6), limitMegabytes });
}
