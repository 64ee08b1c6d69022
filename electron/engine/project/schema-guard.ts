import { basename } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { AppError } from '../../../analysis/core/problems.ts';
import { arrays, type Database, quoted } from './connection.ts';
import { createGeoPackageTables } from './geopackage-tables.ts';
import { MIGRATIONS } from './migrations.ts';
import { isHarmlessTrigger } from './trigger-guard.ts';

/**
 * Refuses a project whose schema could act on its own: views, triggers other than the append-only ones of ours and those that
 * keep the R-tree and the feature count, virtual tables other than R-trees, generated columns, and own tables that are not
 * exactly as this program makes them. CHECKs and DEFAULTs of other tables are let be: they cannot read or write any table.
 *
 * @param version of our tables. What a newer version made is let be by its name: such a project is only read, with query_only
 *   on, so that no trigger can run.
 * @throws AppError project-unsafe, naming the first such object
 */
export function guardSchema(db: Database, path: string, version: number, newest = MIGRATIONS.at(-1)!.version): void {
  const objects = schemaObjects(db);
  const tables = new Map(objects.filter(({ type }) => type === 'table').map((table) => [table.name, table]));
  const own = version <= newest ? ownObjects(version) : null;
  const refuse = (object: string): never => {
    throw new AppError({ code: 'project-unsafe', file: basename(path), object });
  };

  for (const { type, name, table, sql } of objects) {
    if (isOwnName(name) && type !== 'view') {
      if (own !== null && own.get(name) !== sql) refuse(name);
      continue;
    }
    if (type === 'view') refuse(name);
    if (type === 'trigger' && !isHarmlessTrigger(name, table, sql ?? '', (other) => isRtree(tables.get(other)?.sql))) {
      refuse(name);
    }
    if (type === 'table' && isVirtual(sql) && !isRtree(sql)) refuse(name);
  }
  for (const name of own?.keys() ?? []) if (!objects.some((object) => object.name === name)) refuse(name);
  for (const [name, { sql }] of tables) {
    if (isVirtual(sql) || isOwnName(name)) continue;
    const columns = db.prepare(`PRAGMA table_xinfo(${quoted(name)})`).all();
    const generated = columns.find(({ hidden }) => hidden === 2 || hidden === 3);
    if (generated !== undefined) refuse(`${name}.${String(generated.name)}`);
  }
}

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string | null;
}

export function schemaObjects(db: Database): SchemaObject[] {
  const rows = arrays(db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master')).all() as (string | null)[][];
  return rows.map(([type, name, table, sql]) => ({
    type: String(type),
    name: String(name),
    table: String(table),
    sql: sql ?? null,
  }));
}

/** The objects of ours that a file of this version has, by name, with their exact text: made in memory to compare with. */
function ownObjects(version: number): Map<string, string | null> {
  const db = new DatabaseSync(':memory:');
  try {
    createGeoPackageTables(db);
    for (const migration of MIGRATIONS) if (migration.version <= version) db.exec(migration.sql);
    return new Map(
      schemaObjects(db)
        .filter(({ name }) => isOwnName(name))
        .map(({ name, sql }) => [name, sql]),
    );
  } finally {
    db.close();
  }
}

const isOwnName = (name: string): boolean => name.toLowerCase().startsWith('cg_');
const isVirtual = (sql: string | null | undefined): boolean => /^\s*create\s+virtual\s/i.test(sql ?? '');
export const isRtree = (sql: string | null | undefined): boolean =>
  /^create virtual table "(?:[^"]|"")*" using rtree\s*\(\s*id,\s*minx,\s*maxx,\s*miny,\s*maxy\s*\)$/i.test(sql ?? '');
