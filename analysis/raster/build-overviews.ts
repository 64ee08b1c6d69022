import type { Run } from '../core/run.ts';
import { type Halving, halve } from './halve.ts';
import type { RasterFile, RasterInfo, SampleType } from './raster-file.ts';
import {
  type ByteSink,
  type DeflateLater,
  FILE_TILE,
  storableNodata,
  TiledFile,
  type TiledType,
} from './tiled-file.ts';

/** Full-size pixels, all bands together, that are held as 32-bit numbers at once. */
const PIXELS_AT_ONCE = 6_000_000;
/** Full-size rows of tiled images that are read together: two rows of overview tiles come of them. */
const ROWS_AT_ONCE = 512;

/**
 * Builds the reduced copies of a raster, each half the size of the one before, down to one tile: the file that GDAL would call
 * NAME.tif.ovr. The full image is read once, in windows; every copy is made from the rows of the larger one while they
 * are in memory, so memory grows with the width of the image and not with its height. Holes have no weight.
 *
 * Values of 32 and 64 bits become 32-bit floating point; palette images keep the first of four pixels.
 *
 * @returns the size of the file in bytes
 */
export async function buildOverviews(
  raster: RasterFile,
  sink: ByteSink,
  deflate: DeflateLater,
  run: Run,
): Promise<number> {
  const { info } = raster;
  const sizes = overviewSizes(info);
  const bandCount = info.bands.length;
  const type = STORED_TYPES[info.sampleType];
  const hasMask = info.holes?.some((hole) => hole === 'mask' || hole === 'mask-file') ?? false;
  const holes = info.bands.map(({ nodata }) => storableNodata(type, nodata));
  const what = { type, bandCount, nodata: holes[0] ?? null, holes, hasMask } as const;
  const layout = { ...what, packing: 'deflate', images: sizes, areReduced: true } as const;
  const file = new TiledFile(sink, layout, deflate);
  const how: Halving = raster.inColours === undefined ? 'average' : 'first';
  const cascade = new Cascade(file, sizes, bandCount, how);
  const { rows, columns } = readingWindow(info);
  const bands = info.bands.map((_, band) => band);
  const first = sizes[0]!;
  const half = bands.map(() => new Float32Array((rows / 2) * first.width));
  for (let row = 0; row < info.height; row += rows) {
    const height = Math.min(rows, info.height - row);
    for (let column = 0; column < info.width; column += columns) {
      await run.breathe();
      const width = Math.min(columns, info.width - column);
      const grid = await raster.readWindow({ column, row, width, height }, bands, unseen(run));
      for (const [band, pixels] of grid.bands.entries()) {
        halve(pixels, width, height, how, half[band]!, first.width, 0, column / 2);
      }
      run.progress((row + (height * (column + width)) / info.width) / info.height);
    }
    await cascade.push(0, half, Math.ceil(height / 2));
  }
  return file.finish();
}

/** The sizes of the copies, largest first: halves, rounded up, until one fits a tile. Empty for an image that is that small. */
export function overviewSizes({ width, height }: { readonly width: number; readonly height: number }) {
  const sizes: { readonly width: number; readonly height: number }[] = [];
  let [across, down] = [width, height];
  while (Math.max(across, down) > FILE_TILE) {
    [across, down] = [Math.ceil(across / 2), Math.ceil(down / 2)];
    sizes.push({ width: across, height: down });
  }
  return sizes;
}

/** The types that pixels are written as again. */
export const STORED_TYPES: Readonly<Record<SampleType, TiledType>> = {
  uint8: 'uint8',
  int8: 'int8',
  uint16: 'uint16',
  int16: 'int16',
  uint32: 'float32',
  int32: 'float32',
  float32: 'float32',
  float64: 'float32',
};

/** Windows that touch each block once: whole strips, or columns of whole tiles. Both numbers are even. */
function readingWindow({ width, bands, block }: RasterInfo): { readonly rows: number; readonly columns: number } {
  const pixels = PIXELS_AT_ONCE / bands.length;
  if (block === undefined || block.width >= width) {
    return {
      rows: Math.max(2, 2 * Math.floor(Math.min(ROWS_AT_ONCE, pixels / width) / 2)),
      columns: width + (width % 2),
    };
  }
  const rows = 2 * Math.ceil((Math.ceil(ROWS_AT_ONCE / block.height) * block.height) / 2);
  const columns = 2 * block.width * Math.max(1, Math.floor(pixels / rows / (2 * block.width)));
  return { rows, columns };
}

/** The rows of each copy that wait for a whole row of tiles. */
class Cascade {
  private readonly levels: { readonly rows: Float32Array[]; filled: number; tileRow: number; done: number }[];

  constructor(
    private readonly file: TiledFile,
    private readonly sizes: readonly { readonly width: number; readonly height: number }[],
    bandCount: number,
    private readonly how: Halving,
  ) {
    this.levels = sizes.map(({ width }) => ({
      rows: Array.from({ length: bandCount }, () => new Float32Array(width * FILE_TILE)),
      filled: 0,
      tileRow: 0,
      done: 0,
    }));
  }

  /** Takes the next rows of a level; whole rows of tiles are written and halved into the level below. */
  async push(level: number, bands: readonly Float32Array[], rows: number): Promise<void> {
    const state = this.levels[level];
    if (state === undefined) return;
    const { width, height } = this.sizes[level]!;
    for (let taken = 0; taken < rows; ) {
      const count = Math.min(rows - taken, FILE_TILE - state.filled);
      for (const [band, pixels] of bands.entries()) {
        const part = pixels.subarray(taken * width, (taken + count) * width);
        state.rows[band]!.set(part, state.filled * width);
      }
      taken += count;
      state.filled += count;
      state.done += count;
      if (state.filled === FILE_TILE || state.done === height) await this.flush(level);
    }
  }

  private async flush(level: number): Promise<void> {
    const state = this.levels[level]!;
    const { width } = this.sizes[level]!;
    const rows = state.filled;
    state.filled = 0;
    await this.file.writeTileRow(level, state.tileRow++, state.rows, rows);
    const next = this.sizes[level + 1];
    if (next === undefined) return;
    const half = state.rows.map((pixels) => {
      const output = new Float32Array(Math.ceil(rows / 2) * next.width);
      halve(pixels, width, rows, this.how, output, next.width, 0, 0);
      return output;
    });
    await this.push(level + 1, half, Math.ceil(rows / 2));
  }
}

/** The same run with its progress unseen: one window of many must not move the bar. */
function unseen(run: Run): Run {
  const silent: Run = { progress() {}, breathe: () => run.breathe(), stage: () => silent };
  return silent;
}
