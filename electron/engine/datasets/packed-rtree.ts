import type { Database } from '../project/connection.ts';
import { quoted } from '../project/connection.ts';
import type { KeyedBoxes } from '../project/insert-rows.ts';
import { addRtreeTriggers, rtreeName } from '../project/rtree.ts';

/** What SQLite makes of pages of 4096 bytes and two dimensions: 51 cells of 24 bytes after a head of 4 (rtree.c, getNodeSize). */
const [CELLS, CELL_BYTES, HEAD_BYTES] = [51, 24, 4];
const NODE_BYTES = HEAD_BYTES + CELLS * CELL_BYTES;

interface Level {
  /** row keys of leaf cells, node numbers of inner ones */
  readonly ids: Uint32Array;
  readonly boxes: Float32Array;
}

/**
 * Makes the spatial index of a filled table at once: rows are sorted into tiles (Leutenegger, López & Edgington 1997: STR), whole
 * nodes are written into the tables that carry SQLite's R-tree, and the triggers follow. Inserting box by box finds the same rows
 * and takes several times as long. Only for a connection that may write shadow tables, on a database with pages of 4096 bytes.
 */
export function createPackedRtree(db: Database, table: string, { keys, boxes }: KeyedBoxes): void {
  const name = rtreeName(table);
  db.exec(`CREATE VIRTUAL TABLE ${quoted(name)} USING rtree(id, minx, maxx, miny, maxy)`);
  if (keys.length > 0) {
    const node = db.prepare(`INSERT OR REPLACE INTO ${quoted(`${name}_node`)} VALUES (?, ?)`);
    const parents = pairWriter(db, `${name}_parent`);
    const rows = pairWriter(db, `${name}_rowid`);
    let level: Level = { ids: keys, boxes: outward(boxes) };
    let nextNode = 2;
    for (let depth = 0; ; depth++) {
      const isRoot = level.ids.length <= CELLS;
      const order = isRoot ? Uint32Array.from(level.ids, (_, index) => index) : tileOrder(level.boxes);
      const count = Math.ceil(order.length / CELLS);
      const upper: Level = { ids: new Uint32Array(count), boxes: new Float32Array(count * 4) };
      for (let tile = 0; tile < count; tile++) {
        const number = isRoot ? 1 : nextNode++;
        const members = order.subarray(tile * CELLS, (tile + 1) * CELLS);
        node.run(number, nodeOf(level, members, isRoot ? depth : 0, upper.boxes.subarray(tile * 4, tile * 4 + 4)));
        const put = depth === 0 ? rows.put : parents.put;
        for (const member of members) put(level.ids[member]!, number);
        upper.ids[tile] = number;
      }
      if (isRoot) break;
      level = upper;
    }
    rows.end();
    parents.end();
  }
  addRtreeTriggers(db, table);
}

/** The bytes of one node; its box is left in `box`. */
function nodeOf({ ids, boxes }: Level, members: Uint32Array, depth: number, box: Float32Array): Uint8Array {
  const bytes = new Uint8Array(NODE_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, depth);
  view.setUint16(2, members.length);
  box.set([Infinity, -Infinity, Infinity, -Infinity]);
  let at = HEAD_BYTES;
  for (const member of members) {
    view.setUint32(at + 4, ids[member]!);
    for (let side = 0; side < 4; side++) {
      const value = boxes[member * 4 + side]!;
      view.setFloat32(at + 8 + side * 4, value);
      box[side] = side % 2 === 0 ? Math.min(box[side]!, value) : Math.max(box[side]!, value);
    }
    at += CELL_BYTES;
  }
  return bytes;
}

/** The order of boxes in which each run of 51 lies close together: slices from west to east, each from south to north. */
function tileOrder(boxes: Float32Array): Uint32Array {
  const count = boxes.length / 4;
  const middle = (index: number, side: 0 | 2): number => boxes[index * 4 + side]! + boxes[index * 4 + side + 1]!;
  const order = sortedBy(
    Uint32Array.from({ length: count }, (_, index) => index),
    (index) => middle(index, 0),
  );
  const perSlice = Math.ceil(Math.sqrt(Math.ceil(count / CELLS))) * CELLS;
  for (let start = 0; start < count; start += perSlice) {
    const slice = order.subarray(start, start + perSlice);
    slice.set(sortedBy(slice, (index) => middle(index, 2)));
  }
  return order;
}

/**
 * Sorts by a number, told apart in as many steps as a double holds beside the place: 2^34 for 200,000 rows. Ties keep the order of
 * the file, so the same table gives the same bytes. Key and place share one double because plain numbers sort fastest.
 */
function sortedBy(indices: Uint32Array, key: (index: number) => number): Uint32Array {
  const keys = Float64Array.from(indices, key);
  let [least, most] = [Infinity, -Infinity];
  for (const value of keys) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const places = 2 ** Math.ceil(Math.log2(indices.length + 1));
  const scale = most > least ? (2 ** 52 / places - 1) / (most - least) : 0;
  for (let place = 0; place < keys.length; place++) {
    keys[place] = Math.floor((keys[place]! - least) * scale) * places + place;
  }
  keys.sort();
  return Uint32Array.from(keys, (value) => indices[value % places]!);
}

/** Boxes as SQLite keeps them: 32-bit numbers, rounded so that the box never gets smaller. */
function outward(boxes: Float64Array): Float32Array {
  const rounded = Float32Array.from(boxes);
  const bits = new Int32Array(rounded.buffer);
  for (let at = 0; at < boxes.length; at++) {
    const isLow = at % 2 === 0;
    const [value, kept] = [boxes[at]!, rounded[at]!];
    if (isLow ? kept <= value : kept >= value) continue;
    // One step of the last place away from the middle: larger bits are farther from zero.
    if (kept === 0) rounded[at] = isLow ? -1.4e-45 : 1.4e-45;
    else bits[at] = bits[at]! + (kept > 0 === isLow ? -1 : 1);
  }
  return rounded;
}

const PAIRS_AT_ONCE = 100;

/** Writes pairs of numbers into a table of two columns, a hundred rows to a statement. */
function pairWriter(db: Database, table: string): { put(id: number, node: number): void; end(): void } {
  const insert = (rows: number) =>
    db.prepare(`INSERT INTO ${quoted(table)} VALUES ${new Array(rows).fill('(?, ?)').join(', ')}`);
  const whole = insert(PAIRS_AT_ONCE);
  let waiting: number[] = [];
  return {
    put(id, node) {
      waiting.push(id, node);
      if (waiting.length < PAIRS_AT_ONCE * 2) return;
      whole.run(...waiting);
      waiting = [];
    },
    end() {
      if (waiting.length > 0) insert(waiting.length / 2).run(...waiting);
    },
  };
}
