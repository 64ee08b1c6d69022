import type { Position } from 'geojson';
import type { Problem } from '../../core/problems.ts';
import { type Affine, composed, IDENTITY, moved, scaledAndTurned } from './affine.ts';
import { type Entity, numberAt, textAt } from './dxf-entities.ts';
import { plainText } from './dxf-text.ts';
import { planeOf } from './entity-shape.ts';
import { type Block, blockKey } from './read-drawing.ts';

/** An entity where it lies in the drawing. */
export interface PlacedEntity {
  readonly entity: Entity;
  readonly place: Affine;
  /** the outermost block that it came with; '' outside of blocks */
  readonly block: string;
  /** what layer "0" and colour "by block" stand for: the INSERT around it */
  readonly around: Entity | null;
}

/** How many entities blocks may still unfold to, over all of a drawing. */
export interface BlockBudget {
  left: number;
}

const DEPTH_AT_MOST = 16;
const COPIES_AT_MOST = 10_000;

/**
 * An entity and, behind an INSERT, what its block holds: moved from the block's base point, scaled, turned, repeated in columns and rows,
 * blocks within blocks too. What goes too deep or too often is left folded, with a problem.
 */
export function unfolded(
  entity: Entity,
  row: number,
  blocks: ReadonlyMap<string, Block>,
  budget: BlockBudget,
): { readonly placed: readonly PlacedEntity[]; readonly problem: Problem | null } {
  const block = entity.type === 'INSERT' ? plainText(textAt(entity, 2).trim()) : '';
  const placed: PlacedEntity[] = [{ entity, place: IDENTITY, block, around: null }];
  let problem: Problem | null = null;
  const visit = (insert: Entity, place: Affine, depth: number): void => {
    for (const part of insert.parts) placed.push({ entity: part, place, block, around: insert });
    const found = blocks.get(blockKey(textAt(insert, 2)));
    const count = copyCount(insert);
    const size = Math.max(1, found?.entities.length ?? 0) * count;
    const tooMany = !(count <= COPIES_AT_MOST && size <= budget.left);
    if (found === undefined || depth > DEPTH_AT_MOST || tooMany) {
      const reason = found === undefined ? 'missing' : tooMany ? 'too-many' : 'too-deep';
      problem ??= { code: 'dxf-block', row, block, reason };
      return;
    }
    budget.left -= size;
    for (const copy of copiesOf(insert, found.base)) {
      const within = composed(place, copy);
      for (const inner of found.entities) {
        if (inner.type === 'INSERT') visit(inner, within, depth + 1);
        else placed.push({ entity: inner, place: within, block, around: insert });
      }
    }
  };
  if (entity.type === 'INSERT') visit(entity, IDENTITY, 1);
  return { placed, problem };
}

const gridOf = (insert: Entity): readonly [columns: number, rows: number] => [
  Math.max(1, numberAt(insert, 70, 1)),
  Math.max(1, numberAt(insert, 71, 1)),
];

const copyCount = (insert: Entity): number => gridOf(insert)[0] * gridOf(insert)[1];

/** Where the copies of a block go, row by row. */
function copiesOf(insert: Entity, [baseX = 0, baseY = 0]: Position): Affine[] {
  const [columns, rows] = gridOf(insert);
  const turned = scaledAndTurned(numberAt(insert, 41, 1), numberAt(insert, 42, 1), numberAt(insert, 50, 0));
  const grid = scaledAndTurned(1, 1, numberAt(insert, 50, 0));
  const at = composed(planeOf(insert), moved(numberAt(insert, 10, 0), numberAt(insert, 20, 0)));
  const copies: Affine[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const step = moved(column * numberAt(insert, 44, 0), row * numberAt(insert, 45, 0));
      const cell = composed(grid, step);
      copies.push(composed(at, composed({ ...turned, e: cell.e, f: cell.f }, moved(-baseX, -baseY))));
    }
  }
  return copies;
}
