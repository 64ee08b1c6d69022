import { type CrsParameters, DEGREES, GRS80_INVERSE_FLATTENING } from './parameters.ts';

const CGCS2000: CrsParameters = { ...DEGREES, inverseFlattening: GRS80_INVERSE_FLATTENING };

/** The systems met every day, by their EPSG code: degrees, Web Mercator, the belts of CGCS2000, UTM on WGS 84; null for any other. */
export function systemInSeries(code: number): CrsParameters | null {
  if (code === 4326) return DEGREES;
  if (code === 4490) return CGCS2000;
  if (code === 3857) return { ...DEGREES, projection: 'webmerc' };
  if (code >= 4513 && code <= 4533) return belt((code - 4488) * 3, (code - 4488) * 1_000_000);
  if (code >= 4534 && code <= 4554) return belt((code - 4509) * 3, 0);
  if (code >= 4491 && code <= 4501) return belt((code - 4478) * 6 - 3, (code - 4478) * 1_000_000);
  if (code >= 4502 && code <= 4512) return belt((code - 4489) * 6 - 3, 0);
  if (code > 32600 && code <= 32660) return utm(code - 32600, 0);
  if (code > 32700 && code <= 32760) return utm(code - 32700, 10_000_000);
  return null;
}

/** Gauss-Krüger on CGCS2000; the belt's number, where it is written before the easting, as metres. */
const belt = (meridian: number, prefixM: number): CrsParameters => ({
  ...CGCS2000,
  projection: 'tmerc',
  numbers: { lat_0: 0, lon_0: meridian, k_0: 1, x_0: prefixM + 500_000, y_0: 0 },
});

const utm = (zone: number, falseNorthM: number): CrsParameters => ({
  ...DEGREES,
  projection: 'tmerc',
  numbers: { lat_0: 0, lon_0: zone * 6 - 183, k_0: 0.9996, x_0: 500_000, y_0: falseNorthM },
});
