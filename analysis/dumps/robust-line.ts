/** y ≈ gain · x + offset. */
export interface Line {
  readonly gain: number;
  readonly offset: number;
}

/** Huber's constant: 95 % efficiency when errors are normal. */
const HUBER = 1.345;

/**
 * The straight line through points under Huber's loss, by reweighted least squares; a point's own weight multiplies in. The
 * spread is taken from the median absolute residual, so a fair share of outliers does not move the line.
 */
export function robustLine(x: Float64Array, y: Float64Array, weights: Float64Array): Line {
  let line = weightedLine(x, y, weights);
  const w = new Float64Array(x.length);
  for (let iteration = 0; iteration < 12; iteration++) {
    const spread = robustSpread(x, y, line);
    if (!(spread > 0)) return line;
    for (let i = 0; i < x.length; i++) {
      const residual = Math.abs(y[i]! - line.gain * x[i]! - line.offset) / spread;
      w[i] = weights[i]! * (residual <= HUBER ? 1 : HUBER / residual);
    }
    const next = weightedLine(x, y, w);
    const moved = Math.abs(next.gain - line.gain) + Math.abs(next.offset - line.offset);
    line = next;
    if (moved < 1e-6) break;
  }
  return line;
}

/** Weighted least squares; gain 1 through the means when x does not vary. */
export function weightedLine(x: Float64Array, y: Float64Array, weights: Float64Array): Line {
  let [sw, sx, sy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    sw += weights[i]!;
    sx += weights[i]! * x[i]!;
    sy += weights[i]! * y[i]!;
  }
  if (!(sw > 0)) return { gain: 1, offset: 0 };
  const [mx, my] = [sx / sw, sy / sw];
  let [sxx, sxy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    sxx += weights[i]! * (x[i]! - mx) ** 2;
    sxy += weights[i]! * (x[i]! - mx) * (y[i]! - my);
  }
  const gain = sxx > 0 ? sxy / sxx : 1;
  return { gain, offset: my - gain * mx };
}

/** Medians are taken of at most this many residuals, evenly spread: sorting all of them is most of the cost of a fit. */
const MEDIAN_OF = 10_000;

/** 1.4826 × the median absolute residual: the standard deviation of normal errors. */
export function robustSpread(x: Float64Array, y: Float64Array, { gain, offset }: Line): number {
  const every = Math.max(1, Math.floor(x.length / MEDIAN_OF));
  const residuals = new Float64Array(Math.ceil(x.length / every));
  for (let k = 0, i = 0; i < x.length; k++, i += every) residuals[k] = Math.abs(y[i]! - gain * x[i]! - offset);
  residuals.sort();
  return residuals.length === 0 ? 0 : 1.4826 * residuals[residuals.length >> 1]!;
}
