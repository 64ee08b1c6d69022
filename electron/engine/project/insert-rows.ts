import type { Geometry } from 'geojson';
import type { FeatureRow } from '../../../analysis/core/features.ts';
import type { Extent } from '../../../analysis/vector/geometry-extent.ts';
import { GpkgGeometryWriter, hasZ } from '../../../analysis/vector/gpkg-geometry-write.ts';
import { type StoredField, toSql } from './columns.ts';
import { type Database, quoted, type SqlValue } from './connection.ts';
import type { GeometryKind } from './geometry-kind.ts';

/** Boxes of rows: `keys[i]` has west, east, south, north in `boxes[4 * i …]`. Rows without a box are left out. */
export interface KeyedBoxes {
  readonly keys: Uint32Array;
  readonly boxes: Float64Array;
}

/** What is known of the geometries once all rows are in. */
export interface InsertedRows {
  readonly index: KeyedBoxes;
  readonly extent: Extent | null;
  readonly hasZ: boolean;
}

/** Rows for a table whose columns are the key, the geometry unless `kind` has none, and the fields. */
export interface RowsToInsert {
  readonly rows: readonly FeatureRow[];
  readonly geometries: readonly (Geometry | null)[];
  readonly fields: readonly StoredField[];
  readonly kind: GeometryKind;
  readonly srsId: number;
}

/** Fewer calls are faster; SQLite takes at most 32,766 values in one. */
const [ROWS_AT_ONCE, VALUES_AT_MOST] = [32, 32_000];

/** Puts rows into an empty table under the keys 1, 2, 3 … in their order, several to a statement; yields how many are in. */
export function* insertRows(db: Database, tableName: string, given: RowsToInsert): Generator<number, InsertedRows> {
  const { rows, geometries, fields, kind, srsId } = given;
  const hasGeometry = kind.geometryTypeName !== null;
  const columns = 1 + (hasGeometry ? 1 : 0) + fields.length;
  const places = `(${new Array(columns).fill('?').join(', ')})`;
  const prepared = (count: number) =>
    db.prepare(`INSERT INTO ${quoted(tableName)} VALUES ${new Array(count).fill(places).join(', ')}`);
  const atOnce = Math.max(1, Math.min(ROWS_AT_ONCE, Math.floor(VALUES_AT_MOST / columns)));
  const insert = prepared(atOnce);
  const writer = new GpkgGeometryWriter(srsId);
  const keys = new Uint32Array(rows.length);
  const boxes = new Float64Array(rows.length * 4);
  let [placed, anyZ] = [0, false];
  let bound: SqlValue[] = [];
  for (let at = 0; at < rows.length; at++) {
    bound.push(at + 1);
    const geometry = geometries[at] ?? null;
    if (hasGeometry) bound.push(geometry === null ? null : writer.write(geometry, kind.isPromoted));
    if (hasGeometry && geometry !== null && writer.box[0]! <= writer.box[1]!) {
      keys[placed] = at + 1;
      boxes.set(writer.box, placed * 4);
      placed++;
      anyZ ||= hasZ(geometry);
    }
    const { values } = rows[at]!;
    for (let column = 0; column < fields.length; column++) bound.push(toSql(values[column], fields[column]!));
    if ((at + 1) % atOnce !== 0) continue;
    insert.run(...bound);
    bound = [];
    yield at + 1;
  }
  if (bound.length > 0) prepared(bound.length / columns).run(...bound);
  const index = { keys: keys.subarray(0, placed), boxes: boxes.subarray(0, placed * 4) };
  return { index, extent: extentOfBoxes(index.boxes), hasZ: anyZ };
}

function extentOfBoxes(boxes: Float64Array): Extent | null {
  if (boxes.length === 0) return null;
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < boxes.length; at += 4) {
    west = Math.min(west, boxes[at]!);
    east = Math.max(east, boxes[at + 1]!);
    south = Math.min(south, boxes[at + 2]!);
    north = Math.max(north, boxes[at + 3]!);
  }
  return [west, south, east, north];
}
