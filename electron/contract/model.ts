import type { Field } from '../../analysis/core/features.ts';
import type { Problem } from '../../analysis/core/problems.ts';
import type { Words } from '../../analysis/core/words.ts';

/** An opaque handle for a file that a person chose; the page never sees a path. */
export type FileToken = string;

/** What a layer is for; analyses ask for layers by role. */
export const LAYER_ROLES = [
  'units',
  'communities',
  'compounds',
  'machines',
  'machine-candidates',
  'facilities',
  'roads',
  'water',
  'landuse',
  'permits',
  'complaints',
  'truth',
  'candidates',
  'coverage-units',
  'coverage-gaps',
  'plan',
  'scene',
  'mask',
  'other',
] as const;
export type LayerRole = (typeof LAYER_ROLES)[number];

/** 密级: public, internal, secret. */
export type Classification = 'public' | 'internal' | 'secret';

interface LayerBase {
  readonly id: string;
  readonly name: string;
  readonly role: LayerRole;
  readonly visible: boolean;
  /** 0 to 1 */
  readonly opacity: number;
  /** draw order: larger is on top */
  readonly order: number;
  readonly source: string;
  /** YYYY-MM-DD of the data, not of the import */
  readonly date: string | null;
  readonly classification: Classification;
  /** what may be done with the data, in free words */
  readonly licence: string;
  /** base name of the file it came from; null for results */
  readonly fileName: string | null;
  /** SHA-256 of that file, or of the rows, in hex */
  readonly sha256: string;
  /** kinds of remarks in the quality report of its import */
  readonly remarks: number;
  /** how the coordinate system was decided, e.g. “EPSG:4326（.prj）” */
  readonly crsNote: Words;
  readonly importedAt: string;
  /** rows kept aside on import */
  readonly keptAside: number;
  /** changes whenever what the map draws changes */
  readonly revision: number;
  /** the run that made it, or null for an imported layer */
  readonly runId: string | null;
  /** west, south, east, north in degrees; null for an empty layer */
  readonly extent: readonly [number, number, number, number] | null;
}

export interface VectorLayerInfo extends LayerBase {
  readonly kind: 'vector';
  readonly geometryType: 'point' | 'line' | 'polygon' | 'mixed' | 'none';
  readonly rows: number;
  readonly fields: readonly Field[];
}

/** Which bands are shown as red, green and blue (0-based), and the stored values drawn black and white. */
export interface RasterView {
  readonly bands: readonly [number, number, number];
  readonly stretch: readonly [readonly [number, number], readonly [number, number], readonly [number, number]];
}

/** reflectance = stored · scale + offset */
export interface Calibration {
  readonly scale: number;
  readonly offset: number;
}

export interface RasterLayerInfo extends LayerBase {
  readonly kind: 'raster';
  readonly width: number;
  readonly height: number;
  readonly crs: string;
  readonly bandNames: readonly string[];
  /** role → 0-based band */
  readonly bandRoles: Readonly<Record<string, number>>;
  readonly view: RasterView;
  /** reflectance = stored · scale + offset, as the person confirmed; null: found out from the file */
  readonly calibration: Calibration | null;
  /** false when the file moved: the layer is listed and can be linked again */
  readonly reachable: boolean;
  /** `changed`: a file is at its place, but of another size than the one that was added */
  readonly fileState: 'here' | 'changed' | 'missing';
}

export type LayerInfo = VectorLayerInfo | RasterLayerInfo;

/** One execution of an analysis, kept with all that is needed to repeat it. */
export interface RunInfo {
  readonly id: string;
  readonly analysis: 'dumps' | 'coverage' | 'location';
  readonly startedAt: string;
  readonly durationS: number;
  readonly status: 'done' | 'failed' | 'cancelled';
  readonly params: Readonly<Record<string, number | string>>;
  /** layer id, name and SHA-256 of every input */
  readonly inputs: readonly { readonly layerId: string; readonly name: string; readonly sha256: string }[];
  readonly outputLayerIds: readonly string[];
  readonly softwareVersion: string;
  readonly seed: number;
  /** one sentence with the main figures */
  readonly summary: Words;
}

export interface ProjectInfo {
  readonly name: string;
  /** ISO time of the last durable change */
  readonly savedAt: string;
  readonly isSample: boolean;
  readonly readOnly: boolean;
}

/** Everything the window needs to draw its panels; sent whole at start and after every change (ids and summaries only). */
export interface WorkspaceSnapshot {
  readonly project: ProjectInfo | null;
  readonly layers: readonly LayerInfo[];
  readonly runs: readonly RunInfo[];
  readonly canUndo: Words | null;
  readonly canRedo: Words | null;
  readonly jobs: readonly JobInfo[];
}

export interface JobInfo {
  readonly id: string;
  readonly title: Words;
  readonly stage: Words;
  /** 0 to 1 */
  readonly fraction: number;
  readonly startedAt: string;
}

export type JobOutcome =
  | { readonly status: 'done'; readonly runId: string | null; readonly layerIds: readonly string[] }
  | { readonly status: 'failed'; readonly problem: Problem | null; readonly message: string }
  | { readonly status: 'cancelled' };

export const VERDICTS = ['confirmed', 'rejected', 'uncertain', 'permitted', 'covered'] as const;
/** 属实 / 不属实 / 存疑 / 合规施工 / 苫盖 */
export type Verdict = (typeof VERDICTS)[number];

/** One term of the additive score, as the review card shows it. */
export interface ScoreTerm {
  readonly id: string;
  readonly words: Words;
  readonly weight: number;
  /** 0 to 1 */
  readonly value: number;
  readonly contribution: number;
}

/** A candidate in the review queue. */
export interface CandidateInfo {
  readonly id: string;
  readonly runId: string;
  readonly rank: number;
  readonly score: number;
  readonly probability: number;
  readonly areaM2: number;
  readonly unit: string;
  readonly centre: readonly [lon: number, lat: number];
  readonly extent: readonly [number, number, number, number];
  readonly sentence: Words;
  readonly classGuess: Words;
  readonly terms: readonly ScoreTerm[];
  readonly beforeDate: string | null;
  readonly afterDate: string | null;
  readonly decision: ReviewDecision | null;
}

export interface ReviewDecision {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

/** A finished run as the panels show it: rows of figures, and words that say what they rest on. */
export interface RunResult {
  readonly run: RunInfo;
  /** analysis-specific plain data, documented beside each analysis */
  readonly result: unknown;
}

export interface SheetOptions {
  readonly template: 'overview' | 'site' | 'gaps' | 'plan';
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  readonly title: string;
  /** 1:N; null fits the extent to the next round scale */
  readonly scale: number | null;
  /** [lon, lat]; null centres on what the template shows */
  readonly centre: readonly [number, number] | null;
  readonly unit: string | null;
  readonly candidateId: string | null;
  readonly drawnBy: string;
  readonly checkedBy: string;
  readonly approvedBy: string;
  readonly classification: Classification;
  readonly language: 'zh' | 'en';
}
