import { basename } from 'node:path';
import type { ByteSource } from '../../../analysis/core/bytes.ts';
import type { CellValue, Crs, FeatureTable, Field, FieldType } from '../../../analysis/core/features.ts';
import type { GeometryFault } from '../../../analysis/core/problem-words/reading.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import { quietRun, type Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { checkGeometry } from '../../../analysis/vector/check-geometry.ts';
import { BadGpkgGeometry, readGpkgGeometry } from '../../../analysis/vector/gpkg-geometry.ts';
import { inspectAs, type ReadLayer, readAs, type VectorPreview } from '../../../analysis/vector/index.ts';
import type { AsideRow, RawLayer, RawRow, ReadOptions, VectorFormat } from '../../../analysis/vector/vector-format.ts';
import { fromSql } from '../project/columns.ts';
import { arrays, type Database, quoted, type SqlValue } from '../project/connection.ts';
import { crsOfLayer } from './geopackage-crs.ts';
import { checkReadable, type GeoPackageLayer, layersIn, openForeign, safely, tileTables } from './geopackage-layers.ts';

export { type GeoPackageLayer, isGeoPackage, isSqlite } from './geopackage-layers.ts';

/**
 * GeoPackages that other people made. Read-only; nothing of the file's own code runs: names come from gpkg_contents and must be
 * plain tables, views and virtual tables are denied by the authorizer, values are bound, pages are checked first (quick_check).
 */

const ROWS_AT_MOST = 2_000_000;

/** The layers that can be read: tables that gpkg_contents lists as features or attributes. Problem `geopackage-damaged`. */
export function listGeoPackageLayers(path: string): readonly GeoPackageLayer[] {
  return withForeign(path, layersIn);
}

/** One layer in its own coordinate system; rows with a broken geometry have none. For whole imports use readGeoPackage. */
export async function readGeoPackageTable(path: string, layer: string): Promise<FeatureTable> {
  const raw = await geoPackageFormat(path).read([sourceOf(path)], layer, {}, quietRun);
  if (raw.crs === null) throw new AppError(raw.crsProblem ?? { code: 'missing-crs', file: basename(path) });
  const rows = [...raw.rows, ...raw.aside.map((row) => ({ ...row, geometry: null }))].sort((a, b) => a.row - b.row);
  return {
    name: raw.name,
    crs: raw.crs,
    fields: raw.fields,
    rows: rows.map(({ geometry, values }) => ({ geometry, values })),
  };
}

/** Every layer as the preview card shows it. */
export async function inspectGeoPackage(path: string, options: ReadOptions, run: Run): Promise<VectorPreview[]> {
  checkReadable(path);
  return inspectAs(geoPackageFormat(path), [sourceOf(path)], options, run);
}

/** One layer in EPSG:4326, rows that cannot be used kept aside. */
export async function readGeoPackage(path: string, options: ReadOptions, run: Run): Promise<ReadLayer> {
  checkReadable(path);
  return readAs(geoPackageFormat(path), [sourceOf(path)], options, run);
}

/** The format of one file on disk: SQLite needs its path, not its bytes. */
function geoPackageFormat(path: string): VectorFormat {
  return {
    id: 'geopackage',
    label: { zh: 'GeoPackage', en: 'GeoPackage' },
    extensions: ['.gpkg'],
    recognizes: () => true,
    layers: async () => listGeoPackageLayers(path).map(({ name }) => name),
    read: async (_files, layer, _options, run) => {
      const db = openForeign(path);
      try {
        return await readLayer(db, path, layer, run);
      } finally {
        db.close();
      }
    },
  };
}

