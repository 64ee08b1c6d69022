import { z } from 'zod';
import { LAYER_ROLES, VERDICTS } from '../../contract/model.ts';
import type { LayerChange } from './api.ts';
import { placeOf, writeStatus } from './candidates.ts';
import { type CatalogueEntry, entryOf, layerIdOf, type RasterDetail, type VectorDetail } from './catalogue.ts';
import { type Database, type SqlValue, scalar } from './connection.ts';
import { listInContents, renameInContents, unlistFromContents } from './geopackage-tables.ts';
import { appendDecision, type Origin, standingDecision } from './review-events.ts';

const pair = z.tuple([z.number(), z.number()]);
const decision = z.object({
  verdict: z.enum(VERDICTS),
  reason: z.string(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
});

/** What can be done to a project and taken back. Rows of layers are never deleted: a removed layer is out of sight. */
export const changeSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('presence'),
    isPresent: z.boolean(),
    layers: z.array(z.int()),
    runs: z.array(z.int()),
  }),
  z.object({
    do: z.literal('update'),
    layer: z.int(),
    set: z.object({
      name: z.string().exactOptional(),
      visible: z.boolean().exactOptional(),
      opacity: z.number().exactOptional(),
      order: z.number().exactOptional(),
      role: z.enum(LAYER_ROLES).exactOptional(),
      date: z.string().nullable().exactOptional(),
      classification: z.enum(['public', 'internal', 'secret']).exactOptional(),
      source: z.string().exactOptional(),
      licence: z.string().exactOptional(),
      bandRoles: z.record(z.string(), z.number()).exactOptional(),
      view: z
        .object({ bands: z.tuple([z.number(), z.number(), z.number()]), stretch: z.tuple([pair, pair, pair]) })
        .exactOptional(),
    }),
  }),
  z.object({
    do: z.literal('relink'),
    layer: z.int(),
    path: z.string(),
    relativePath: z.string().nullable(),
    byteLength: z.number(),
    sha256: z.string(),
  }),
  z.object({
    do: z.literal('rows'),
    layer: z.int(),
    table: z.string(),
    /** the kind-specific part of the layer that goes with these rows */
    detail: z.string(),
    sha256: z.string(),
    extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  }),
  z.object({
    do: z.literal('decide'),
    candidateId: z.string(),
    decision: decision.nullable(),
    by: z.string(),
    /** why a decision was taken back; empty otherwise */
    reason: z.string(),
    note: z.string(),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
type ChangeOf<Do extends Change['do']> = Extract<Change, { do: Do }>;

/** Where a change happens: an open transaction on a project. */
export interface ChangePlace {
  readonly db: Database;
  readonly path: string;
  /** UTC now */
  readonly at: string;
  readonly origin: Origin;
}

/** Applies a change inside the caller's transaction and returns the change that takes it back. */
export function applyChange(place: ChangePlace, change: Change): Change {
  switch (change.do) {
    case 'presence':
      return setPresence(place, change);
    case 'update':
      return updateLayer(place, change);
    case 'relink':
      return relink(place, change);
    case 'rows':
      return swapRows(place, change);
    case 'decide':
      return decide(place, change);
  }
}

function setPresence(place: ChangePlace, change: ChangeOf<'presence'>): Change {
  const { db } = place;
  for (const layer of change.layers) {
    const entry = entryAt(place, layer);
    const isGone = entry.kind === 'vector' && entry.tableName === null;
    if (entry.isPresent === change.isPresent || isGone) continue;
    db.prepare('UPDATE cg_layers SET is_present = ? WHERE id = ?').run(Number(change.isPresent), layer);
    if (entry.tableName === null) continue;
    if (change.isPresent) listLayer(db, entry, place.at);
    else unlistFromContents(db, entry.tableName);
  }
  for (const run of change.runs) {
    db.prepare('UPDATE cg_runs SET is_present = ? WHERE id = ?').run(Number(change.isPresent), run);
  }
  return { ...change, isPresent: !change.isPresent };
}

/** Shows the table of a layer to other programs. */
export function listLayer(db: Database, entry: CatalogueEntry, lastChange: string): void {
  const { detail, info } = entry;
  if (detail.kind !== 'vector' || entry.tableName === null) return;
  listInContents(db, {
    table: entry.tableName,
    identifier: info.name,
    description: info.source,
    lastChange,
    extent: info.extent,
    geometry: detail.geometryTypeName === null ? null : { typeName: detail.geometryTypeName, hasZ: detail.hasZ },
  });
  noteListing(db, entry.number, lastChange);
}

/** Remembers what gpkg_contents says of the last change; when it says otherwise later, another program edited the layer. */
export function noteListing(db: Database, layer: number, lastChange: string): void {
  db.prepare('UPDATE cg_layers SET listed_at = ? WHERE id = ?').run(lastChange, layer);
}

function updateLayer(place: ChangePlace, change: ChangeOf<'update'>): Change {
  const { db } = place;
  const entry = entryAt(place, change.layer);
  const { info, detail } = entry;
  const { view, bandRoles, ...plain } = change.set;
  const before: ChangeOf<'update'>['set'] = {};
  const columns = {
    name: 'name',
    visible: 'visible',
    opacity: 'opacity',
    order: 'draw_order',
    role: 'role',
    date: 'data_date',
    classification: 'classification',
    source: 'source',
    licence: 'licence',
  } as const;
  for (const [key, value] of Object.entries(plain) as [keyof typeof columns, string | number | boolean | null][]) {
    Object.assign(before, { [key]: info[key] });
    const bound: SqlValue = typeof value === 'boolean' ? Number(value) : value;
    db.prepare(`UPDATE cg_layers SET ${columns[key]} = ? WHERE id = ?`).run(bound, change.layer);
  }
  if (plain.name !== undefined && entry.tableName !== null && entry.isPresent) {
    renameInContents(db, entry.tableName, plain.name, place.at);
    noteListing(db, change.layer, place.at);
  }
  if (detail.kind === 'raster' && (view !== undefined || bandRoles !== undefined)) {
    if (view !== undefined) Object.assign(before, { view: detail.view });
    if (bandRoles !== undefined) Object.assign(before, { bandRoles: detail.bandRoles });
    writeDetail(db, change.layer, { ...detail, ...(view && { view }), ...(bandRoles && { bandRoles }) });
  }
  const isRedrawn = view !== undefined || plain.role !== undefined;
  if (isRedrawn) raiseRevision(db, change.layer);
  return { ...change, set: before };
}

function relink(place: ChangePlace, change: ChangeOf<'relink'>): Change {
  const entry = entryAt(place, change.layer);
  if (entry.detail.kind !== 'raster') throw new Error(`${entry.info.id} is not a raster layer`);
  const { path, relativePath, byteLength } = entry.detail;
  const { sha256, layer } = change;
  writeDetail(place.db, layer, {
    ...entry.detail,
    path: change.path,
    relativePath: change.relativePath,
    byteLength: change.byteLength,
  });
  place.db.prepare('UPDATE cg_layers SET sha256 = ?, revision = revision + 1 WHERE id = ?').run(sha256, layer);
  return { do: 'relink', layer, path, relativePath, byteLength, sha256: entry.sha256 };
}

/**
 * Puts another table in the place of a layer's rows. The table that leaves stays in the file, unlisted, for as long as a step
 * can bring it back.
 */
function swapRows(place: ChangePlace, change: ChangeOf<'rows'>): Change {
  const { db } = place;
  const { layer, table, detail, sha256, extent } = change;
  const entry = entryAt(place, layer);
  if (entry.detail.kind !== 'vector' || entry.tableName === null) throw new Error(`layer ${layer} has no rows`);
  unlistFromContents(db, entry.tableName);
  db.prepare('INSERT OR IGNORE INTO cg_earlier_tables (table_name) VALUES (?)').run(entry.tableName);
  db.prepare('DELETE FROM cg_earlier_tables WHERE table_name = ?').run(table);
  db.prepare(`
    UPDATE cg_layers SET table_name = ?, detail = ?, sha256 = ?, west = ?, south = ?, east = ?, north = ? WHERE id = ?`).run(
    ...[table, detail, sha256, ...(extent ?? [null, null, null, null]), layer],
  );
  raiseRevision(db, layer);
  if (entry.isPresent) listLayer(db, entryAt(place, layer), place.at);
  const [detailBefore, extentBefore] = [JSON.stringify(entry.detail), entry.info.extent];
  return {
    ...{ do: 'rows', layer, table: entry.tableName, detail: detailBefore, sha256: entry.sha256 },
    extent: extentBefore === null ? null : [...extentBefore],
  };
}

function decide(place: ChangePlace, change: ChangeOf<'decide'>): Change {
  const { db, at, origin } = place;
  const { candidateId, by, reason, note } = change;
  const where = placeOf(db, candidateId);
  const before = standingDecision(db, candidateId);
  appendDecision(db, candidateId, change.decision, { by, at, origin, reason, note });
  writeStatus(db, entryAt(place, where.layerNumber), where, change.decision);
  raiseRevision(db, where.layerNumber);
  return { do: 'decide', candidateId, decision: before, by, reason: '', note: '' };
}

/** Tells whoever draws the layer that its rows or its look are others now; it never falls, not even by undo. */
function raiseRevision(db: Database, layer: number): void {
  db.prepare('UPDATE cg_layers SET revision = revision + 1 WHERE id = ?').run(layer);
}

/** Writes the kind-specific part of a layer. */
export function writeDetail(db: Database, layer: number, detail: VectorDetail | RasterDetail): void {
  db.prepare('UPDATE cg_layers SET detail = ? WHERE id = ?').run(JSON.stringify(detail), layer);
}

function entryAt({ db, path }: ChangePlace, layer: number): CatalogueEntry {
  const entry = entryOf(db, path, layerIdOf(layer));
  if (!entry)
    throw new Error(`layer ${layer} is not in the catalogue (${scalar(db, 'SELECT count(*) FROM cg_layers')})`);
  return entry;
}

/** The step that brings layers and runs into sight, and the one that takes them out of it. */
export function presenceOf(layers: readonly number[], runs: readonly number[]): { redo: Change; undo: Change } {
  const as = (isPresent: boolean): Change => ({ do: 'presence', isPresent, layers: [...layers], runs: [...runs] });
  return { redo: as(true), undo: as(false) };
}

/** Only what may be set, whatever else the object carries. */
export function settable(change: LayerChange): Extract<Change, { do: 'update' }>['set'] {
  const update = { do: 'update', layer: 0, set: JSON.parse(JSON.stringify(change)) };
  return (changeSchema.parse(update) as Extract<Change, { do: 'update' }>).set;
}
