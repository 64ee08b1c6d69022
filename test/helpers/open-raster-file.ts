import { type OpenRasterOptions, openGeoTiff } from '../../analysis/raster/open-geotiff.ts';
import type { RasterFile } from '../../analysis/raster/raster-file.ts';
import { rasterCompanionsOf } from '../../electron/engine/datasets/raster-companions.ts';
import { fileSource } from './file-source.ts';

/** Opens an image with what lies beside it, as the engine does, without keeping anything open. */
export async function openRasterFile(path: string, options: OpenRasterOptions = {}): Promise<RasterFile> {
  const { rationalModel, ...paths } = await rasterCompanionsOf(path);
  const beside = Object.fromEntries(Object.entries(paths).map(([kind, file]) => [kind, fileSource(file)]));
  return openGeoTiff(fileSource(path), { ...options, beside: { ...beside, rationalModel } });
}
