import type { GridShape } from '../../../analysis/core/grid.ts';
import type { Run } from '../../../analysis/core/run.ts';
import { encodePng, renderChip, renderOnGrid, renderTile, stretchOf } from '../../../analysis/raster/index.ts';
import type { RasterView } from '../../contract/model.ts';
import { rasterOf } from '../datasets/raster-handles.ts';

interface Drawing {
  readonly path: string;
  readonly view: RasterView;
}

interface TileInput extends Drawing {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A 256-pixel Web Mercator tile as PNG; null where the raster has nothing. */
export async function tile({ path, view, z, x, y }: TileInput, run: Run): Promise<Uint8Array | null> {
  return renderTile(await rasterOf(path), view, z, x, y, run);
}

interface ChipInput extends Drawing {
  readonly centre: readonly [lon: number, lat: number];
  readonly sizeM: number;
  readonly pixels: number;
}

/** A north-up picture of `sizeM` metres around a point as PNG; null outside the raster. */
export async function chip({ path, view, centre, sizeM, pixels }: ChipInput, run: Run): Promise<Uint8Array | null> {
  return renderChip(await rasterOf(path), view, centre, sizeM, pixels, run);
}

/** The raster drawn onto any grid as PNG, for paper; null where the two do not touch. */
export async function picture(
  { path, view, shape }: Drawing & { readonly shape: GridShape },
  run: Run,
): Promise<Uint8Array | null> {
  const rgba = await renderOnGrid(await rasterOf(path), view, shape, run);
  return rgba === null ? null : encodePng(rgba, shape.width, shape.height);
}

/** The 2–98 % stretch of three bands, shared by all the rasters. */
export async function stretch(
  { paths, bands }: { readonly paths: readonly string[]; readonly bands: readonly [number, number, number] },
  run: Run,
): Promise<RasterView['stretch']> {
  return stretchOf(await Promise.all(paths.map(rasterOf)), bands, run);
}
