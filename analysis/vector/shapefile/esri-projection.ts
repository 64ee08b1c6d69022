import type { CrsParameters, NumberName } from '../../core/crs/parameters.ts';

/** A projection in the ESRI dialect: its name and its parameters in the order in which they are written. */
export interface EsriProjection {
  readonly method: string;
  readonly parameters: readonly (readonly [name: string, value: number])[];
}

/**
 * How the ESRI dialect says a projection, or null where it has no words for it: axes that the dialect leaves unsaid, a plane laid
 * over the system, a method of which ArcGIS has no counterpart.
 *
 * Parameter names as ArcGIS writes them; lengths in the system's own unit.
 */
export function esriProjection(system: CrsParameters): EsriProjection | null {
  if (system.plane !== undefined || system.flags.includes('czech')) return null;
  const shape = shapeOf(system);
  if (shape === null || system.axes !== (shape.axes ?? 'en')) return null;
  const { x_0 = 0, y_0 = 0 } = system.numbers;
  const falseOrigin = [
    ['False_Easting', inUnits(x_0, system.toMetre)],
    ['False_Northing', inUnits(y_0, system.toMetre)],
  ] as const;
  return { method: shape.method, parameters: [...falseOrigin, ...shape.parameters] };
}

interface Shape {
  readonly method: string;
  readonly parameters: readonly (readonly [name: string, value: number])[];
  readonly axes?: string;
}

/** The names of parameters in the order of an Esri text, each with the PROJ parameter it holds. */
type Row = readonly [name: string, from: NumberName];

const MERIDIAN: Row = ['Central_Meridian', 'lon_0'];
const ORIGIN: Row = ['Latitude_Of_Origin', 'lat_0'];
const SCALE: Row = ['Scale_Factor', 'k_0'];
const TRUE_PARALLEL: Row = ['Standard_Parallel_1', 'lat_ts'];
const PARALLEL_1: Row = ['Standard_Parallel_1', 'lat_1'];
const PARALLEL_2: Row = ['Standard_Parallel_2', 'lat_2'];

/** Projections that have one name whatever their parameters. */
const PLAIN: Readonly<Record<string, readonly [method: string, ...rows: Row[]]>> = {
  aea: ['Albers', MERIDIAN, PARALLEL_1, PARALLEL_2, ORIGIN],
  aeqd: ['Azimuthal_Equidistant', MERIDIAN, ORIGIN],
  bonne: ['Bonne', MERIDIAN, PARALLEL_1],
  cass: ['Cassini', MERIDIAN, SCALE, ORIGIN],
  cea: ['Cylindrical_Equal_Area', MERIDIAN, TRUE_PARALLEL],
  eqc: ['Equidistant_Cylindrical', MERIDIAN, TRUE_PARALLEL],
  eqdc: ['Equidistant_Conic', MERIDIAN, PARALLEL_1, PARALLEL_2, ORIGIN],
  eqearth: ['Equal_Earth', MERIDIAN],
  laea: ['Lambert_Azimuthal_Equal_Area', MERIDIAN, ORIGIN],
  moll: ['Mollweide', MERIDIAN],
  nzmg: ['New_Zealand_Map_Grid', ['Longitude_Of_Origin', 'lon_0'], ORIGIN],
  poly: ['Polyconic', MERIDIAN, ORIGIN],
  robin: ['Robinson', MERIDIAN],
  sinu: ['Sinusoidal', MERIDIAN],
  sterea: ['Double_Stereographic', MERIDIAN, SCALE, ORIGIN],
};

function shapeOf(system: CrsParameters): Shape | null {
  const { projection, numbers } = system;
  const plain = Object.hasOwn(PLAIN, projection) ? PLAIN[projection] : undefined;
  if (plain !== undefined) return saysAll(numbers, plain) ? shape(numbers, ...plain) : null;
  if (projection === 'tmerc') return transverse(system);
  if (projection === 'merc') return mercator(numbers);
  if (projection === 'lcc') return conic(numbers);
  if (projection === 'stere') return stereographic(numbers);
  if (projection === 'omerc') return oblique(system);
  if (projection === 'somerc') return swiss(numbers);
  return projection === 'krovak' ? krovak(system) : null;
}

type Numbers = CrsParameters['numbers'];

const shape = (numbers: Numbers, method: string, ...rows: Row[]): Shape => ({
  method,
  parameters: rows.map(([name, from]) => [name, numbers[from] ?? (from === 'k_0' ? 1 : 0)]),
});

/** Is every number that differs from its default among those that are written? */
const saysAll = (numbers: Numbers, [, ...rows]: readonly [string, ...Row[]]): boolean =>
  (Object.keys(numbers) as NumberName[]).every(
    (name) =>
      name === 'x_0' ||
      name === 'y_0' ||
      numbers[name] === (name === 'k_0' ? 1 : 0) ||
      rows.some(([, from]) => from === name),
  );

