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
  const firstColumn = Math.max(0, window.column);
  const firstRow = Math.max(0, window.row);
  const endColumn = Math.min(image.width, window.column + window.width);
  const endRow = Math.min(image.height, window.row + window.height);
  const isInside = endColumn - firstColumn === window.width && endRow - firstRow === window.height;
  const outputs = bands.map(() => new Float32Array(window.width * window.height));
  if (!isInside) for (const output of outputs) output.fill(Number.NaN);
  if (firstColumn >= endColumn || firstRow >= endRow) return outputs;

  const [across, down] = [
    blockRange(firstColumn, endColumn, image.blockWidth),
    blockRange(firstRow, endRow, image.blockHeight),
  ];
  const reads = blockReads(image, bands, across, down);
  const next = cache.holds(reads.length) ? keptBlocks(cache, reads) : passingBlocks(cache, reads);
  for (const [done, read] of reads.entries()) {
    await run.breathe();
    const open = await next(done);
    const block = open(); // from here to the copies nothing may wait: another read would use the decoder
    const part = {
      column: read.column * image.blockWidth,
      row: read.row * image.blockHeight,
      firstColumn: Math.max(firstColumn, read.column * image.blockWidth),
      firstRow: Math.max(firstRow, read.row * image.blockHeight),
      endColumn: Math.min(endColumn, (read.column + 1) * image.blockWidth),
      endRow: Math.min(endRow, (read.row + 1) * image.blockHeight),
    };
    for (const { plane, output } of read.copies) {
      copyPlane(block, image, plane, part, window, outputs[output]!, nodata);
    }
    run.progress((done + 1) / reads.length);
  }
  return outputs;
}

/** The blocks of a read one after the other; the next one is fetched from the disk while this one is decoded. */
type NextBlock = (at: number) => Promise<() => Samples | null>;

const keptBlocks =
  (cache: BlockCache, reads: readonly BlockRead[]): NextBlock =>
  async (at) => {
    const loading = cache.get(reads[at]!.index);
    const following = reads[at + 1];
    if (following !== undefined) cache.prepare(following.index);
    const block = await loading;
    return () => block;
  };

/** Blocks that nobody keeps: each is used up before the next one is asked for. */
function passingBlocks(cache: BlockCache, reads: readonly BlockRead[]): NextBlock {
  const fetched = (at: number): ReturnType<BlockCache['fetch']> | undefined => {
    const read = reads[at];
    const fetching = read && cache.fetch(read.index);
    fetching?.catch(() => {}); // told to whoever waits for it
    return fetching;
  };
  let coming = fetched(0);
  return async (at) => {
    const decode = await coming!;
    coming = fetched(at + 1);
    return () => decode(true);
  };
}

/** One block that a read touches, and which of its planes goes to which output. */
interface BlockRead {
  readonly index: number;
  readonly column: number;
  readonly row: number;
  readonly copies: readonly { readonly plane: number; readonly output: number }[];
}

function blockReads(
  image: TiffImage,
  bands: readonly number[],
  across: readonly [from: number, to: number],
  down: readonly [from: number, to: number],
): BlockRead[] {
  const copies = bands.map((band, output) => ({ plane: image.planar ? 0 : band, output }));
  const planes = image.planar ? bands.map((band, at) => ({ band, copies: [copies[at]!] })) : [{ band: 0, copies }];
  const reads: BlockRead[] = [];
  for (let row = down[0]; row < down[1]; row++) {
    for (let column = across[0]; column < across[1]; column++) {
      for (const { band, copies: wanted } of planes) {
        const index = (band * image.blocksDown + row) * image.blocksAcross + column;
        reads.push({ index, column, row, copies: wanted });
      }
    }
  }
  return reads;
}

interface Part {
  readonly column: number;
  readonly row: number;
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly endColumn: number;
  readonly endRow: number;
}

/** Copies the part of one plane that lies in the window, with NaN for `nodata`; a block left out is all NaN. */
function copyPlane(
  block: Samples | null,
  image: TiffImage,
  plane: number,
  part: Part,
  window: PixelWindow,
  output: Float32Array,
  nodata: number | null,
): void {
  const columns = part.endColumn - part.firstColumn;
  const rows = image.tiled ? image.blockHeight : Math.min(image.blockHeight, image.height - part.row);
  const hole = nodata === null ? Number.NaN : block instanceof Float32Array ? Math.fround(nodata) : nodata;
  for (let row = part.firstRow; row < part.endRow; row++) {
    const from = (plane * rows + row - part.row) * image.blockWidth + part.firstColumn - part.column;
    const to = (row - window.row) * window.width + part.firstColumn - window.column;
    if (block === null) output.fill(Number.NaN, to, to + columns);
    else if (Number.isNaN(hole)) output.set(block.subarray(from, from + columns), to);
    else copyWithHoles(block, from, columns, hole, output, to);
  }
}

function copyWithHoles(
  block: Samples,
  from: number,
  columns: number,
  hole: number,
  output: Float32Array,
  to: number,
): void {
  for (let column = 0; column < columns; column++) {
    const value = block[from + column]!;
    output[to + column] = value === hole ? Number.NaN : value;
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
