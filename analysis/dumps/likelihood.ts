import type { BandRole } from './bands.ts';
import { COLUMN_ROLES, SPECTRAL_CLASSES } from './spectral-table.ts';

/**
 * Correlation between any two bands inside one class. The table gives no covariances; 4,000 draws from each of the rubble,
 * household and bare-site recipes (Dirichlet mixtures, lognormal brightness) have a mean correlation of 0.94, 0.92 and 0.95.
 * Shrunk towards independence, because real patches vary in more ways than a recipe.
 */
export const BAND_CORRELATION = 0.85;

/** Compares a spectrum with every class of the table. */
export interface ClassModel {
  readonly roles: readonly BandRole[];
  /**
   * Class posteriors with equal priors, written to `posteriors` (one per SPECTRAL_CLASSES row, sum 1).
   * @param spectrum reflectance by `roles`
   */
  classify(spectrum: Float64Array, posteriors: Float64Array): void;
}

/**
 * Gaussian classes with the table's means and standard deviations and one common band correlation ρ, so that
 * Σ = D[(1−ρ)I + ρ11ᵀ]D has a closed inverse: with z = (x−μ)/σ and p bands,
 * D² = (Σz² − ρ/(1+(p−1)ρ)·(Σz)²)/(1−ρ), and ln|Σ| = 2Σln σ + (p−1)ln(1−ρ) + ln(1+(p−1)ρ).
 *
 * @param roles bands of the scene; those the table does not know are ignored by leaving them out before
 */
export function classModel(roles: readonly BandRole[], correlation = BAND_CORRELATION): ClassModel {
  const bandCount = roles.length;
  const classCount = SPECTRAL_CLASSES.length;
  const means = new Float64Array(classCount * bandCount);
  const inverseSds = new Float64Array(classCount * bandCount);
  const logSdSums = new Float64Array(classCount);
  SPECTRAL_CLASSES.forEach((spectralClass, c) => {
    roles.forEach((role, b) => {
      const column = COLUMN_ROLES.indexOf(role);
      means[c * bandCount + b] = spectralClass.mean[column]!;
      inverseSds[c * bandCount + b] = 1 / spectralClass.sd[column]!;
      logSdSums[c] = logSdSums[c]! + Math.log(spectralClass.sd[column]!);
    });
  });
  const share = correlation / (1 + (bandCount - 1) * correlation);

  const classify = (spectrum: Float64Array, posteriors: Float64Array): void => {
    let best = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classCount; c++) {
      let squares = 0;
      let sum = 0;
      for (let b = 0; b < bandCount; b++) {
        const z = (spectrum[b]! - means[c * bandCount + b]!) * inverseSds[c * bandCount + b]!;
        squares += z * z;
        sum += z;
      }
      const logLikelihood = -0.5 * ((squares - share * sum * sum) / (1 - correlation)) - logSdSums[c]!;
      posteriors[c] = logLikelihood;
      if (logLikelihood > best) best = logLikelihood;
    }
    let total = 0;
    for (let c = 0; c < classCount; c++) {
      const likelihood = Math.exp(posteriors[c]! - best);
      posteriors[c] = likelihood;
      total += likelihood;
    }
    for (let c = 0; c < classCount; c++) posteriors[c] = posteriors[c]! / total;
  };
  return { roles, classify };
}

const WASTE_INDICES = SPECTRAL_CLASSES.flatMap((spectralClass, c) => (spectralClass.isWaste ? [c] : []));

/**
 * How much more a spectrum looks like waste than like the most similar other ground: the best waste posterior over the sum of
 * it and the best other posterior. 0.5 means “as much like a dump as like something else”; many alike rows (soil, gravel,
 * building site) count once, so the number does not sink because the table names them one by one.
 */
export function wasteLikeness(posteriors: Float64Array): number {
  let waste = 0;
  for (const c of WASTE_INDICES) waste = Math.max(waste, posteriors[c]!);
  let other = 0;
  for (let c = 0; c < posteriors.length; c++) {
    if (!SPECTRAL_CLASSES[c]!.isWaste) other = Math.max(other, posteriors[c]!);
  }
  return waste + other > 0 ? waste / (waste + other) : 0;
}
