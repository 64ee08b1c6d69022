import { basename } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Extent } from '../../../analysis/vector/geometry-extent.ts';
import type { Calibration, Classification, LayerInfo, LayerRole, RasterView } from '../../contract/model.ts';
import type { NewLayer, RasterReference } from './api.ts';
import { type Database, type SqlValue, scalar } from './connection.ts';
import type { StoredTable } from './feature-table.ts';
import { fileStateOf, type PlacedRaster } from './raster-place.ts';

/** A layer as the catalogue keeps it. */
export interface CatalogueEntry {
  readonly number: number;
  readonly isPresent: boolean;
  readonly kind: 'vector' | 'raster';
  readonly tableName: string | null;
  readonly runNumber: number | null;
  readonly sha256: string;
  readonly info: LayerInfo;
  readonly detail: VectorDetail | RasterDetail;
}

/** The kind-specific part, kept as JSON. */
export interface VectorDetail extends Omit<StoredTable, 'extent'> {
  readonly kind: 'vector';
}
export interface RasterDetail extends PlacedRaster {
  readonly kind: 'raster';
  readonly width: number;
  readonly height: number;
  readonly crs: string;
  readonly bandNames: readonly string[];
  readonly bandRoles: Readonly<Record<string, number>>;
  readonly view: RasterView;
  /** absent where the person confirmed none */
  readonly calibration?: Calibration;
}

export const layerIdOf = (number: number): string => `layer-${number}`;
export const runIdOf = (number: number): string => `run-${number}`;

/** The number in “layer-12” or “run-3”; null for anything else. */
export function numberOf(id: string, prefix: 'layer' | 'run'): number | null {
  const match = /^([a-z]+)-(\d{1,15})$/.exec(id);
  return match?.[1] === prefix ? Number(match[2]) : null;
}

