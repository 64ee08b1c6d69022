/** Seven or three numbers to WGS 84: dx, dy, dz in metres, then rx, ry, rz in arc seconds (position vector) and s in ppm. */
export type DatumShift = readonly number[];

/** A coordinate system by its parameters, in the terms of PROJ (proj.org/operations/projections). Plain data. */
export interface CrsParameters {
  /** PROJ's name of the projection: longlat, tmerc, lcc, … */
  readonly projection: string;
  /** angles in degrees, lengths in metres; a parameter left out has PROJ's default (k_0 one, all others zero) */
  readonly numbers: Readonly<Partial<Record<NumberName, number>>>;
  /** `no_uoff` (oblique Mercator, variant A), `czech` and the like */
  readonly flags: readonly string[];
  /** two directions of x and y ("es" is the usual one): "ws" is west then south, "sw" south then west */
  readonly axes: string;
  readonly semiMajorM: number;
  /** 0 is a sphere */
  readonly inverseFlattening: number;
  /** the longitude of its prime meridian, degrees east of Greenwich */
  readonly meridianDeg: number;
  /** metres in one of its units; 1 for degrees */
  readonly toMetre: number;
  /** to WGS 84; 'as-is' takes its degrees for those of WGS 84; null needs a shift that nobody gave */
  readonly shift: DatumShift | 'as-is' | null;
  /** a plane that was fitted to control points: base = local turned, scaled and moved */
  readonly plane?: PlaneShift;
}

/** The four-parameter transformation E = eastM + a·x − b·y, N = northM + b·x + a·y, from local x, y to the base system. */
export interface PlaneShift {
  readonly eastM: number;
  readonly northM: number;
  /** scale × cos of the anticlockwise turn */
  readonly a: number;
  /** scale × sin of the anticlockwise turn */
  readonly b: number;
}

export const NUMBER_NAMES = [
  'lat_0',
  'lon_0',
  'lonc',
  'lat_1',
  'lat_2',
  'lat_ts',
  'alpha',
  'gamma',
  'k_0',
  'x_0',
  'y_0',
] as const;
export type NumberName = (typeof NUMBER_NAMES)[number];

export const WGS84_SEMI_MAJOR_M = 6_378_137;
export const WGS84_INVERSE_FLATTENING = 298.257223563;
export const GRS80_INVERSE_FLATTENING = 298.257222101;

/** Parameters that turn into nothing but degrees: WGS 84, unless told otherwise. */
export const DEGREES: CrsParameters = {
  projection: 'longlat',
  numbers: {},
  flags: [],
  axes: 'en',
  semiMajorM: WGS84_SEMI_MAJOR_M,
  inverseFlattening: WGS84_INVERSE_FLATTENING,
  meridianDeg: 0,
  toMetre: 1,
  shift: [0, 0, 0],
};

/** Is this the ellipsoid of WGS 84, GRS 80 or CGCS2000? They differ by 0.1 mm. */
export const isModernEllipsoid = ({ semiMajorM, inverseFlattening }: CrsParameters): boolean =>
  Math.abs(semiMajorM - WGS84_SEMI_MAJOR_M) < 1e-3 && Math.abs(inverseFlattening - WGS84_INVERSE_FLATTENING) < 1e-4;

/** Is nothing to be done between the degrees of this system and those of WGS 84? */
export const isAtWgs84 = (system: CrsParameters): boolean =>
  system.shift === 'as-is' || (system.shift?.every((part) => part === 0) === true && isModernEllipsoid(system));

/** The one text of a system in PROJ terms: it carries everything, so that whoever holds it can transform. */
export function projText(system: CrsParameters): string {
  const base = `+proj=${system.projection}${projectionText(system)}${figureText(system)}`;
  if (system.plane === undefined) return `${base} +no_defs`;
  const { eastM, northM, a, b } = system.plane;
  const theta = (Math.atan2(-b, a) * 180 * 3600) / Math.PI;
  return `+proj=pipeline +step ${base} +step +inv +proj=helmert +x=${eastM} +y=${northM} +s=${Math.hypot(a, b)} +theta=${theta}`;
}

function projectionText({ numbers, flags, axes }: CrsParameters): string {
  const named = NUMBER_NAMES.flatMap((name) => (numbers[name] === undefined ? [] : [` +${name}=${numbers[name]}`]));
  return [...named, ...flags.map((flag) => ` +${flag}`), axes === 'en' ? '' : ` +axis=${axes}u`].join('');
}

function figureText({ semiMajorM, inverseFlattening, meridianDeg, toMetre, shift }: CrsParameters): string {
  const figure = inverseFlattening === 0 ? ` +R=${semiMajorM}` : ` +a=${semiMajorM} +rf=${inverseFlattening}`;
  const meridian = meridianDeg === 0 ? '' : ` +pm=${meridianDeg}`;
  const unit = toMetre === 1 ? '' : ` +to_meter=${toMetre}`;
  const datum = shift === null ? '' : shift === 'as-is' ? ' +nadgrids=@null' : ` +towgs84=${shift.join(',')}`;
  return figure + meridian + unit + datum;
}