function transverse({ numbers, axes }: CrsParameters): Shape {
  const rows = [MERIDIAN, SCALE, ORIGIN];
  if (axes === 'ws') return { ...shape(numbers, 'Transverse_Mercator_South_Orientated', ...rows), axes };
  return shape(numbers, 'Transverse_Mercator', ...rows);
}

function mercator(numbers: Numbers): Shape | null {
  const { k_0 = 1, lat_ts = 0, lat_0 = 0 } = numbers;
  if (lat_0 !== 0 || (k_0 !== 1 && lat_ts !== 0)) return null;
  return k_0 === 1
    ? shape(numbers, 'Mercator', MERIDIAN, TRUE_PARALLEL)
    : shape(numbers, 'Mercator_Variant_A', MERIDIAN, SCALE, ORIGIN);
}

/** One standard parallel, which is the origin's, comes with its scale; two, which may be equal, only where it is not one (Michigan). */
function conic(given: Numbers): Shape {
  const { lat_0, lat_1 = 0, lat_2, k_0 = 1 } = given;
  const numbers = { ...given, lat_2: lat_2 ?? lat_1 };
  const isOne = lat_2 === undefined && lat_1 === lat_0;
  const rows = isOne ? [PARALLEL_1, SCALE] : [PARALLEL_1, PARALLEL_2, ...(k_0 === 1 ? [] : [SCALE])];
  return shape(numbers, 'Lambert_Conformal_Conic', MERIDIAN, ...rows, ORIGIN);
}

function stereographic(numbers: Numbers): Shape | null {
  const { lat_0 = 0, lat_ts, k_0 = 1 } = numbers;
  if (Math.abs(lat_0) !== 90) {
    return lat_ts === undefined ? shape(numbers, 'Stereographic', MERIDIAN, SCALE, ORIGIN) : null;
  }
  if (k_0 !== 1) {
    const isTrue = lat_ts === undefined || lat_ts === lat_0;
    return isTrue ? shape(numbers, 'Polar_Stereographic_Variant_A', MERIDIAN, SCALE, ORIGIN) : null;
  }
  const pole = lat_0 > 0 ? 'North' : 'South';
  return shape({ ...numbers, lat_ts: lat_ts ?? lat_0 }, `Stereographic_${pole}_Pole`, MERIDIAN, TRUE_PARALLEL);
}

const CENTRE: readonly Row[] = [
  ['Longitude_Of_Center', 'lonc'],
  ['Latitude_Of_Center', 'lat_0'],
];
const TURNED: Row = ['XY_Plane_Rotation', 'gamma'];

/** Variant A counts from the natural origin, variant B from the centre; the grid is turned by the azimuth unless said otherwise. */
function oblique({ numbers, flags }: CrsParameters): Shape {
  const { alpha = 0, gamma = alpha } = numbers;
  const at = flags.includes('no_uoff');
  const rows = [SCALE, ['Azimuth', 'alpha'], ...CENTRE] as const;
  return gamma === alpha
    ? shape(numbers, `Hotine_Oblique_Mercator_Azimuth_${at ? 'Natural_Origin' : 'Center'}`, ...rows)
    : shape(numbers, `Rectified_Skew_Orthomorphic_${at ? 'Natural_Origin' : 'Center'}`, ...rows, TURNED);
}

const swiss = ({ lon_0 = 0, ...numbers }: Numbers): Shape =>
  shape(
    { ...numbers, lonc: lon_0, alpha: 90 },
    'Hotine_Oblique_Mercator_Azimuth_Center',
    SCALE,
    ['Azimuth', 'alpha'],
    ...CENTRE,
  );

/** South and west from the plane as Křovák drew it; east and north with the x axis turned over and the plane by 90°. */
function krovak({ numbers, axes }: CrsParameters): Shape {
  const isEastNorth = axes === 'en';
  const { method, parameters } = shape(
    { k_0: 0.9999, ...numbers, lonc: numbers.lon_0 ?? 0, alpha: numbers.alpha ?? 30.2881397222222 },
    'Krovak',
    SCALE,
    ['Azimuth', 'alpha'],
    ...CENTRE,
  );
  const turn = [
    ['Pseudo_Standard_Parallel_1', 78.5],
    ['X_Scale', isEastNorth ? -1 : 1],
    ['Y_Scale', 1],
    ['XY_Plane_Rotation', isEastNorth ? 90 : 0],
  ] as const;
  return { method, parameters: [...parameters, ...turn], axes: isEastNorth ? 'en' : 'sw' };
}

/** Metres in the system's unit, without the last digits that the division makes up. */
const inUnits = (metres: number, toMetre: number): number =>
  toMetre === 1 ? metres : Number((metres / toMetre).toPrecision(13));
