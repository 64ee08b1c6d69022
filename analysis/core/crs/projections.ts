import proj4 from 'proj4';
import { cassiniSoldner } from './cassini.ts';
import { newtonInverse } from './newton-inverse.ts';
import type { CrsParameters, NumberName } from './parameters.ts';
import { type Projection, transverseMercator } from './transverse-mercator.ts';

const RADIANS = Math.PI / 180;

/** Projections that agree with PROJ to a millimetre over the areas of use of the systems that use them. */
const SUPPORTED = new Set(
  'longlat tmerc webmerc merc lcc aea laea stere sterea omerc somerc poly eqc cea sinu krovak cass nzmg bonne eqearth moll robin aeqd eqdc mill gnom ortho vandg'.split(
    ' ',
  ),
);

export const isProjection = (name: string): boolean => SUPPORTED.has(name);

/**
 * Longitude and latitude on a system's own ellipsoid, degrees from Greenwich, to its x and y in its own unit, axes and plane; and back.
 * `out` receives two numbers, NaN where the projection has no place.
 */
export function projectionOf(system: CrsParameters): Projection {
  const { numbers, toMetre, meridianDeg } = system;
  if (system.projection === 'longlat') return degreesFrom(meridianDeg);
  const [falseEastM, falseNorthM] = [numbers.x_0 ?? 0, numbers.y_0 ?? 0];
  const own = ownProjection(system);
  const origin = meridianDeg + (own === null ? 0 : (numbers.lon_0 ?? 0));
  const inner = own ?? throughProj4(system);
  const [shiftX, shiftY] = own === null ? [0, 0] : [falseEastM, falseNorthM];
  const metric: Projection = {
    forward(lon, lat, out) {
      inner.forward(wrapped(lon - origin), lat, out);
      out[0] = (out[0]! + shiftX) / toMetre;
      out[1] = (out[1]! + shiftY) / toMetre;
    },
    inverse(x, y, out) {
      inner.inverse(x * toMetre - shiftX, y * toMetre - shiftY, out);
      out[0] = wrapped(out[0]! + origin);
    },
  };
  return onPlane(alongAxes(metric, system.axes), system);
}

/** Degrees to −180 … 180. */
const wrapped = (lon: number): number => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);

const degreesFrom = (meridianDeg: number): Projection => ({
  forward(lon, lat, out) {
    out[0] = meridianDeg === 0 ? lon : wrapped(lon - meridianDeg);
    out[1] = lat;
  },
  inverse(x, y, out) {
    out[0] = meridianDeg === 0 ? x : wrapped(x + meridianDeg);
    out[1] = y;
  },
});

/** The projections that are computed here, before false origin; null for those that proj4 computes. */
function ownProjection({ projection, semiMajorM, inverseFlattening, numbers }: CrsParameters): Projection | null {
  if (projection === 'webmerc') return sphericalMercator(semiMajorM);
  if (projection === 'tmerc') {
    return transverseMercator(semiMajorM, inverseFlattening, numbers.k_0 ?? 1, numbers.lat_0 ?? 0);
  }
  if (projection !== 'cass') return null;
  return newtonInverse(cassiniSoldner(semiMajorM, inverseFlattening, numbers.lat_0 ?? 0), semiMajorM);
}

/** EPSG method 1024: the formulas of the sphere on geodetic latitude (EPSG Guidance Note 7-2, 3.2.1.2). */
const sphericalMercator = (radiusM: number): Projection => ({
  forward(lon, lat, out) {
    out[0] = radiusM * lon * RADIANS;
    out[1] = Math.abs(lat) <= 90 ? radiusM * Math.asinh(Math.tan(lat * RADIANS)) : Number.NaN;
  },
  inverse(x, y, out) {
    out[0] = x / radiusM / RADIANS;
    out[1] = Math.atan(Math.sinh(y / radiusM)) / RADIANS;
  },
});

/** Any other projection is proj4's, in metres; where proj4 throws there is no place. */
function throughProj4(system: CrsParameters): Projection {
  const projection = new proj4.Proj(proj4Text(system));
  const point = { x: 0, y: 0, m: 0, z: 0 };
  type MovePoint = (from: typeof point) => { readonly x: number; readonly y: number };
  const [forward, inverse] = [projection.forward, projection.inverse] as unknown as [MovePoint, MovePoint];
  const run = (step: MovePoint, x: number, y: number, scale: number, out: Float64Array): void => {
    point.x = x;
    point.y = y;
    out[0] = out[1] = Number.NaN;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    try {
      const { x: left, y: right } = step.call(projection, point);
      out[0] = left / scale;
      out[1] = right / scale;
    } catch {
      // Outside of the projection's domain: the NaN above says so.
    }
  };
  const whole: Projection = {
    forward: (lon, lat, out) => {
      if (Math.abs(lat) <= 90) run(forward, lon * RADIANS, lat * RADIANS, 1, out);
      else out[0] = out[1] = Number.NaN;
    },
    inverse: (x, y, out) => run(inverse, x, y, RADIANS, out),
  };
  return SHORT_INVERSES.has(system.projection) ? newtonInverse(whole, system.semiMajorM) : whole;
}

/** Projections whose inverse in proj4 is a series good to millimetres only. */
const SHORT_INVERSES = new Set(['laea', 'eqearth', 'nzmg', 'somerc']);

function proj4Text({ projection, numbers, flags, semiMajorM, inverseFlattening }: CrsParameters): string {
  const figure = inverseFlattening === 0 ? `+R=${semiMajorM}` : `+a=${semiMajorM} +rf=${inverseFlattening}`;
  const named = (Object.keys(numbers) as NumberName[]).map((name) => `+${name}=${numbers[name]}`);
  return [`+proj=${projection}`, ...named, ...flags.map((flag) => `+${flag}`), figure, '+no_defs'].join(' ');
}

/** Axes other than east and north: "ws" and "sw" of the systems that count to the west and the south. */
function alongAxes(inner: Projection, axes: string): Projection {
  if (axes === 'en') return inner;
  const swaps = 'ns'.includes(axes[0]!);
  const east = axes.includes('w') ? -1 : 1;
  const north = axes.includes('s') ? -1 : 1;
  return {
    forward(lon, lat, out) {
      inner.forward(lon, lat, out);
      const [x, y] = [east * out[0]!, north * out[1]!];
      out[0] = swaps ? y : x;
      out[1] = swaps ? x : y;
    },
    inverse: (x, y, out) => inner.inverse(east * (swaps ? y : x), north * (swaps ? x : y), out),
  };
}

/** A local plane laid over the system's own by four fitted parameters. */
function onPlane(inner: Projection, { plane }: CrsParameters): Projection {
  if (plane === undefined) return inner;
  const { eastM, northM, a, b } = plane;
  const square = a * a + b * b;
  return {
    forward(lon, lat, out) {
      inner.forward(lon, lat, out);
      const [east, north] = [out[0]! - eastM, out[1]! - northM];
      out[0] = (a * east + b * north) / square;
      out[1] = (a * north - b * east) / square;
    },
    inverse: (x, y, out) => inner.inverse(eastM + a * x - b * y, northM + b * x + a * y, out),
  };
}
