import { isGeographic } from '../core/crs.ts';
import type { Crs } from '../core/features.ts';
import type { TiffField } from './tiff-directory.ts';

/** The GeoTIFF keys that name a coordinate system by its EPSG code, pixels as areas (OGC 19-008r4, 7.1). */
export function geoKeyDirectory(crs: Crs): TiffField[] {
  const code = Number(crs.slice(5));
  const geographic = isGeographic(crs);
  const keys = [
    [1024, geographic ? 2 : 1], // GTModelType: geographic or projected
    [1025, 1], // GTRasterType: pixel is area
    geographic ? [2048, code] : [3072, code],
  ];
  const rows = keys.map(([key, value]) => [key!, 0, 1, value!]);
  return [{ tag: 34735, type: 'short', values: [1, 1, 0, keys.length, ...rows.flat()] }];
}
