import { type FileHandle, open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { Crs } from '../../../analysis/core/features.ts';
import type { GridShape } from '../../../analysis/core/grid.ts';
import type { Run } from '../../../analysis/core/run.ts';
import { STORED_TYPES } from '../../../analysis/raster/build-overviews.ts';
import { geoKeyDirectory } from '../../../analysis/raster/geo-keys.ts';
import type { RasterFile } from '../../../analysis/raster/raster-file.ts';
import type { Resampling } from '../../../analysis/raster/resample.ts';
import { suggestedGrid } from '../../../analysis/raster/suggested-grid.ts';
import {
  FILE_TILE,
  newPlaces,
  storableNodata,
  TiledFile,
  type TiledLayout,
  type TilePlaces,
} from '../../../analysis/raster/tiled-file.ts';
import { warpRows } from '../../../analysis/raster/warp.ts';
import { rasterOf } from '../datasets/raster-handles.ts';
import { canHaveHelpers, inHelper } from '../jobs/helper-threads.ts';

export interface WarpInput {
  readonly path: string;
  /** where the new GeoTIFF is written; the caller moves it into place */
  readonly out: string;
  readonly toCrs: Crs;
  readonly method: Resampling;
  /** in units of the new system; null keeps about the number of pixels */
  readonly pixelSize: number | null;
  readonly packing: 'deflate' | 'none';
}

/** Some rows of tiles of a warp, for one thread. */
export interface WarpPartInput {
  readonly path: string;
  readonly out: string;
  readonly target: GridShape;
  readonly method: Resampling;
  readonly layout: TiledLayout;
  readonly places: TilePlaces;
  readonly firstTileRow: number;
  readonly endTileRow: number;
}

/**
 * Reprojects a raster into a new GeoTIFF, all bands from full resolution, half of the rows on each of two threads. Where the source
 * has no data, or none is there, the new one has none either: its nodata value, or a mask where the source has no value for it.
 */
export async function warpRaster(
  input: WarpInput,
  run: Run,
): Promise<{ readonly width: number; readonly height: number }> {
  const { path, out, toCrs, method, pixelSize, packing } = input;
  const raster = await rasterOf(path);
  const target = suggestedGrid(raster.info, toCrs, pixelSize);
  const layout = layoutOf(raster, target, packing);
  const places = newPlaces(layout);
  await (await open(out, 'w')).close();
  const tileRows = Math.ceil(target.height / FILE_TILE);
  const threads = canHaveHelpers() ? Math.min(2, tileRows, availableParallelism()) : 1;
  const parts = Array.from({ length: threads }, (_, part) => ({
    ...{ path, out, target, method, layout, places },
    firstTileRow: Math.floor((tileRows * part) / threads),
    endTileRow: Math.floor((tileRows * (part + 1)) / threads),
  }));
  const [own, ...others] = parts;
  await Promise.all([...others.map((part) => inHelper('warpPart', part, path, run)), warpPart(own!, run)]);
  await withFile(out, (file) => new TiledFile(sinkOf(file), layout, deflateLater, places).finish());
  return { width: target.width, height: target.height };
}

/** Warps some rows of tiles and writes them to their places in the file. */
export async function warpPart(part: WarpPartInput, run: Run): Promise<void> {
  const { path, out, target, method, layout, places, firstTileRow, endTileRow } = part;
  const raster = await rasterOf(path);
  const bands = raster.info.bands.map((_, band) => band);
  const outputs = bands.map(() => new Float32Array(target.width * FILE_TILE * ROWS_OF_TILES));
  await withFile(out, async (handle) => {
    const file = new TiledFile(sinkOf(handle), layout, deflateLater, places);
    for (let tileRow = firstTileRow; tileRow < endTileRow; tileRow += ROWS_OF_TILES) {
      const first = tileRow * FILE_TILE;
      const end = Math.min(target.height, Math.min(endTileRow, tileRow + ROWS_OF_TILES) * FILE_TILE);
      await warpRows(raster, bands, target, method, { first, end }, outputs, 0, unseen(run));
      for (let row = first; row < end; row += FILE_TILE) {
        const rows = Math.min(FILE_TILE, end - row);
        const [from, to] = [(row - first) * target.width, (row - first + rows) * target.width];
        await file.writeTileRow(
          0,
          row / FILE_TILE,
          outputs.map((pixels) => pixels.subarray(from, to)),
          rows,
        );
      }
      run.progress((tileRow + ROWS_OF_TILES - firstTileRow) / (endTileRow - firstTileRow));
    }
  });
}

/** Rows of tiles that are warped at once: their borders cut through blocks of the source that are then read twice. */
const ROWS_OF_TILES = 2;
const deflateLater = promisify<Uint8Array, Buffer>(deflate);

function layoutOf({ info }: RasterFile, target: GridShape, packing: WarpInput['packing']): TiledLayout {
  const [size, , west, , , north] = target.transform;
  const type = STORED_TYPES[info.sampleType];
  const nodata = info.bands.map((band) => storableNodata(type, band.nodata)).find((value) => value !== null) ?? null;
  return {
    type,
    bandCount: info.bands.length,
    nodata,
    hasMask: nodata === null && type !== 'float32',
    packing,
    images: [{ width: target.width, height: target.height }],
    areReduced: false,
    fields: [
      { tag: 33550, type: 'double', values: [size, size, 0] },
      { tag: 33922, type: 'double', values: [0, 0, 0, west, north, 0] },
      ...geoKeyDirectory(target.crs),
    ],
  };
}

async function withFile<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r+');
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

const sinkOf = (file: FileHandle) => ({
  async write(offset: number, bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
    }
  },
});

/** The same run with its progress unseen: one strip of many must not move the bar. */
function unseen(run: Run): Run {
  const silent: Run = { progress() {}, breathe: () => run.breathe(), stage: () => silent };
  return silent;
}
