import type { RasterLayerInfo } from '../../electron/contract/model.ts';

export const BAND_COMBINATIONS = ['true', 'nir', 'swir'] as const;
export type BandCombination = (typeof BAND_COMBINATIONS)[number];

/** Which roles are drawn red, green and blue. */
const ROLES: Readonly<Record<BandCombination, readonly [string, string, string]>> = {
  true: ['red', 'green', 'blue'],
  nir: ['nir', 'red', 'green'],
  swir: ['swir2', 'nir', 'red'],
};

/** The 0-based bands of a combination, or null when the raster lacks one of them. */
export function bandsFor(layer: RasterLayerInfo, combination: BandCombination): [number, number, number] | null {
  const bands = ROLES[combination].map((role) => layer.bandRoles[role]);
  const [red, green, blue] = bands;
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
}

/** The combination a raster shows now, if it is one of ours. */
export const combinationOf = (layer: RasterLayerInfo): BandCombination | null =>
  BAND_COMBINATIONS.find((each) => bandsFor(layer, each)?.join() === layer.view.bands.join()) ?? null;
