import type { Extent } from '../../../analysis/vector/geometry-extent.ts';
import { type Database, quoted } from './connection.ts';
import { GEOMETRY_COLUMN } from './geopackage-tables.ts';

export const KEY_COLUMN = 'fid';
export const rtreeName = (table: string): string => `rtree_${table}_${GEOMETRY_COLUMN}`;

/**
 * Makes the spatial index of a filled table and then its triggers, so that programs which edit the file keep it right
 * (OGC 12-128r18, annex F.3; trigger texts as GDAL 3.6 writes them).
 *
 * @param extents the box of each row by key; rows without a box are not in the index
 */
export function createRtree(
  db: Database,
  table: string,
  extents: Iterable<readonly [key: number, extent: Extent]>,
): void {
  const rtree = quoted(rtreeName(table));
  db.exec(`CREATE VIRTUAL TABLE ${rtree} USING rtree(id, minx, maxx, miny, maxy)`);
  const insert = db.prepare(`INSERT INTO ${rtree} VALUES (?, ?, ?, ?, ?)`);
  for (const [key, [west, south, east, north]] of extents) insert.run(key, west, east, south, north);
  addRtreeTriggers(db, table);
}

/** The triggers alone, for an index that is filled already. */
export function addRtreeTriggers(db: Database, table: string): void {
  for (const trigger of rtreeTriggers(table)) db.exec(trigger);
}

function rtreeTriggers(table: string): string[] {
  const [t, g, i, r] = [table, GEOMETRY_COLUMN, KEY_COLUMN, rtreeName(table)].map(quoted) as [
    string,
    string,
    string,
    string,
  ];
  const trigger = (suffix: string): string => `CREATE TRIGGER ${quoted(`${rtreeName(table)}_${suffix}`)}`;
  const isFull = `(NEW.${g} NOTNULL AND NOT ST_IsEmpty(NEW.${g}))`;
  const isEmpty = `(NEW.${g} ISNULL OR ST_IsEmpty(NEW.${g}))`;
  const put = `INSERT OR REPLACE INTO ${r} VALUES (NEW.${i},ST_MinX(NEW.${g}), ST_MaxX(NEW.${g}),ST_MinY(NEW.${g}), ST_MaxY(NEW.${g}));`;
  const drop = `DELETE FROM ${r} WHERE id = OLD.${i};`;
  return [
    `${trigger('insert')} AFTER INSERT ON ${t} WHEN ${isFull} BEGIN ${put} END`,
    `${trigger('update1')} AFTER UPDATE OF ${g} ON ${t} WHEN OLD.${i} = NEW.${i} AND ${isFull} BEGIN ${put} END`,
    `${trigger('update2')} AFTER UPDATE OF ${g} ON ${t} WHEN OLD.${i} = NEW.${i} AND ${isEmpty} BEGIN ${drop} END`,
    `${trigger('update3')} AFTER UPDATE ON ${t} WHEN OLD.${i} != NEW.${i} AND ${isFull} BEGIN ${drop} ${put} END`,
    `${trigger('update4')} AFTER UPDATE ON ${t} WHEN OLD.${i} != NEW.${i} AND ${isEmpty} BEGIN DELETE FROM ${r} WHERE id IN (OLD.${i}, NEW.${i}); END`,
    `${trigger('delete')} AFTER DELETE ON ${t} WHEN OLD.${g} NOT NULL BEGIN ${drop} END`,
  ];
}
