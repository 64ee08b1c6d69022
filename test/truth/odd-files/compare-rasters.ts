import type { Held } from './compare-views.ts';
import type { BandPixels, RasterFacts } from './facts.ts';

/** GDAL's names of sample types where they are not ours. Bands of fewer bits are bytes for GDAL. */
const OUR_TYPE: Readonly<Record<string, string>> = { byte: 'uint8' };

/** Corners in degrees: a ten-thousandth of a second of arc is 3 mm; a float transform of a datum-free system is far inside. */
const DEGREES = 1e-7;

/** Sizes, type, place, bands and pixels of one raster. */
export function compareRasters(held: Held, ours: RasterFacts, gdal: RasterFacts): void {
  held.same('size', [ours.width, ours.height], [gdal.width, gdal.height]);
  held.same('type', ours.type, OUR_TYPE[gdal.type] ?? gdal.type);
  held.same('overviews', ours.overviews, gdal.overviews);
  comparePlaces(held, ours, gdal);
  held.same('bands', ours.bands.length, gdal.bands.length);
  for (const [index, band] of gdal.bands.entries()) {
    const own = ours.bands[index];
    if (own === undefined) continue;
    held.same(`band ${index + 1} description`, own.name, band.name);
    held.same(`band ${index + 1} scale and offset`, [own.scale, own.offset], [band.scale, band.offset]);
    held.same(`band ${index + 1} nodata`, nodataOf(own.nodata), nodataOf(band.nodata));
  }
  held.same('window', ours.window, gdal.window);
  const isLossy = /jpeg/i.test(gdal.compression);
  for (const [index, pixels] of gdal.pixels.entries()) {
    const own = ours.pixels[index];
    if (own !== undefined) comparePixels(held, `band ${index + 1}`, own, pixels, isLossy);
  }
}

/** As text, because JSON has no NaN and no infinity. */
const nodataOf = (value: number | string | null): string | undefined =>
  typeof value === 'number' ? String(Math.fround(value)) : value?.replace('inf', 'Infinity').replace('nan', 'NaN');

function comparePlaces(held: Held, ours: RasterFacts, gdal: RasterFacts): void {
  if (ours.transform === null || gdal.transform === null) held.same('transform', ours.transform, gdal.transform);
  else {
    const step = Math.hypot(gdal.transform[0]!, gdal.transform[3]!);
    for (const [index, value] of gdal.transform.entries()) {
      // A hundred-thousandth of a pixel: tie points and pixel sizes are doubles on both sides.
      held.close(`transform[${index}]`, ours.transform[index]!, value, Math.max(Math.abs(value) * 1e-12, step * 1e-5));
    }
  }
  if (ours.corners === null || gdal.corners === null) {
    held.same('corners', ours.corners, gdal.corners);
    return;
  }
  for (const [index, value] of gdal.corners.entries()) {
    held.close(
      `corner ${Math.floor(index / 2) + 1} (${ours.crs}, GDAL ${gdal.crs})`,
      ours.corners[index]!,
      value,
      DEGREES,
    );
  }
}

function comparePixels(held: Held, name: string, ours: BandPixels, gdal: BandPixels, isLossy: boolean): void {
  held.same(`${name} pixels with data`, ours.valid, gdal.valid);
  // Sums of doubles in another order round differently; JPEG decoders spread the coarser colours over the pixels each in its way.
  const share = isLossy ? 0.01 : 1e-9;
  const spread = isLossy ? Math.max(8, 0.02 * Math.max(Math.abs(gdal.min), Math.abs(gdal.max))) : 0;
  held.close(`${name} smallest`, ours.min, gdal.min, spread);
  held.close(`${name} largest`, ours.max, gdal.max, spread);
  held.close(`${name} sum`, ours.sum, gdal.sum, share * gdal.size + 1e-9);
  held.close(`${name} sum by position`, ours.weighted, gdal.weighted, share * gdal.size + 1e-9);
}
