import { type CrsParameters, isAtWgs84, isModernEllipsoid, type NumberName } from '../core/crs/parameters.ts';
import { parametersOf } from '../core/crs/system.ts';
import { isGeographic } from '../core/crs.ts';
import type { Crs } from '../core/features.ts';
import { AppError } from '../core/problems.ts';
import type { TiffField } from './tiff-directory.ts';

const USER_DEFINED = 32767;

/** One key: a code, or a number in the table of doubles. */
type Key = readonly [id: number, kind: 'code' | 'double', value: number];

/**
 * The GeoTIFF keys of a coordinate system, pixels as areas (OGC 19-008r4, 7.1): by its EPSG code, else by its parameters. A shift to WGS 84
 * that a person gave stays out: such parameters are not for passing on. Problem `unsupported-projection` where there are no keys for it.
 */
export function geoKeyDirectory(crs: Crs): TiffField[] {
  const geographic = isGeographic(crs);
  const model: Key[] = [
    [1024, 'code', geographic ? 2 : 1], // GTModelType: geographic or projected
    [1025, 'code', 1], // GTRasterType: pixel is area
  ];
  if (crs.startsWith('EPSG:')) {
    return fieldsOf([...model, [geographic ? 2048 : 3072, 'code', Number(crs.slice(5))]]);
  }
  const system = parametersOf(crs);
  if (system === null) throw new Error(`unknown system ${crs}`);
  return fieldsOf([...model, ...datumKeys(system), ...(geographic ? [] : projectionKeys(system))]);
}

function fieldsOf(keys: readonly Key[]): TiffField[] {
  const doubles: number[] = [];
  const rows = keys.flatMap(([id, kind, value]) =>
    kind === 'code' ? [id, 0, 1, value] : [id, 34736, 1, doubles.push(value) - 1],
  );
  const directory: TiffField = { tag: 34735, type: 'short', values: [1, 1, 0, keys.length, ...rows] };
  return doubles.length === 0 ? [directory] : [directory, { tag: 34736, type: 'double', values: doubles }];
}

function datumKeys(system: CrsParameters): Key[] {
  const { semiMajorM, inverseFlattening, meridianDeg } = system;
  if (isAtWgs84(system) && isModernEllipsoid(system) && meridianDeg === 0) {
    return [[2048, 'code', Math.abs(inverseFlattening - 298.257222101) < 1e-8 ? 4490 : 4326]];
  }
  const own: Key[] = [
    [2048, 'code', USER_DEFINED],
    [2050, 'code', USER_DEFINED],
    [2054, 'code', 9102], // degrees
    [2056, 'code', USER_DEFINED],
    [2057, 'double', semiMajorM],
    inverseFlattening === 0 ? [2058, 'double', semiMajorM] : [2059, 'double', inverseFlattening],
  ];
  return meridianDeg === 0 ? own : [...own, [2051, 'code', USER_DEFINED], [2061, 'double', meridianDeg]];
}

function projectionKeys(system: CrsParameters): Key[] {
  const { numbers, toMetre, projection, axes, plane } = system;
  const method = METHODS[projection === 'lcc' && numbers.lat_2 === undefined ? 'lcc1' : projection];
  const isPolar = projection === 'stere' && Math.abs(numbers.lat_0 ?? 0) === 90;
  if (method === undefined || (projection === 'stere' && !isPolar) || axes !== 'en' || plane !== undefined) {
    throw new AppError({ code: 'unsupported-projection', file: 'GeoTIFF', projection });
  }
  const said = isPolar ? { ...numbers, lat_0: numbers.lat_ts ?? numbers.lat_0 ?? 90 } : numbers;
  const keys = (Object.entries(method.keys) as [NumberName, number][]).map(([name, id]): Key => {
    const value = said[name] ?? (name === 'k_0' ? 1 : 0);
    return [id, 'double', name === 'x_0' || name === 'y_0' ? value / toMetre : value];
  });
  const unit: Key[] =
    toMetre === 1
      ? [[3076, 'code', 9001]]
      : [
          [3076, 'code', USER_DEFINED],
          [3077, 'double', toMetre],
        ];
  return [[3072, 'code', USER_DEFINED], [3074, 'code', USER_DEFINED], [3075, 'code', method.code], ...unit, ...keys];
}

const natural = { lat_0: 3081, lon_0: 3080, x_0: 3082, y_0: 3083 } as const;

/** ProjCoordTransGeoKey and the keys of its parameters (annex C.4.5 and C.5), as GDAL writes them. */
const METHODS: Readonly<Record<string, { readonly code: number; readonly keys: Partial<Record<NumberName, number>> }>> =
  {
    tmerc: { code: 1, keys: { ...natural, k_0: 3092 } },
    merc: { code: 7, keys: { ...natural, lat_ts: 3078, k_0: 3092 } },
    lcc: { code: 8, keys: { lat_1: 3078, lat_2: 3079, lat_0: 3085, lon_0: 3084, x_0: 3086, y_0: 3087 } },
    lcc1: { code: 9, keys: { ...natural, k_0: 3092 } },
    laea: { code: 10, keys: { lat_0: 3089, lon_0: 3088, x_0: 3082, y_0: 3083 } },
    aea: { code: 11, keys: { ...natural, lat_1: 3078, lat_2: 3079 } },
    stere: { code: 15, keys: { lat_0: 3081, lon_0: 3095, k_0: 3092, x_0: 3082, y_0: 3083 } },
    sterea: { code: 16, keys: { lat_0: 3089, lon_0: 3088, k_0: 3092, x_0: 3082, y_0: 3083 } },
    eqc: { code: 17, keys: { lat_0: 3089, lon_0: 3088, lat_ts: 3078, x_0: 3082, y_0: 3083 } },
    cass: { code: 18, keys: natural },
    poly: { code: 22, keys: natural },
    sinu: { code: 24, keys: { lon_0: 3088, x_0: 3082, y_0: 3083 } },
  };