/** Adds a line to the catalogue and returns its number. */
export function insertEntry(
  db: Database,
  entry: {
    readonly layer: NewLayer;
    readonly detail: VectorDetail | RasterDetail;
    readonly tableName: string | null;
    readonly runNumber: number | null;
    readonly sha256: string;
    readonly extent: Extent | null;
    readonly at: string;
  },
): number {
  const { layer, detail, extent } = entry;
  const order = scalar(db, 'SELECT coalesce(max(draw_order), 0) + 1 FROM cg_layers')!;
  const values: Record<string, SqlValue> = {
    is_present: 1,
    kind: detail.kind,
    table_name: entry.tableName,
    run_id: entry.runNumber,
    name: layer.name,
    role: layer.role,
    visible: Number(layer.visible ?? true),
    opacity: 1,
    draw_order: order,
    source: layer.source,
    data_date: layer.date,
    classification: layer.classification,
    licence: layer.licence ?? '',
    file_name: layer.origin?.fileName ?? null,
    remarks: layer.origin?.remarks ?? 0,
    crs_note_zh: layer.crsNote.zh,
    crs_note_en: layer.crsNote.en,
    imported_at: entry.at,
    kept_aside: layer.keptAside,
    revision: 1,
    sha256: entry.sha256,
    west: extent?.[0] ?? null,
    south: extent?.[1] ?? null,
    east: extent?.[2] ?? null,
    north: extent?.[3] ?? null,
    detail: JSON.stringify(detail),
  };
  const names = Object.keys(values);
  const sql = `INSERT INTO cg_layers (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  return Number(db.prepare(sql).run(...Object.values(values)).lastInsertRowid);
}

/** The layers that are present, the topmost first. */
export function presentEntries(db: Database, path: string): CatalogueEntry[] {
  return entries(db, path, 'is_present = 1 ORDER BY draw_order DESC, id DESC');
}

/** All layers, also those that were removed and can come back. */
export const allEntries = (db: Database, path: string): CatalogueEntry[] => entries(db, path, 'true ORDER BY id');

/** @throws AppError project-no-layer for an unknown or removed layer */
export function presentEntry(db: Database, path: string, layerId: string): CatalogueEntry {
  const entry = entryOf(db, path, layerId);
  if (!entry?.isPresent) throw new AppError({ code: 'project-no-layer', layerId });
  return entry;
}

/** The layer, present or removed; undefined when the project never had it. */
export function entryOf(db: Database, path: string, layerId: string): CatalogueEntry | undefined {
  return entries(db, path, 'id = ?', numberOf(layerId, 'layer') ?? -1)[0];
}

function entries(db: Database, path: string, condition: string, ...values: SqlValue[]): CatalogueEntry[] {
  const rows = db.prepare(`SELECT * FROM cg_layers WHERE ${condition}`).all(...values);
  return rows.map((row) => entryFrom(catalogueRow.parse(row), path));
}

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
const number = z.number().nullable();
const catalogueRow = z.object({
  id: z.number(),
  is_present: flag,
  kind: z.enum(['vector', 'raster']),
  table_name: z.string().nullable(),
  run_id: number,
  name: z.string(),
  role: z.string(),
  visible: flag,
  opacity: z.number(),
  draw_order: z.number(),
  source: z.string(),
  data_date: z.string().nullable(),
  classification: z.string(),
  licence: z.string(),
  file_name: z.string().nullable(),
  remarks: z.number(),
  crs_note_zh: z.string(),
  crs_note_en: z.string(),
  imported_at: z.string(),
  kept_aside: z.number(),
  revision: z.number(),
  sha256: z.string(),
  west: number,
  south: number,
  east: number,
  north: number,
  detail: z.string(),
});

function entryFrom(row: z.infer<typeof catalogueRow>, path: string): CatalogueEntry {
  const detail = JSON.parse(row.detail) as VectorDetail | RasterDetail;
  const { west, south, east, north } = row;
  const isEmpty = west === null || south === null || east === null || north === null;
  const base = {
    id: layerIdOf(row.id),
    name: row.name,
    role: row.role as LayerRole,
    visible: row.visible,
    opacity: row.opacity,
    order: row.draw_order,
    source: row.source,
    date: row.data_date,
    classification: row.classification as Classification,
    licence: row.licence,
    fileName: row.file_name,
    sha256: row.sha256,
    remarks: row.remarks,
    crsNote: { zh: row.crs_note_zh, en: row.crs_note_en },
    importedAt: row.imported_at,
    keptAside: row.kept_aside,
    revision: row.revision,
    runId: row.run_id === null ? null : runIdOf(row.run_id),
    extent: isEmpty ? null : ([west, south, east, north] as const),
  };
  const { is_present: isPresent, table_name: tableName, run_id: runNumber, sha256 } = row;
  return {
    number: row.id,
    isPresent,
    kind: row.kind,
    tableName,
    runNumber,
    sha256,
    detail,
    info: infoOf(base, detail, path),
  };
}

type Base = Omit<LayerInfo, 'kind' | 'geometryType' | 'rows' | 'fields'>;

function infoOf(base: Base, detail: VectorDetail | RasterDetail, path: string): LayerInfo {
  if (detail.kind === 'vector') {
    const fields = detail.fields.map(({ name, type }) => ({ name, type }));
    return { ...base, kind: 'vector', geometryType: detail.geometryType, rows: detail.rows, fields };
  }
  const { width, height, crs, bandNames, bandRoles, view } = detail;
  const fileState = fileStateOf(detail, path);
  return {
    ...base,
    fileName: basename(detail.path.replaceAll('\\', '/')),
    kind: 'raster',
    width,
    height,
    crs,
    bandNames,
    bandRoles,
    view,
    calibration: detail.calibration ?? null,
    reachable: fileState === 'here',
    fileState,
  };
}

/** Where a layer's file is and what it was, for a raster. */
export function referenceOf(entry: CatalogueEntry, locate: (raster: PlacedRaster) => string): RasterReference {
  if (entry.detail.kind !== 'raster') throw new Error(`${entry.info.id} is not a raster layer`);
  return { path: locate(entry.detail), byteLength: entry.detail.byteLength, sha256: entry.sha256 };
}
