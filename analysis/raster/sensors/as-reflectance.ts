import type { RasterFile } from '../raster-file.ts';
import type { Rescaling } from './reflectance.ts';

/**
 * The same raster with its values as reflectance, each band by its own factors; a stored 0 of whole numbers is a hole, as all
 * suppliers of these products have it. For scenes whose bands differ; where all are alike the caller multiplies by itself.
 */
export function asReflectance(file: RasterFile, rescalings: readonly Rescaling[]): RasterFile {
  const isWhole = !file.info.sampleType.startsWith('float');
  const rescale = (pixels: readonly Float32Array[], bands: readonly number[]): Float32Array[] =>
    pixels.map((values, at) => {
      const { scale, offset } = rescalings[bands[at]!]!;
      return values.map((value) => (isWhole && value === 0 ? Number.NaN : value * scale + offset));
    });
  return {
    info: {
      ...file.info,
      sampleType: 'float32',
      bands: file.info.bands.map((band) => ({ ...band, scale: 1, offset: 0 })),
    },
    async readWindow(window, bands, run) {
      const grid = await file.readWindow(window, bands, run);
      return { ...grid, bands: rescale(grid.bands, bands) };
    },
    async readPreview(window, bands, width, height, run) {
      const grid = await file.readPreview(window, bands, width, height, run);
      return { ...grid, bands: rescale(grid.bands, bands) };
    },
  };
}
