import type { CellValue, FeatureTable } from '../../../analysis/core/features.ts';
import type { Problem } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
import type {
  Calibration,
  CandidateInfo,
  Classification,
  LayerInfo,
  LayerRole,
  ProjectInfo,
  RasterLayerInfo,
  RasterView,
  ReviewDecision,
  RunInfo,
  VectorLayerInfo,
  Verdict,
} from '../../contract/model.ts';

/** What is said of a layer when it enters the catalogue. */
export interface NewLayer {
  readonly name: string;
  readonly role: LayerRole;
  readonly source: string;
  readonly date: string | null;
  readonly classification: Classification;
  readonly crsNote: Words;
  readonly keptAside: number;
  /** SHA-256 of the file it came from, hex; null for results */
  readonly sha256: string | null;
  readonly visible?: boolean;
  readonly licence?: string;
  /** what its import said; absent for results */
  readonly origin?: LayerOrigin;
}

/** The file a layer was read from, what was found out about it, and the rows that could not be used. */
export interface LayerOrigin {
  /** base name */
  readonly fileName: string;
  readonly encoding: string | null;
  /** kinds of remarks in the report */
  readonly remarks: number;
  /** the quality report as the window shows it, plain JSON */
  readonly report: unknown;
  readonly asideFields: readonly string[];
  readonly aside: readonly AsideRecord[];
}

/** A row that was kept aside: its number in the file, why, and what it holds. */
export interface AsideRecord {
  readonly row: number;
  readonly problem: Problem;
  readonly values: readonly CellValue[];
}

/** A raster stays where it is: the project keeps its path, size and hash. */
export interface NewRasterLayer extends NewLayer {
  readonly path: string;
  readonly byteLength: number;
  readonly width: number;
  readonly height: number;
  readonly crs: string;
  readonly bandNames: readonly string[];
  readonly bandRoles: Readonly<Record<string, number>>;
  readonly view: RasterView;
  readonly calibration?: Calibration;
  readonly extent: readonly [number, number, number, number];
}

export interface RasterReference {
  readonly path: string;
  readonly byteLength: number;
  readonly sha256: string;
}

export interface NewRun extends Omit<RunInfo, 'id' | 'outputLayerIds'> {
  /** plain JSON kept with the run for its panel; large per-row results belong in output layers */
  readonly result: unknown;
}

export type LayerChange = Partial<
  Pick<LayerInfo, 'name' | 'visible' | 'opacity' | 'order' | 'role' | 'date' | 'classification' | 'source' | 'licence'>
> & { readonly view?: RasterView; readonly bandRoles?: Readonly<Record<string, number>> };

/**
 * One project file. Every method that changes something is one transaction: when it returns, the change is on disk
 * (WAL, synchronous=FULL); when it throws, nothing has changed. Changes are undoable unless said otherwise.
 */
export interface ProjectFile {
  readonly path: string;
  info(): ProjectInfo;
  layers(): readonly LayerInfo[];
  addVectorLayer(table: FeatureTable, layer: NewLayer): VectorLayerInfo;
  addRasterLayer(layer: NewRasterLayer): RasterLayerInfo;
  updateLayer(layerId: string, change: LayerChange): void;
  removeLayer(layerId: string): void;
  relinkRaster(layerId: string, reference: RasterReference): void;
  rasterReference(layerId: string): RasterReference;
  /** What was kept of a layer's import; null for a result. */
  origin(layerId: string): LayerOrigin | null;
  /**
   * Puts another table in place of a vector layer's rows as one step that undo takes back. The hash of the layer becomes
   * that of the rows; fields may differ.
   */
  replaceRows(layerId: string, table: FeatureTable, label: Words): void;
  /** SHA-256 of what an analysis reads from this layer: the imported file's hash, or of its rows. */
  layerHash(layerId: string): string;
  /** all rows in EPSG:4326 */
  readTable(layerId: string): FeatureTable;
  /** GeoJSON FeatureCollection text in EPSG:4326, each feature with its row id */
  readGeoJson(layerId: string): string;
  /** Commits a finished run and its output layers together. */
  recordRun(run: NewRun, outputs: readonly { readonly table: FeatureTable; readonly layer: NewLayer }[]): RunInfo;
  runs(): readonly RunInfo[];
  runResult(runId: string): unknown;
  /** candidates of a detection run with their current decisions, best rank first */
  candidates(runId: string): readonly CandidateInfo[];
  /** appends a review event; null verdict takes a decision back. */
  decide(
    candidateId: string,
    decision: { verdict: Verdict | null; reason: string; note: string; by: string; at: string },
  ): CandidateInfo;
  decisionOf(candidateId: string): ReviewDecision | null;
  undo(): void;
  redo(): void;
  canUndo(): Words | null;
  canRedo(): Words | null;
  /** checkpoint, back to a single file, close */
  close(): void;
}
