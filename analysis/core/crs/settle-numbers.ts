import type { CrsParameters, NumberName } from './parameters.ts';

type Numbers = Partial<Record<NumberName, number>>;
export type Settled = Pick<CrsParameters, 'projection' | 'numbers'>;

/**
 * The same projection in the terms of PROJ, from the parameters of a description by the usual names: what each method leaves unsaid
 * or says by another name is put in its place (EPSG Guidance Note 7-2; GDAL's and Esri's dialects of WKT 1).
 */
export function settledNumbers(projection: string, given: Numbers): Settled {
  const numbers = { ...given };
  if (projection === 'lcc') return { projection, numbers: conic(numbers) };
  if (projection === 'polar') return { projection: 'stere', numbers: polar(numbers) };
  if (projection === 'omerc') return oblique(numbers);
  if (projection === 'krovak' || projection === 'nzmg') delete numbers.gamma;
  if (projection === 'webmerc') return { projection, numbers: {} };
  return { projection, numbers };
}

/** With one standard parallel the other is the same; without any it is the latitude of origin. */
function conic(numbers: Numbers): Numbers {
  const lat_1 = numbers.lat_1 ?? numbers.lat_0 ?? 0;
  return { ...numbers, lat_1, lat_0: numbers.lat_0 ?? lat_1 };
}

/** At a pole: a latitude of origin short of it is the standard parallel (GDAL's WKT 1), as is one under its own name. */
function polar(numbers: Numbers): Numbers {
  const { lat_ts, lat_0, k_0 = 1, ...others } = numbers;
  const parallel = lat_ts ?? (lat_0 === undefined || Math.abs(lat_0) === 90 ? undefined : lat_0);
  const pole = (parallel ?? lat_0 ?? 90) < 0 ? -90 : 90;
  const isTrueThere = parallel !== undefined && k_0 === 1;
  return { ...others, lat_0: pole, k_0, ...(isTrueThere && { lat_ts: parallel }) };
}

/** The angle to the rectified grid is the azimuth unless it is said; at 90° this is the Swiss projection. */
function oblique(numbers: Numbers): Settled {
  const gamma = numbers.gamma ?? numbers.alpha ?? 0;
  if (Math.abs((numbers.alpha ?? 0) - 90) > 1e-9 || Math.abs(gamma - 90) > 1e-9) {
    return { projection: 'omerc', numbers: { ...numbers, gamma } };
  }
  const { lonc = 0, alpha: _alpha, gamma: _gamma, ...others } = numbers;
  return { projection: 'somerc', numbers: { ...others, lon_0: lonc } };
}
