import type { CellValue } from '../../../analysis/core/features.ts';
import { compareDrawings } from './compare-drawings.ts';
import type { Held } from './compare-views.ts';
import type { GdalLayer, RowFacts, Shape } from './facts.ts';
import type { OurLayer } from './our-view.ts';

/** 1e-7 degrees: 11 mm on the ground; transforms of datum-free systems are far inside. */
const DEGREES = 1e-7;

/** Layers by their order, each with its fields, rows and extent. */
export function compareLayers(held: Held, ours: readonly OurLayer[], gdal: readonly GdalLayer[]): void {
  const [drawing] = gdal.filter(({ isDrawing }) => isDrawing);
  if (drawing !== undefined) {
    compareDrawings(held, ours, drawing);
    return;
  }
  held.same('layers', ours.map(({ name }) => name).sort(), gdal.map(({ name }) => name).sort());
  for (const layer of gdal) {
    const own = ours.find(({ name }) => name === layer.name) ?? (gdal.length === 1 ? ours[0] : undefined);
    if (own !== undefined) compareLayer(held, gdal.length === 1 ? '' : `${layer.name}: `, own, layer);
  }
}

function compareLayer(held: Held, at: string, ours: OurLayer, gdal: GdalLayer): void {
  const { preview } = ours;
  held.same(`${at}rows`, ours.rows.length + ours.aside.length, gdal.rows.length);
  held.same(`${at}rows of the preview`, preview.rows, gdal.rows.length);
  const hasPlaces = gdal.rows.some(({ shape }) => shape !== null);
  if (hasPlaces) held.same(`${at}says its system`, ours.crs !== null, gdal.crs !== null);
  const bytes = gdal.fields.filter(({ type }) => type === 'bytes').map(({ name }) => name);
  const fields = ownFields(ours, gdal).filter(({ name }) => !bytes.includes(name));
  const read = gdal.fields.map((field, index) => ({ ...field, index })).filter(({ type }) => type !== 'bytes');
  held.same(`${at}fields`, fields.map(({ name }) => name).sort(), read.map(({ name }) => name).sort());
  const pairs = read.flatMap((field) => {
    const own = fields.find(({ name }) => name === field.name);
    if (own === undefined) return [];
    const isLogical = ours.fields[own.index]!.type === 'boolean' && field.type === 'text';
    return [{ name: field.name, own: own.index, gdal: field.index, isLogical }];
  });
  for (const { name, own, gdal: theirs, isLogical } of pairs) {
    if (isLogical) continue;
    const [mine, other] = [ours.fields[own]!.type, gdal.fields[theirs]!.type];
    // A date with a time of day is a date or a text here, and its cells are compared all the same.
    if (other !== 'moment' || (mine !== 'text' && mine !== 'date')) held.same(`${at}type of ${name}`, mine, other);
  }
  const isLikeRow = (own: RowFacts, theirs: RowFacts): boolean =>
    gdal.hasNoShapes || !hasPlaces
      ? pairs.every((pair) => textOf(own.values[pair.own]) === textOf(theirs.values[pair.gdal]))
      : isLike(own.shape, theirs.shape);
  const matched = inPairs(ours, gdal.rows, isLikeRow);
  for (const { row, own, theirs } of matched) {
    if (own === null) {
      // A row that neither side can place is no loss of a place.
      const code = ours.aside.find((one) => one.row === row)?.code ?? ours.aside[0]?.code;
      if (theirs.shape !== null) held.differ(`${at}row ${row} is kept aside (${code}), GDAL has ${theirs.shape[0]}`);
      continue;
    }
    if (!gdal.hasNoShapes) compareShapes(held, `${at}row ${row}`, own.shape, theirs.shape);
    for (const pair of pairs) {
      const mine = textOf(own.values[pair.own]);
      const other = pair.isLogical ? logicalOf(theirs.values[pair.gdal]) : textOf(theirs.values[pair.gdal]);
      held.same(`${at}row ${row} ${pair.name}`, mine, other);
    }
  }
  if (gdal.hasNoShapes) return;
  const shapes = matched.flatMap(({ own, theirs }) => (own === null || theirs.shape === null ? [] : [theirs.shape]));
  held.same(`${at}geometry type`, preview.geometryType, geometryTypeOf(shapes));
  compareExtents(held, at, preview.extent, shapes);
}

