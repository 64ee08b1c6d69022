/**
 * Index formulas, on reflectance. Each gives NaN for 0/0. B blue, G green, R red, N near infrared, S1 and S2 short-wave infrared.
 */

/** NDVI = (N − R)/(N + R) (Rouse et al. 1974, NTRS 19740022614). */
export const ndvi = (nir: number, red: number): number => (nir - red) / (nir + red);
/** MNDWI = (G − S1)/(G + S1) (Xu 2006, 10.1080/01431160600589179). */
export const mndwi = (green: number, swir1: number): number => (green - swir1) / (green + swir1);
/** NDWI = (G − N)/(G + N) (McFeeters 1996, 10.1080/01431169608948714): water without SWIR. */
export const ndwi = (green: number, nir: number): number => (green - nir) / (green + nir);
/** NDBI = (S1 − N)/(S1 + N) (Zha et al. 2003, 10.1080/01431160304987). */
export const ndbi = (swir1: number, nir: number): number => (swir1 - nir) / (swir1 + nir);
/** BSI = ((S1 + R) − (N + B))/((S1 + R) + (N + B)) (Rikimaru et al., citeseerx 10.1.1.465.8749). */
export const bsi = (blue: number, red: number, nir: number, swir1: number): number =>
  (swir1 + red - nir - blue) / (swir1 + red + nir + blue);
/** NSDS = (S1 − S2)/(S1 + S2) (10.3390/land10030231). */
export const nsds = (swir1: number, swir2: number): number => (swir1 - swir2) / (swir1 + swir2);
/** (G − R)/(G + R): above 0 for plants and green nets. */
export const greenRed = (green: number, red: number): number => (green - red) / (green + red);
/** Mean of blue, green, red and near infrared. */
export const brightness = (blue: number, green: number, red: number, nir: number): number =>
  (blue + green + red + nir) / 4;
/** Σ|band − mean of the visible|/mean of the visible (Zhu & Woodcock 2012): 0 for grey. */
export const whiteness = (blue: number, green: number, red: number): number => {
  const mean = (blue + green + red) / 3;
  return (Math.abs(blue - mean) + Math.abs(green - mean) + Math.abs(red - mean)) / mean;
};
