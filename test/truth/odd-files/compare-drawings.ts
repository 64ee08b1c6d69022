import type { Held } from './compare-views.ts';
import type { GdalLayer, RowFacts, Shape } from './facts.ts';
import type { OurLayer } from './our-view.ts';

/** An entity of a drawing: the layer of the drawing it lies on, its text, its box. */
interface Entity {
  readonly on: string;
  readonly text: string;
  readonly shape: Shape;
}

/**
 * A drawing is one layer of lines for GDAL and up to four layers here (closed outlines are polygons), and curves are cut into straight
 * pieces each in its way. So entities are matched: on the same layer of the drawing, with the same text, in the same box.
 */
export function compareDrawings(held: Held, ours: readonly OurLayer[], gdal: GdalLayer): void {
  const theirs = entitiesOf([gdal], 'Layer', 'Text', () => true);
  // The place where a block is put is a row here; GDAL has its lines only.
  const own = entitiesOf(ours, 'layer', 'text', (row, column) => row.values[column('entity')] !== 'INSERT');
  held.same('entities', own.length, theirs.length);
  held.same(
    'rows kept aside',
    ours.flatMap(({ aside }) => aside.map(({ code }) => code)),
    [],
  );
  const left = new Set(own);
  for (const entity of theirs) {
    held.compared++;
    const match = [...left].find((one) => isSame(one, entity));
    if (match === undefined) held.differ(`only GDAL has ${shown(entity)}`);
    else left.delete(match);
  }
  for (const entity of left) held.differ(`only we have ${shown(entity)}`);
}

function entitiesOf<Layer extends Pick<GdalLayer, 'fields' | 'rows'>>(
  layers: readonly Layer[],
  on: string,
  text: string,
  isWanted: (row: RowFacts, column: (name: string) => number) => boolean,
): Entity[] {
  return layers.flatMap(({ fields, rows }) => {
    const column = (name: string): number => fields.findIndex((field) => field.name === name);
    return rows.flatMap((row) => {
      if (row.shape === null || !isWanted(row, column)) return [];
      const textIn = (name: string): string => String(row.values[column(name)] ?? '').trim();
      // GDAL gives the pattern of a hatch as its text.
      const isHatch = textIn('SubClasses').endsWith('AcDbHatch');
      return [{ on: textIn(on), text: isHatch ? '' : textIn(text), shape: row.shape }];
    });
  });
}

/** A chord of four degrees leaves its circle by 0.06 % of the radius: the boxes of curves agree to that. */
const CURVE_SHARE = 2e-3;

function isSame(one: Entity, other: Entity): boolean {
  if (one.on !== other.on || one.text !== other.text) return false;
  const [, , , , , , , west, south, east, north] = other.shape;
  const tolerance = 1e-8 + CURVE_SHARE * Math.max(east - west, north - south);
  return [7, 8, 9, 10].every((side) => Math.abs(Number(one.shape[side]) - Number(other.shape[side])) <= tolerance);
}

const shown = ({ on, text, shape }: Entity): string => `${shape[0]} on “${on}” ${text} in ${shape.slice(7).join(' ')}`;
