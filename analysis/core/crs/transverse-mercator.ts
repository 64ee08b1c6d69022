/** Longitude from the central meridian and latitude, both in degrees, to x and y in metres before false origin, and back. */
export interface Projection {
  readonly forward: (lon: number, lat: number, out: Float64Array) => void;
  readonly inverse: (x: number, y: number, out: Float64Array) => void;
}

const RADIANS = Math.PI / 180;
/** Where the series has lost its last nanometres: beyond this many degrees the result is NaN rather than wrong. */
const FARTHEST_DEG = 80;

/**
 * The transverse Mercator projection (Gauss-Krüger, UTM) by Krüger's series in the third flattening to the sixth order.
 *
 * Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), eqs. 7–9, 11–15, 35, 36: within
 * 5 nm up to 3,900 km from the central meridian. Degrees relative to the central meridian; `out` receives two numbers, NaN outside.
 */
export function transverseMercator(
  semiMajorM: number,
  inverseFlattening: number,
  scale: number,
  latitudeOfOriginDeg: number,
): Projection {
  const f = inverseFlattening === 0 ? 0 : 1 / inverseFlattening;
  const n = f / (2 - f);
  const e = Math.sqrt(f * (2 - f));
  const n2 = n * n;
  const radius = (scale * (semiMajorM / (1 + n)) * (64 + n2 * (16 + n2 * (1 + n2 / 4)))) / 64;
  const [alpha, beta, delta] = [alphaOf(n), betaOf(n), deltaOf(n)];
  const place = new Float64Array(2);

  /** tan χ, χ the conformal latitude, from tan φ (eqs. 7–9). */
  const conformal = (tau: number): number => {
    const secant = Math.sqrt(1 + tau * tau);
    const sigma = Math.sinh(e * Math.atanh((e * tau) / secant));
    return tau * Math.sqrt(1 + sigma * sigma) - sigma * secant;
  };
  /** Latitude in radians from tan χ by its series in n (Karney 2011, eqs. 5–6 reverted; coefficients as in PROJ's tmerc). */
  const geodetic = (tauPrime: number): number => {
    const square = 1 + tauPrime * tauPrime;
    const [sin, cos] = [(2 * tauPrime) / square, 2 / square - 1];
    let [sum, after] = [0, 0];
    for (let k = 5; k >= 0; k--) {
      const next = 2 * cos * sum - after + delta[k]!;
      after = sum;
      sum = next;
    }
    return Math.atan(tauPrime) + sin * sum;
  };
  /** Adds Krüger's series to ξ′ + iη′ by Clenshaw's summation (Karney eq. 11 with α, eq. 15 with −β). */
  const series = (xi: number, eta: number, factors: Float64Array, sign: number): void => {
    const [sin, cos] = [Math.sin(2 * xi), Math.cos(2 * xi)];
    const growth = Math.exp(2 * eta);
    const [sinh, cosh] = [(growth - 1 / growth) / 2, (growth + 1 / growth) / 2];
    const [re, im] = [2 * cos * cosh, -2 * sin * sinh];
    let [r1, i1, r2, i2] = [0, 0, 0, 0];
    for (let k = 5; k >= 0; k--) {
      const r = re * r1 - im * i1 - r2 + factors[k]!;
      const i = re * i1 + im * r1 - i2;
      r2 = r1;
      i2 = i1;
      r1 = r;
      i1 = i;
    }
    const [sr, si] = [sin * cosh, cos * sinh];
    place[0] = xi + sign * (sr * r1 - si * i1);
    place[1] = eta + sign * (sr * i1 + si * r1);
  };
  const origin = (() => {
    if (latitudeOfOriginDeg === 0) return 0;
    const xi = Math.atan(conformal(Math.tan(latitudeOfOriginDeg * RADIANS)));
    series(xi, 0, alpha, 1);
    return radius * place[0]!;
  })();

  return {
    forward(lon, lat, out) {
      if (!(Math.abs(lon) < FARTHEST_DEG && Math.abs(lat) <= 90)) {
        out[0] = out[1] = Number.NaN;
        return;
      }
      const tau = conformal(Math.tan(lat * RADIANS));
      const [sin, cos] = [Math.sin(lon * RADIANS), Math.cos(lon * RADIANS)];
      series(Math.atan2(tau, cos), Math.asinh(sin / Math.sqrt(tau * tau + cos * cos)), alpha, 1);
      out[0] = radius * place[1]!;
      out[1] = radius * place[0]! - origin;
    },
    inverse(x, y, out) {
      series((y + origin) / radius, x / radius, beta, -1);
      const [xi, eta] = [place[0]!, place[1]!];
      const [sinh, cos] = [Math.sinh(eta), Math.cos(xi)];
      const lon = Math.atan2(sinh, cos) / RADIANS;
      const isInside = Math.abs(lon) < FARTHEST_DEG;
      out[0] = isInside ? lon : Number.NaN;
      out[1] = isInside ? geodetic(Math.sin(xi) / Math.sqrt(sinh * sinh + cos * cos)) / RADIANS : Number.NaN;
    },
  };
}

/** Karney 2011, eq. 35. */
function alphaOf(n: number): Float64Array {
  return Float64Array.of(
    n * (1 / 2 + n * (-2 / 3 + n * (5 / 16 + n * (41 / 180 + n * (-127 / 288 + (n * 7891) / 37800))))),
    n ** 2 * (13 / 48 + n * (-3 / 5 + n * (557 / 1440 + n * (281 / 630 - (n * 1983433) / 1935360)))),
    n ** 3 * (61 / 240 + n * (-103 / 140 + n * (15061 / 26880 + (n * 167603) / 181440))),
    n ** 4 * (49561 / 161280 + n * (-179 / 168 + (n * 6601661) / 7257600)),
    n ** 5 * (34729 / 80640 - (n * 3418889) / 1995840),
    (n ** 6 * 212378941) / 319334400,
  );
}

/** Karney 2011, eq. 36. */
function betaOf(n: number): Float64Array {
  return Float64Array.of(
    n * (1 / 2 + n * (-2 / 3 + n * (37 / 96 + n * (-1 / 360 + n * (-81 / 512 + (n * 96199) / 604800))))),
    n ** 2 * (1 / 48 + n * (1 / 15 + n * (-437 / 1440 + n * (46 / 105 - (n * 1118711) / 3870720)))),
    n ** 3 * (17 / 480 + n * (-37 / 840 + n * (-209 / 4480 + (n * 5569) / 90720))),
    n ** 4 * (4397 / 161280 + n * (-11 / 504 - (n * 830251) / 7257600)),
    n ** 5 * (4583 / 161280 - (n * 108847) / 3991680),
    (n ** 6 * 20648693) / 638668800,
  );
}

/** The geodetic latitude from the conformal one: φ = χ + Σ δₖ sin 2kχ. */
function deltaOf(n: number): Float64Array {
  return Float64Array.of(
    n * (2 + n * (-2 / 3 + n * (-2 + n * (116 / 45 + n * (26 / 45 - (n * 2854) / 675))))),
    n ** 2 * (7 / 3 + n * (-8 / 5 + n * (-227 / 45 + n * (2704 / 315 + (n * 2323) / 945)))),
    n ** 3 * (56 / 15 + n * (-136 / 35 + n * (-1262 / 105 + (n * 73814) / 2835))),
    n ** 4 * (4279 / 630 + n * (-332 / 35 - (n * 399572) / 14175)),
    n ** 5 * (4174 / 315 - (n * 144838) / 6237),
    (n ** 6 * 601676) / 22275,
  );
}