/** Our fields with their places, without those that GDAL holds as the number of the row. */
function ownFields(ours: OurLayer, gdal: GdalLayer): { readonly name: string; readonly index: number }[] {
  const isRowNumber = (name: string, index: number): boolean =>
    !gdal.fields.some((field) => field.name === name) &&
    (name === gdal.fidColumn || name === 'id') &&
    ours.rows.every(({ values }, row) => ours.aside.length > 0 || values[index] === gdal.rows[row]?.fid);
  return ours.fields.map(({ name }, index) => ({ name, index })).filter(({ name, index }) => !isRowNumber(name, index));
}

interface Pair {
  /** counts from 1 */
  readonly row: number;
  /** null for a row that we keep aside */
  readonly own: RowFacts | null;
  readonly theirs: RowFacts;
}

/** Rows in order; where we keep rows aside, the ones of GDAL that do not fit ours are taken for them. */
function inPairs(
  ours: OurLayer,
  gdal: readonly RowFacts[],
  isLikeRow: (own: RowFacts, theirs: RowFacts) => boolean,
): Pair[] {
  let [at, left] = [0, ours.aside.length];
  return gdal.flatMap((theirs, index): Pair[] => {
    const own = ours.rows[at];
    const isAside = left > 0 && (own === undefined || !isLikeRow(own, theirs));
    if (isAside) left--;
    else at++;
    return isAside
      ? [{ row: index + 1, own: null, theirs }]
      : own === undefined
        ? []
        : [{ row: index + 1, own, theirs }];
  });
}

const isLike = (one: Shape | null, other: Shape | null): boolean =>
  one === null || other === null
    ? one === other
    : one[3] === other[3] && Math.abs(one[4] - other[4]) < 1e-6 && one[1] === other[1];

const PARTS = [
  'kinds',
  'parts',
  'rings',
  'positions',
  'sum of x',
  'sum of y',
  'area',
  'west',
  'south',
  'east',
  'north',
];

function compareShapes(held: Held, at: string, ours: Shape | null, gdal: Shape | null): void {
  if (ours === null || gdal === null) {
    held.same(`${at} shape`, ours, gdal);
    return;
  }
  held.same(`${at} kinds, parts, rings, positions`, ours.slice(0, 4), gdal.slice(0, 4));
  const [, , , positions, , , area, west, south, east, north] = gdal;
  for (const index of [4, 5, 7, 8, 9, 10] as const) {
    held.close(`${at} ${PARTS[index]}`, ours[index], gdal[index], index < 6 ? DEGREES * positions : DEGREES);
  }
  // An outline moved by the tolerance changes the area by outline × tolerance.
  held.close(`${at} area`, ours[6], area, DEGREES * (east - west + north - south) * 4 + area * 1e-9);
}

/** One word for the layer, as the preview card has it. */
function geometryTypeOf(shapes: readonly Shape[]): string {
  const kinds = new Set(shapes.map(([one]) => (one.includes('+') ? 'mixed' : one)));
  const [only = 'none'] = kinds;
  return kinds.size > 1 ? 'mixed' : only;
}

function compareExtents(held: Held, at: string, ours: readonly number[] | null, shapes: readonly Shape[]): void {
  if (ours === null || shapes.length === 0) {
    held.same(`${at}has an extent`, ours !== null, shapes.length > 0);
    return;
  }
  const side = (place: 7 | 8 | 9 | 10, pick: (one: number, other: number) => number): number =>
    shapes.reduce((found, shape) => pick(found, shape[place]), shapes[0]![place]);
  const box = [side(7, Math.min), side(8, Math.min), side(9, Math.max), side(10, Math.max)];
  for (const [index, value] of box.entries())
    held.close(`${at}extent ${PARTS[7 + index]}`, ours[index]!, value, DEGREES);
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
const MOMENT = /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?(Z|\+00(?::?00)?)?)?$/;

/** A logical field of a dBASE table is a text of one letter for GDAL. */
const logicalOf = (value: CellValue | undefined): string =>
  value === 'T' || value === 'Y' ? 'true' : value === 'F' || value === 'N' ? 'false' : textOf(value);

/** A cell as text: numbers, moments and JSON in one way of writing, nothing and empty text alike. */
function textOf(value: CellValue | undefined): string {
  const text = String(value ?? '').trim();
  if (NUMBER.test(text)) return String(Number(Number(text).toPrecision(15)));
  const [isMoment, year, month, day, time, seconds = '0'] = MOMENT.exec(text) ?? [];
  if (isMoment) {
    // Drivers write a day as the midnight that it begins with.
    const isDay = time === undefined || (time === '00:00' && Number(seconds) === 0);
    return `${year}-${month}-${day}${isDay ? '' : ` ${time}:${Number(seconds)}`}`;
  }
  return /^[[{]/.test(text) ? jsonOf(text) : text;
}

function jsonOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
