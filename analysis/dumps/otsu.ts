/** Counts of values in equal bins of `width` from 0; the last bin also holds everything above. */
export interface Histogram {
  readonly width: number;
  readonly counts: Float64Array;
}

export const emptyHistogram = (bins: number, max: number): Histogram => ({
  width: max / bins,
  counts: new Float64Array(bins),
});

/** Counts one value ≥ 0; NaN is not counted. */
export function count(histogram: Histogram, value: number): void {
  if (!(value >= 0)) return;
  const bin = Math.min(histogram.counts.length - 1, Math.floor(value / histogram.width));
  histogram.counts[bin] = histogram.counts[bin]! + 1;
}

/**
 * The threshold that separates a histogram best into two classes (Otsu 1979): the upper edge of the bin that maximises the
 * between-class variance; of equal maxima the middle one. NaN for an empty histogram.
 *
 * Otsu always “finds” two classes, so callers clamp the answer.
 */
export function otsuThreshold({ width, counts }: Histogram): number {
  let total = 0;
  let weighted = 0;
  counts.forEach((n, bin) => {
    total += n;
    weighted += n * bin;
  });
  if (total === 0) return Number.NaN;
  let below = 0;
  let belowWeighted = 0;
  let best = -1;
  let first = 0;
  let last = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    below += counts[bin]!;
    belowWeighted += counts[bin]! * bin;
    const above = total - below;
    if (below === 0 || above === 0) continue;
    const gap = belowWeighted / below - (weighted - belowWeighted) / above;
    const variance = below * above * gap * gap;
    if (variance > best * (1 + 1e-12)) {
      best = variance;
      first = bin;
    }
    if (variance >= best * (1 - 1e-12)) last = bin;
  }
  return ((first + last) / 2 + 1) * width;
}

/** The value below which `share` of the counts lie, interpolated inside its bin; NaN for an empty histogram. */
export function histogramPercentile({ width, counts }: Histogram, share: number): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (total === 0) return Number.NaN;
  let below = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const n = counts[bin]!;
    if (n > 0 && below + n >= share * total) return (bin + (share * total - below) / n) * width;
    below += n;
  }
  return counts.length * width;
}
