import { deflateSync } from 'node:zlib';
import type { GridShape } from '../../../analysis/core/grid.ts';
import type { Run } from '../../../analysis/core/run.ts';
import {
  encodePng,
  renderChip,
  renderOnGrid,
  renderTile,
  setPngDeflate,
  stretchOf,
} from '../../../analysis/raster/index.ts';
import type { RasterView } from '../../contract/model.ts';
import { rasterOf } from '../datasets/raster-handles.ts';

setPngDeflate((bytes) => deflateSync(bytes, { level: 1 }));

interface Drawing {
  readonly path: string;
  readonly view: RasterView;
  /** the system of the layer, which the person may have chosen */
  readonly crs?: string | null;
}

interface TileInput extends Drawing {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A 256-pixel Web Mercator tile as PNG; null where the raster has nothing. */
export async function tile({ path, view, crs = null, z, x, y }: TileInput, run: Run): Promise<Uint8Array | null> {
  return renderTile(await rasterOf(path, { crs }), view, z, x, y, run);
}

interface ChipInput extends Drawing {
  readonly centre: readonly [lon: number, lat: number];
  readonly sizeM: number;
  readonly pixels: number;
}

/** A north-up picture of `sizeM` metres around a point as PNG; null outside the raster. */
export async function chip(
  { path, view, crs = null, centre, sizeM, pixels }: ChipInput,
  run: Run,
): Promise<Uint8Array | null> {
  return renderChip(await rasterOf(path, { crs }), view, centre, sizeM, pixels, run);
}

/** The raster drawn onto any grid as PNG, for paper; null where the two do not touch. */
export async function picture(
  { path, view, crs = null, shape }: Drawing & { readonly shape: GridShape },
  run: Run,
): Promise<Uint8Array | null> {
  const rgba = await renderOnGrid(await rasterOf(path, { crs }), view, shape, run);
  return rgba === null ? null : encodePng(rgba, shape.width, shape.height);
}

/** The 2–98 % stretch of three bands, shared by all the rasters. */
export async function stretch(
  {
    rasters,
    bands,
  }: { readonly rasters: readonly Omit<Drawing, 'view'>[]; readonly bands: readonly [number, number, number] },
  run: Run,
): Promise<RasterView['stretch']> {
  return stretchOf(await Promise.all(rasters.map(({ path, crs = null }) => rasterOf(path, { crs }))), bands, run);
}
