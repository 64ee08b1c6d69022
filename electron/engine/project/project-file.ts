import { basename } from 'node:path';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { AppError, type Problem } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
import type {
  CandidateInfo,
  LayerInfo,
  ProjectInfo,
  RasterLayerInfo,
  ReviewDecision,
  RunInfo,
  VectorLayerInfo,
} from '../../contract/model.ts';
import type {
  LayerChange,
  LayerOrigin,
  NewLayer,
  NewRasterLayer,
  NewRun,
  ProjectFile,
  RasterReference,
} from './api.ts';
import { candidateAt, candidatesOf, placeOf, registerCandidates, withUniqueIds } from './candidates.ts';
import {
  type CatalogueEntry,
  entryOf,
  insertEntry,
  layerIdOf,
  presentEntries,
  presentEntry,
  referenceOf,
} from './catalogue.ts';
import { applyChange, type Change, type ChangePlace, listLayer, presenceOf, settable } from './changes.ts';
import { closeToSingleFile, type Database, letGo, problemsOf, transaction } from './connection.ts';
import { createFeatureTable, hashOfRows, readFeatureTable, readGeoJsonText } from './feature-table.ts';
import { insertOrigin, originOf } from './import-records.ts';
import { stepLabels } from './labels.ts';
import { locateRaster, placeRaster } from './raster-place.ts';
import { type ChainReport, checkChain, standingDecision } from './review-events.ts';
import { insertRun, presentRun, presentRuns, resultOf } from './runs.ts';
import { freeTableName } from './table-names.ts';
import { deleteUnreachable, doAndNote, nextRedo, nextUndo, note, redoStep, undoStep } from './undo-log.ts';

/** How a project is open. */
export interface OpenState {
  readonly now: () => Date;
  /** why it can only be read, or null */
  readonly readOnlyReason: Problem | null;
}

/** A project in a GeoPackage. Changes of the display alone (visible, opacity, order, view) are saved but are no undo step. */
export class GeoPackageProject implements ProjectFile {
  readonly path: string;
  readonly readOnlyReason: Problem | null;
  private readonly db: Database;
  private readonly now: () => Date;

  constructor(path: string, db: Database, state: OpenState) {
    this.path = path;
    this.db = db;
    this.now = state.now;
    this.readOnlyReason = state.readOnlyReason;
  }

  info(): ProjectInfo {
    const row = this.db.prepare('SELECT name, saved_at, is_sample FROM cg_meta WHERE id = 1').get();
    return {
      name: String(row.name),
      savedAt: String(row.saved_at),
      isSample: row.is_sample === 1,
      readOnly: this.readOnlyReason !== null,
    };
  }

  layers(): readonly LayerInfo[] {
    return presentEntries(this.db, this.path).map(({ info }) => info);
  }

  addVectorLayer(table: FeatureTable, layer: NewLayer): VectorLayerInfo {
    const number = this.change((place) => {
      const added = this.insertTable(place, table, layer, null);
      note(place, stepLabels.add(layer.name), presenceOf([added], []));
      return added;
    });
    return this.vectorInfo(layerIdOf(number));
  }

  addRasterLayer(layer: NewRasterLayer): RasterLayerInfo {
    const { path, byteLength, width, height, crs, bandNames, bandRoles, view, calibration, extent, sha256 } = layer;
    const number = this.change((place) => {
      const placed = placeRaster(path, byteLength, this.path);
      const facts = { width, height, crs, bandNames, bandRoles, view, ...(calibration && { calibration }) };
      const detail = { kind: 'raster', ...placed, ...facts } as const;
      const added = insertEntry(this.db, {
        ...{ layer, detail, extent, at: place.at },
        ...{ tableName: null, runNumber: null, sha256: sha256 ?? '' },
      });
      if (layer.origin !== undefined) insertOrigin(this.db, added, layer.origin);
      note(place, stepLabels.add(layer.name), presenceOf([added], []));
      return added;
    });
    const { info } = presentEntry(this.db, this.path, layerIdOf(number));
    if (info.kind !== 'raster') throw new Error(`${info.id} was added as a raster`);
    return info;
  }

  updateLayer(layerId: string, change: LayerChange): void {
    const entry = presentEntry(this.db, this.path, layerId);
    this.change((place) => {
      const update: Change = { do: 'update', layer: entry.number, set: settable(change) };
      const isDisplay = Object.keys(change).every((key) => ['visible', 'opacity', 'order', 'view'].includes(key));
      if (isDisplay) applyChange(place, update);
      else doAndNote(place, update, stepLabels.update(entry.info.name));
    });
  }

  removeLayer(layerId: string): void {
    const { number, info } = presentEntry(this.db, this.path, layerId);
    this.change((place) => {
      const { undo: removal } = presenceOf([number], []);
      doAndNote(place, removal, stepLabels.remove(info.name));
    });
  }

  relinkRaster(layerId: string, reference: RasterReference): void {
    const { number, info } = presentEntry(this.db, this.path, layerId);
    this.change((place) => {
      const placed = placeRaster(reference.path, reference.byteLength, this.path);
      const change: Change = { do: 'relink', layer: number, ...placed, sha256: reference.sha256 };
      doAndNote(place, change, stepLabels.relink(info.name));
    });
  }

  rasterReference(layerId: string): RasterReference {
    return referenceOf(presentEntry(this.db, this.path, layerId), (raster) => locateRaster(raster, this.path));
  }

  origin(layerId: string): LayerOrigin | null {
    const { number, info } = presentEntry(this.db, this.path, layerId);
    return this.reading(() => originOf(this.db, number, info));
  }

