import { punchNodata } from '../nodata-value.ts';
import type { ReadLevel } from '../pyramid.ts';

/** What makes a pixel of a level “no data” beside the nodata value that its blocks are read with. */
export interface Holes {
  /** a mask of the same size, 0 where there is no data: one band for all, or one for each */
  readonly mask: { readonly read: ReadLevel; readonly bandCount: number } | null;
  /** the band that holds transparency, 0 where there is no data */
  readonly alphaBand: number | null;
  /** values by band that mean “no data” */
  readonly nodata: ReadonlyMap<number, number>;
}

/** The same level with NaN where a mask, a transparency band or a value says that there is nothing. */
export function withHoles(read: ReadLevel, { mask, alphaBand, nodata }: Holes): ReadLevel {
  if (mask === null && alphaBand === null && nodata.size === 0) return read;
  return async (window, bands, run) => {
    const needsAlpha = alphaBand !== null && bands.some((band) => band !== alphaBand);
    const wanted = needsAlpha && !bands.includes(alphaBand) ? [...bands, alphaBand] : bands;
    const pixels = await read(window, wanted, run);
    if (needsAlpha) {
      const alpha = pixels[wanted.indexOf(alphaBand)]!;
      for (const [at, band] of bands.entries()) if (band !== alphaBand) punchWhereZero(pixels[at]!, alpha);
    }
    if (mask !== null) {
      const planes = mask.bandCount === 1 ? bands.map(() => 0) : bands;
      const distinct = [...new Set(planes)];
      const masks = await mask.read(window, distinct, run);
      for (const [at, plane] of planes.entries()) punchWhereZero(pixels[at]!, masks[distinct.indexOf(plane)]!);
    }
    for (const [at, band] of bands.entries()) {
      const value = nodata.get(band);
      if (value !== undefined) punchNodata(pixels[at]!, value);
    }
    return pixels.slice(0, bands.length);
  };
}

/** A mask block that the file leaves out is NaN, and masks everything. */
function punchWhereZero(pixels: Float32Array, mask: Float32Array): void {
  for (let at = 0; at < pixels.length; at++) if (!(mask[at]! > 0)) pixels[at] = Number.NaN;
}
