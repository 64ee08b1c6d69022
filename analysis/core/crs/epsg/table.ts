import { inflateSync } from 'fflate';
import { type CrsParameters, DEGREES, NUMBER_NAMES } from '../parameters.ts';
import { parametersOfProj } from '../proj-text.ts';
import { PACKED_EPSG_TABLE } from './packed-table.ts';

/** A system of the EPSG dataset. `parameters.shift` is null where no shift to WGS 84 is published or it is not ours to give. */
export interface EpsgSystem {
  readonly code: number;
  readonly name: string;
  readonly datum: number;
  readonly parameters: CrsParameters;
  /** published accuracy of the shift to WGS 84 in metres; NaN without one */
  readonly shiftAccuracyM: number;
}

/** A geodetic datum of the EPSG dataset with the shift of its geographic system. */
export interface EpsgDatum {
  readonly code: number;
  readonly shift: CrsParameters['shift'];
}

interface Table {
  readonly systems: ReadonlyMap<number, readonly string[]>;
  readonly datums: ReadonlyMap<number, readonly string[]>;
  readonly datumNames: ReadonlyMap<string, readonly number[]>;
  /** the first geographic system of each datum, one with a shift before one without */
  readonly geographicOf: ReadonlyMap<number, readonly string[]>;
}

let unpacked: Table | null = null;
let byParameters: ReadonlyMap<string, number> | null = null;

/** The system of an EPSG code, or null when the dataset has none that can be projected here. */
export function epsgSystem(code: number): EpsgSystem | null {
  const row = table().systems.get(code);
  if (row === undefined) return null;
  return row[0] === 'G' ? geographic(code, row) : projected(code, row);
}

/** Every code of the table; `epsgSystem` may still have no use for one of them. */
export const epsgCodes = (): number[] => [...table().systems.keys()];

/** The datum that a description names in any of the spellings of EPSG and Esri, on this ellipsoid, or null. */
export function epsgDatum(name: string, semiMajorM: number, inverseFlattening: number): EpsgDatum | null {
  for (const code of table().datumNames.get(plain(name)) ?? []) {
    const [, , , a, rf] = table().datums.get(code)!;
    if (Math.abs(Number(a) - semiMajorM) > 0.1 || Math.abs(Number(rf) - inverseFlattening) > 1e-3) continue;
    return { code, shift: shiftIn(table().geographicOf.get(code)?.[4] ?? '').shift };
  }
  return null;
}

/** The names of a datum: the dataset's own first, then its other ones, Esri's with a "D_"; none for an unknown code. */
export const epsgDatumNames = (datum: number): readonly string[] => table().datums.get(datum)?.[2]?.split(';') ?? [];

/** The code of the projected system with these parameters on this datum, or null. Codes in force go before withdrawn ones. */
export function epsgCodeOf(parameters: CrsParameters, datum: number): number | null {
  byParameters ??= new Map(
    [...table().systems.keys()].reverse().flatMap((code) => {
      const system = epsgSystem(code);
      return system === null || system.parameters.projection === 'longlat'
        ? []
        : [[keyOf(system.parameters, system.datum), code] as const];
    }),
  );
  return byParameters.get(keyOf(parameters, datum)) ?? null;
}

function keyOf({ projection, numbers, flags, axes, meridianDeg, toMetre }: CrsParameters, datum: number): string {
  const values = NUMBER_NAMES.map((name) => {
    const value = numbers[name] ?? (name === 'k_0' ? 1 : 0);
    const digits = name === 'x_0' || name === 'y_0' ? 3 : 9;
    return value.toFixed(digits).replace(/^-(0\.0+)$/, '$1');
  });
  return [datum, projection, ...values, ...flags, axes, meridianDeg.toFixed(7), toMetre.toPrecision(9)].join(' ');
}

function geographic(code: number, [, , name, datum, shift]: readonly string[]): EpsgSystem {
  const [, , , semiMajorM, inverseFlattening, meridian] = table().datums.get(Number(datum))!;
  const { shift: toWgs84, accuracyM } = shiftIn(shift ?? '');
  const parameters: CrsParameters = {
    ...DEGREES,
    semiMajorM: Number(semiMajorM),
    inverseFlattening: Number(inverseFlattening),
    meridianDeg: Number(meridian),
    shift: Number(inverseFlattening) === 0 ? 'as-is' : toWgs84,
  };
  return { code, name: name!, datum: Number(datum), parameters, shiftAccuracyM: accuracyM };
}

function projected(code: number, [, , name, base, projection, ownShift]: readonly string[]): EpsgSystem | null {
  const baseRow = table().systems.get(Number(base)) ?? table().systems.get(-Number(base));
  if (baseRow === undefined) return null;
  const { datum, parameters, shiftAccuracyM } = geographic(Number(base), baseRow);
  const system = parametersOfProj(projection!.replace(/(^| )/g, '$1+').replace('+', '+proj='));
  if ('kind' in system) return null;
  const { semiMajorM, inverseFlattening, meridianDeg } = parameters;
  const { shift, accuracyM } =
    ownShift === undefined ? { shift: parameters.shift, accuracyM: shiftAccuracyM } : shiftIn(ownShift);
  const placed = { ...system, semiMajorM, inverseFlattening, meridianDeg, shift };
  return { code, name: name!, datum, parameters: placed, shiftAccuracyM: accuracyM };
}

function shiftIn(text: string): { shift: CrsParameters['shift']; accuracyM: number } {
  if (text === '') return { shift: null, accuracyM: Number.NaN };
  const [numbers, accuracyM] = text.split('@');
  return { shift: numbers!.split(',').map(Number), accuracyM: Number(accuracyM) };
}

/** Names differ in blanks, underscores, brackets and Esri's "D_" only. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^d_/, '')
    .replace(/[^\p{L}\p{N}+]+/gu, '');

function table(): Table {
  unpacked ??= unpack();
  return unpacked;
}

function unpack(): Table {
  const bytes = Uint8Array.from(atob(PACKED_EPSG_TABLE), (letter) => letter.charCodeAt(0));
  const systems = new Map<number, readonly string[]>();
  const datums = new Map<number, readonly string[]>();
  const datumNames = new Map<string, number[]>();
  const geographicOf = new Map<number, readonly string[]>();
  for (const line of new TextDecoder().decode(inflateSync(bytes)).split('\n')) {
    const row = line.split('\t');
    const code = Number(row[1]);
    if (row[0] === 'D') {
      datums.set(code, row);
      for (const name of new Set(row[2]!.split(';').map(plain))) {
        datumNames.set(name, [...(datumNames.get(name) ?? []), code]);
      }
    } else if (row[0] !== 'V') {
      systems.set(code, row);
      if (row[0] === 'G' && !geographicOf.get(Number(row[3]))?.[4]) geographicOf.set(Number(row[3]), row);
    }
  }
  return { systems, datums, datumNames, geographicOf };
}