async function readLayer(db: Database, path: string, name: string, run: Run): Promise<RawLayer> {
  const file = basename(path);
  const layers = safely(path, () => layersIn(db));
  const layer = layers.find((one) => one.name === name);
  if (!layer) {
    throw new AppError({ code: 'unknown-layer', file, layer: name, layers: layers.map((one) => one.name).join(', ') });
  }
  if (layer.rows > ROWS_AT_MOST) {
    throw new AppError({ code: 'geopackage-too-large', file, layer: name, rows: layer.rows, limit: ROWS_AT_MOST });
  }
  const wanted = [
    ...(layer.geometryColumn === null ? [] : [layer.geometryColumn]),
    ...layer.columns.map((c) => c.name),
  ];
  const columns = wanted.length === 0 ? '1' : wanted.map(quoted).join(', ');
  const order = layer.keyColumn === null ? '' : ` ORDER BY ${quoted(layer.keyColumn)}`;
  const cells: { row: number; blob: SqlValue | undefined; values: CellValue[] }[] = [];
  const types = layer.columns.map(({ type }) => type);
  const first = layer.geometryColumn === null ? 0 : 1;
  const statement = safely(path, () => arrays(db.prepare(`SELECT ${columns} FROM ${quoted(layer.name)}${order}`)));
  statement.setReadBigInts(true);
  const iterator = statement.iterate()[Symbol.iterator]();
  for (let row = 1; ; row++) {
    if (row % 500 === 1) {
      await run.breathe();
      run.progress((row / (layer.rows + 1)) * 0.5);
    }
    const step = safely(path, () => iterator.next());
    if (step.done) break;
    const values = step.value as SqlValue[];
    cells.push({
      row,
      blob: first === 1 ? values[0] : null,
      values: types.map((type, index) => fromSql(values[first + index], type)),
    });
  }
  const fields = settleTypes(layer.columns, cells);
  const rows: RawRow[] = [];
  const aside: AsideRow[] = [];
  for (const { row, blob, values } of cells) {
    if (row % 500 === 1) {
      await run.breathe();
      run.progress(0.5 + (row / (cells.length + 1)) * 0.5);
    }
    const geometry = geometryOf(blob);
    if ('fault' in geometry)
      aside.push({ row, problem: { code: 'bad-geometry', row, reason: geometry.fault }, values });
    else rows.push({ row, geometry: geometry.geometry, values });
  }
  const isPlaced = layer.geometryColumn !== null;
  const empty = isPlaced ? rows.filter(({ geometry }) => geometry === null) : [];
  return {
    name: layer.name,
    fields,
    rows,
    aside,
    notes: empty.map(({ row }) => ({ row, problem: { code: 'empty-geometry', row } })),
    encoding: null,
    encodingHow: null,
    ...(isPlaced ? safely(path, () => crsOfLayer(db, layer, file)) : WITHOUT_PLACE),
    provenance: tilesNote(safely(path, () => tileTables(db))),
  };
}

const tilesNote = (tables: readonly string[]): Words[] =>
  tables.length === 0
    ? []
    : [
        {
          zh: `文件中的 ${tables.length} 个瓦片表没有读入`,
          en: `tile tables in the file that are not read: ${tables.length}`,
        },
      ];

const WITHOUT_PLACE = {
  crs: 'EPSG:4326' as Crs,
  crsHow: { zh: '属性表，没有位置', en: 'a table without positions' },
  crsProblem: null,
};

function geometryOf(blob: SqlValue | undefined): { geometry: RawRow['geometry'] } | { fault: GeometryFault } {
  if (blob === null || blob === undefined) return { geometry: null };
  if (!(blob instanceof Uint8Array)) return { fault: 'not-a-geometry' };
  try {
    const { geometry } = readGpkgGeometry(blob);
    return geometry === null ? { geometry } : checkGeometry(geometry);
  } catch (error) {
    if (error instanceof BadGpkgGeometry) return { fault: error.isCurved ? 'curved' : 'not-a-geometry' };
    throw error;
  }
}

/** SQLite lets any value stand in any column: a column that does not keep to its type becomes real or text. */
function settleTypes(columns: readonly Field[], cells: readonly { values: CellValue[] }[]): Field[] {
  return columns.map(({ name, type }, index) => {
    const values = cells.map((cell) => cell.values[index] ?? null);
    if (values.every((value) => value === null || FITS[type](value))) return { name, type };
    if (values.every((value) => value === null || typeof value === 'number')) return { name, type: 'real' };
    for (const cell of cells) if (cell.values[index] != null) cell.values[index] = String(cell.values[index]);
    return { name, type: 'text' };
  });
}

const FITS: Readonly<Record<FieldType, (value: CellValue) => boolean>> = {
  text: (value) => typeof value === 'string',
  date: (value) => typeof value === 'string',
  integer: Number.isSafeInteger,
  real: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
};

function withForeign<T>(path: string, work: (db: Database) => T): T {
  const db = openForeign(path);
  try {
    return safely(path, () => work(db));
  } finally {
    db.close();
  }
}

/** A name for messages; the bytes are read by SQLite itself. */
const sourceOf = (path: string): ByteSource => ({
  name: basename(path),
  size: 0,
  read: async () => new Uint8Array(),
});
