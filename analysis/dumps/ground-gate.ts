import { brightness, bsi, greenRed, mndwi, ndvi, ndwi, whiteness } from './indices.ts';
import type { DumpsParams } from './params.ts';

/** What a pixel of one date can be, as bits. */
export const GATE = 1;
export const SLAG = 2;
export const NET = 4;

/** Reflectance of one pixel; the short-wave bands are NaN where the sensor has none. */
export interface Spectrum {
  readonly blue: number;
  readonly green: number;
  readonly red: number;
  readonly nir: number;
  readonly swir1: number;
  readonly swir2: number;
}

/** Green against red and blue against red above this are plants, nets and blue roofs (simulated pass rates: rubble .99, net .02, blue roof 0). */
const [GREEN_RED_MAX, BLUE_RED_MAX, MNDWI_MAX] = [0.05, 0.05, -0.05];
const [SLAG_DARKEST, SLAG_BRIGHTEST, SLAG_SWIR_RATIO_MAX] = [0.05, 0.1, 1.05];
const [NET_NDVI_MIN, NET_NDVI_MAX] = [0.2, 0.5];
/** Without short-wave bands: grey enough to be rubble rather than coloured roofs. Unverified. */
const WHITENESS_MAX = 1;

/**
 * Which kinds of suspicious ground a pixel may be: bit GATE for bare, rubble-like ground; SLAG for dark heaps; NET for green
 * dust nets ((G−R)/(G+R) > 0, NDVI .2–.5, S1 ≥ N: plants have N > S1). 0 removes vegetation, water, turf and blue roofs and
 * nothing else: bare soil, building sites and gravel pass. Without short-wave bands only GATE can be told, from NDVI,
 * NDWI, brightness and whiteness.
 */
export function groundKind({ blue, green, red, nir, swir1, swir2 }: Spectrum, params: DumpsParams): number {
  const isVegetated = !(ndvi(nir, red) < params.ndviMax);
  const bright = brightness(blue, green, red, nir);
  if (Number.isNaN(swir1)) {
    const isGrey = whiteness(blue, green, red) < WHITENESS_MAX && ndwi(green, nir) < 0;
    const isFit = bright > params.brightnessMin && bright < params.brightnessMax;
    return !isVegetated && isGrey && isFit && isUngreen(blue, green, red) ? GATE : 0;
  }
  let kind = 0;
  const isDry = mndwi(green, swir1) < MNDWI_MAX;
  if (!isVegetated && isDry) {
    const bare = bsi(blue, red, nir, swir1);
    const isFit = bright > params.brightnessMin && bright < params.brightnessMax;
    if (isFit && bare > params.bsiMin && bare < params.bsiMax && isUngreen(blue, green, red)) kind |= GATE;
    if (bright > SLAG_DARKEST && bright < SLAG_BRIGHTEST && swir1 <= SLAG_SWIR_RATIO_MAX * swir2) kind |= SLAG;
  }
  const green01 = ndvi(nir, red);
  if (greenRed(green, red) > 0 && green01 > NET_NDVI_MIN && green01 < NET_NDVI_MAX && swir1 >= nir) kind |= NET;
  return kind;
}

const isUngreen = (blue: number, green: number, red: number): boolean =>
  greenRed(green, red) < GREEN_RED_MAX && greenRed(blue, red) < BLUE_RED_MAX;