  replaceRows(layerId: string, table: FeatureTable, label: Words): void {
    const { number, info } = presentEntry(this.db, this.path, layerId);
    this.change((place) => {
      const name = freeTableName(this.db, info.role, info.date);
      const { extent, ...stored } = createFeatureTable(this.db, name, table);
      const detail = JSON.stringify({ kind: 'vector', ...stored });
      const change: Change = {
        ...{ do: 'rows', layer: number, table: name, detail, sha256: hashOfRows(table) },
        extent: extent === null ? null : [...extent],
      };
      doAndNote(place, change, label);
    });
  }

  layerHash(layerId: string): string {
    return presentEntry(this.db, this.path, layerId).sha256;
  }

  readTable(layerId: string): FeatureTable {
    const { tableName, stored, info } = this.storedTable(layerId);
    return this.reading(() => readFeatureTable(this.db, tableName, info.name, stored));
  }

  readGeoJson(layerId: string): string {
    const { tableName, stored } = this.storedTable(layerId);
    return this.reading(() => readGeoJsonText(this.db, tableName, stored));
  }

  recordRun(run: NewRun, outputs: readonly { readonly table: FeatureTable; readonly layer: NewLayer }[]): RunInfo {
    const number = this.change((place) => {
      const added = insertRun(this.db, run);
      const layers = outputs.map(({ table, layer }) => this.insertTable(place, table, layer, added));
      note(place, stepLabels.run(run.analysis), presenceOf(layers, [added]));
      return added;
    });
    return presentRun(this.db, `run-${number}`);
  }

  runs(): readonly RunInfo[] {
    return presentRuns(this.db);
  }

  runResult(runId: string): unknown {
    return resultOf(this.db, runId);
  }

  candidates(runId: string): readonly CandidateInfo[] {
    const run = presentRun(this.db, runId);
    const found = run.outputLayerIds
      .map((id) => presentEntry(this.db, this.path, id))
      .find(({ info }) => info.role === 'candidates');
    return found ? this.reading(() => candidatesOf(this.db, found)) : [];
  }

  decide(candidateId: string, decision: Parameters<ProjectFile['decide']>[1]): CandidateInfo {
    const place = placeOf(this.db, candidateId);
    const layer = presentEntry(this.db, this.path, layerIdOf(place.layerNumber));
    const read = (): CandidateInfo => {
      const candidate = candidateAt(this.db, layer, place.featureId);
      if (candidate === null) throw new AppError({ code: 'project-no-candidate', candidateId });
      return candidate;
    };
    read();
    const { verdict, reason, note: remark, by } = decision;
    const at = new Date(decision.at).toISOString();
    this.change((place) => {
      const change: Change = {
        ...{ do: 'decide', candidateId, by, reason, note: remark },
        decision: verdict && { verdict, reason, note: remark, by, at },
      };
      doAndNote({ ...place, at }, change, stepLabels.decide(candidateId, verdict));
    });
    return read();
  }

  decisionOf(candidateId: string): ReviewDecision | null {
    return standingDecision(this.db, candidateId);
  }

  undo(): void {
    this.change((place) => undoStep(place));
  }

  redo(): void {
    this.change((place) => redoStep(place));
  }

  canUndo(): Words | null {
    return this.readOnlyReason ? null : nextUndo(this.db);
  }

  canRedo(): Words | null {
    return this.readOnlyReason ? null : nextRedo(this.db);
  }

  /** Does the chain of review events hold? */
  verifyChain(): ChainReport {
    return this.reading(() => checkChain(this.db));
  }

  close(): void {
    if (!this.db.isOpen) return;
    if (this.readOnlyReason !== null) {
      letGo(this.db, this.path);
      return;
    }
    try {
      transaction(this.db, this.path, () => deleteUnreachable(this.db));
    } finally {
      closeToSingleFile(this.db, this.path);
    }
  }

  /** One durable transaction; the time of the change is noted with it. */
  private change<T>(work: (place: ChangePlace) => T): T {
    if (this.readOnlyReason !== null) throw new AppError({ code: 'project-read-only', file: basename(this.path) });
    return transaction(this.db, this.path, () => {
      const at = this.now().toISOString();
      const result = work({ db: this.db, path: this.path, at, origin: 'person' });
      this.db.prepare('UPDATE cg_meta SET saved_at = ? WHERE id = 1').run(at);
      return result;
    });
  }

  private reading<T>(work: () => T): T {
    return problemsOf(this.path, work);
  }

  private insertTable(place: ChangePlace, given: FeatureTable, layer: NewLayer, runNumber: number | null): number {
    const { db, path } = this;
    const isCandidates = layer.role === 'candidates' && runNumber !== null;
    const table = isCandidates ? withUniqueIds(db, given, runNumber) : given;
    const tableName = freeTableName(db, layer.role, layer.date);
    const { extent, ...stored } = createFeatureTable(db, tableName, table);
    const number = insertEntry(db, {
      ...{ layer, tableName, runNumber, extent, at: place.at },
      detail: { kind: 'vector', ...stored },
      sha256: layer.sha256 ?? hashOfRows(table),
    });
    if (layer.origin !== undefined) insertOrigin(db, number, layer.origin);
    if (isCandidates) registerCandidates(db, table, number);
    listLayer(db, entryOf(db, path, layerIdOf(number))!, place.at);
    return number;
  }

  private storedTable(layerId: string) {
    const { tableName, detail, info } = presentEntry(this.db, this.path, layerId);
    if (detail.kind !== 'vector' || tableName === null) throw new Error(`${layerId} is not a vector layer`);
    return { tableName, info, stored: { ...detail, extent: info.extent } };
  }

  private vectorInfo(layerId: string): VectorLayerInfo {
    const { info }: CatalogueEntry = presentEntry(this.db, this.path, layerId);
    if (info.kind !== 'vector') throw new Error(`${layerId} was added as a vector layer`);
    return info;
  }
}
