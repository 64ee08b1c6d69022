import type { CellValue, Field, RowNote } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { checkGeometry } from '../check-geometry.ts';
import type { AsideRow, RawRow } from '../vector-format.ts';
import { colourOfIndex, colourOfRgb } from './aci-colour.ts';
import { type Entity, numberAt, textAt } from './dxf-entities.ts';
import { plainMtext, plainText } from './dxf-text.ts';
import { elevationOf, shapeOf } from './entity-shape.ts';
import { type PlacedEntity, unfolded } from './expand-blocks.ts';
import type { Drawing } from './read-drawing.ts';

/** The four layers that a drawing is read as. */
export type DrawingPart = 'point' | 'line' | 'polygon' | 'text';

export interface DrawingLayer {
  readonly rows: RawRow[];
  readonly aside: AsideRow[];
  readonly notes: RowNote[];
}

export interface DrawingRows {
  readonly layers: ReadonlyMap<DrawingPart, DrawingLayer>;
  /** kinds of entities without a shape here, each with how often it is there */
  readonly leftOut: ReadonlyMap<string, number>;
  /** entities on sheets (paper space), whose coordinates are millimetres of paper */
  readonly onPaper: number;
}

/** Every row has these; a layer leaves out those that none of its rows has. `code` is the feature code that CASS keeps in its extended data. */
export const DRAWING_FIELDS: readonly Field[] = [
  { name: 'layer', type: 'text' },
  { name: 'color', type: 'text' },
  { name: 'entity', type: 'text' },
  { name: 'handle', type: 'text' },
  { name: 'block', type: 'text' },
  { name: 'elevation', type: 'real' },
  { name: 'code', type: 'text' },
  { name: 'text', type: 'text' },
  { name: 'height', type: 'real' },
  { name: 'angle', type: 'real' },
];

const ROWS_AT_MOST = 3_000_000;
const BLOCK_PIECES_AT_MOST = 2_000_000;
const PARTS: readonly DrawingPart[] = ['point', 'line', 'polygon', 'text'];
const BREATHE_EVERY = 500;

/** The entities of a drawing as rows, blocks unfolded. Row n is the n-th entity of the file; what a block holds has the row of its INSERT. */
export async function drawingRows(drawing: Drawing, file: string, run: Run): Promise<DrawingRows> {
  const layers = new Map(PARTS.map((part): [DrawingPart, DrawingLayer] => [part, { rows: [], aside: [], notes: [] }]));
  const leftOut = new Map<string, number>();
  const budget = { left: BLOCK_PIECES_AT_MOST };
  let [onPaper, count] = [0, 0];
  for (const [index, entity] of drawing.entities.entries()) {
    if (index % BREATHE_EVERY === 0) {
      await run.breathe();
      run.progress(index / drawing.entities.length);
    }
    if (numberAt(entity, 67, 0) === 1) {
      onPaper++;
      continue;
    }
    const { placed, problem } = unfolded(entity, index + 1, drawing.blocks, budget);
    if (problem !== null) layers.get('point')!.notes.push({ row: index + 1, problem });
    count += placed.length;
    if (count > ROWS_AT_MOST)
      throw new AppError({ code: 'file-too-large', file, what: 'entities', limit: ROWS_AT_MOST });
    for (const piece of placed) {
      const put = putRow(piece, index + 1, drawing, layers);
      if (!put) leftOut.set(piece.entity.type, (leftOut.get(piece.entity.type) ?? 0) + 1);
    }
  }
  return { layers, leftOut, onPaper };
}

function putRow(piece: PlacedEntity, row: number, drawing: Drawing, layers: DrawingRows['layers']): boolean {
  const shape = shapeOf(piece.entity, piece.place);
  if (shape === null) return false;
  const values = valuesOf(piece, drawing);
  const isText = TEXTS.has(piece.entity.type);
  const part = isText ? 'text' : PART_OF[shape.type]!;
  const checked = checkGeometry(shape);
  const layer = layers.get(part)!;
  if ('geometry' in checked) layer.rows.push({ row, geometry: checked.geometry, values });
  else layer.aside.push({ row, problem: { code: 'bad-geometry', row, reason: checked.fault }, values });
  return true;
}

const TEXTS = new Set(['TEXT', 'MTEXT', 'ATTRIB']);
const PART_OF: Readonly<Record<string, DrawingPart>> = {
  Point: 'point',
  LineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
};

function valuesOf({ entity, block, around }: PlacedEntity, drawing: Drawing): CellValue[] {
  const own = plainText(textAt(entity, 8));
  const layer = own === '0' && around !== null ? plainText(textAt(around, 8)) : own;
  const elevation = elevationOf(entity);
  const isText = TEXTS.has(entity.type);
  return [
    layer,
    colourOf(entity, around, layer, drawing),
    entity.type,
    textAt(entity, 5).trim() || null,
    block || null,
    elevation === 0 ? null : elevation,
    cassCodeOf(entity),
    isText ? textOf(entity) : null,
    isText ? numberAt(entity, 40, 0) : null,
    isText ? numberAt(entity, 50, 0) : null,
  ];
}

const [BY_BLOCK, BY_LAYER] = [0, 256];

function colourOf(entity: Entity, around: Entity | null, layer: string, drawing: Drawing): string | null {
  const rgb = numberAt(entity, 420, -1);
  if (rgb >= 0) return colourOfRgb(rgb);
  const index = numberAt(entity, 62, BY_LAYER);
  if (index === BY_BLOCK) return around === null ? null : colourOf(around, null, layer, drawing);
  return colourOfIndex(Math.abs(index === BY_LAYER ? (drawing.layerColours.get(layer) ?? 7) : index));
}

/** A long MTEXT comes in pieces (3) before its end (1). */
function textOf(entity: Entity): string {
  if (entity.type !== 'MTEXT') return plainText(textAt(entity, 1));
  const pieces = entity.codes.flatMap((code, index) => (code === 3 ? [entity.values[index]!] : []));
  return plainMtext(pieces.join('') + textAt(entity, 1));
}

/** The first text behind the application name SOUTH, where South CASS keeps its feature code. */
function cassCodeOf({ codes, values }: Entity): string | null {
  const start = codes.findIndex((code, index) => code === 1001 && values[index]!.trim().toUpperCase() === 'SOUTH');
  return start >= 0 && codes[start + 1] === 1000 ? values[start + 1]!.trim() : null;
}
