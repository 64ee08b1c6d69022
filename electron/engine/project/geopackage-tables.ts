import { type Database, quoted, scalar } from './connection.ts';
import { SPATIAL_REFERENCES } from './spatial-references.ts';

/** GeoPackage 1.3: QGIS 3.22 and GDAL 3.6, which Debian 12 ships, know it; 1.4 only changes the R-tree triggers. */
const APPLICATION_ID = 0x47504b47; // "GPKG"
const USER_VERSION = 10300;

const TABLES = `
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);`;

/** Makes an empty file a GeoPackage without content. */
export function createGeoPackageTables(db: Database): void {
  db.exec(`PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${USER_VERSION}; ${TABLES}`);
  const insert = db.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)');
  for (const { id, name, organization, definition, description } of SPATIAL_REFERENCES) {
    insert.run(name, id, organization, id, definition, description);
  }
}

/** What gpkg_contents says of a table. */
export interface ContentsEntry {
  readonly table: string;
  readonly identifier: string;
  readonly description: string;
  readonly lastChange: string;
  readonly extent: readonly [number, number, number, number] | null;
  /** null for a table without geometry; the system is EPSG:4326 unless another listed one is named */
  readonly geometry: { readonly typeName: string; readonly hasZ: boolean; readonly srsId?: number } | null;
}

export const GEOMETRY_COLUMN = 'geom';
const RTREE_DEFINITION = 'http://www.geopackage.org/spec120/#extension_rtree';

/** Lists a table in the contents, so that other programs see it. */
export function listInContents(db: Database, entry: ContentsEntry): void {
  const { table, geometry } = entry;
  const srsId = geometry?.srsId ?? 4326;
  db.prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    table,
    geometry ? 'features' : 'attributes',
    freeIdentifier(db, entry.identifier, table),
    entry.description,
    entry.lastChange,
    ...(geometry && entry.extent ? entry.extent : [null, null, null, null]),
    geometry ? srsId : null,
  );
  if (!geometry) return;
  db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)').run(
    table,
    GEOMETRY_COLUMN,
    geometry.typeName,
    srsId,
    geometry.hasZ ? 2 : 0,
  );
  db.prepare("INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')").run(
    table,
    GEOMETRY_COLUMN,
    RTREE_DEFINITION,
  );
}

/** Takes a table off the contents; its rows stay. */
export function unlistFromContents(db: Database, table: string): void {
  for (const name of ['gpkg_extensions', 'gpkg_geometry_columns', 'gpkg_contents']) {
    db.prepare(`DELETE FROM ${quoted(name)} WHERE table_name = ?`).run(table);
  }
}

/** Renames what other programs show for a table. */
export function renameInContents(db: Database, table: string, identifier: string, lastChange: string): void {
  db.prepare('UPDATE gpkg_contents SET identifier = ?, last_change = ? WHERE table_name = ?').run(
    freeIdentifier(db, identifier, table),
    lastChange,
    table,
  );
}

/** Identifiers are unique in a GeoPackage; a second layer of the same name is listed as “name (2)”. */
function freeIdentifier(db: Database, wanted: string, table: string): string {
  const taken = (identifier: string): boolean =>
    scalar(db, 'SELECT 1 FROM gpkg_contents WHERE identifier = ? AND table_name <> ?', identifier, table) !== undefined;
  let identifier = wanted;
  for (let number = 2; taken(identifier); number++) identifier = `${wanted} (${number})`;
  return identifier;
}
