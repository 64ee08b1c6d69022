import type { Position } from 'geojson';
import type { Run } from '../../core/run.ts';
import { type Entity, numberAt, PairReader, readEntity, textAt } from './dxf-entities.ts';
import { plainText } from './dxf-text.ts';

export interface Block {
  readonly base: Position;
  readonly entities: readonly Entity[];
}

/** The parts of a drawing that are read: what its layers look like, its blocks by name (capitals) and its entities. */
export interface Drawing {
  /** colour number of each layer, negative where the layer is off */
  readonly layerColours: ReadonlyMap<string, number>;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly entities: readonly Entity[];
  /** the text ends before the EOF mark */
  readonly isCut: boolean;
}

const BREATHE_EVERY = 2_000;

/** Reads the sections TABLES, BLOCKS and ENTITIES of a text drawing. Problem `not-dxf`. */
export async function readDrawing(text: string, file: string, run: Run): Promise<Drawing> {
  const pairs = new PairReader(text, file);
  const layerColours = new Map<string, number>();
  const blocks = new Map<string, Block>();
  const entities: Entity[] = [];
  let section = '';
  let block: { name: string; base: Position; entities: Entity[] } | null = null;
  let isMore = pairs.next();
  for (let count = 0; isMore; count++) {
    if (count % BREATHE_EVERY === 0) {
      await run.breathe();
      run.progress(pairs.share);
    }
    if (pairs.code === 0 && pairs.value.trim() === 'EOF') {
      return { layerColours, blocks, entities, isCut: false };
    }
    if (pairs.code !== 0) {
      isMore = pairs.next();
      continue;
    }
    const read = readEntity(pairs);
    const { entity } = read;
    isMore = read.isMore;
    if (entity.type === 'SECTION') section = textAt(entity, 2).trim();
    else if (entity.type === 'ENDSEC') section = '';
    else if (section === 'TABLES' && entity.type === 'LAYER') {
      layerColours.set(plainText(textAt(entity, 2)), numberAt(entity, 62, 7));
    } else if (section === 'BLOCKS') {
      if (entity.type === 'BLOCK') {
        block = {
          name: blockKey(textAt(entity, 2)),
          base: [numberAt(entity, 10, 0), numberAt(entity, 20, 0)],
          entities: [],
        };
        blocks.set(block.name, block);
      } else if (entity.type === 'ENDBLK') block = null;
      else block?.entities.push(entity);
    } else if (section === 'ENTITIES') entities.push(entity);
  }
  return { layerColours, blocks, entities, isCut: true };
}

/** Block names differ in capitals between their definition and their use. */
export const blockKey = (name: string): string => plainText(name.trim()).toUpperCase();
