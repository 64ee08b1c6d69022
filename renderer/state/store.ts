import { create } from 'zustand';
import { defaultSheet } from '../../electron/contract/default-sheet.ts';
import type {
  CandidateInfo,
  JobInfo,
  RunResult,
  SheetOptions,
  WorkspaceSnapshot,
} from '../../electron/contract/model.ts';
import type { Failure } from '../ui/problem-text.ts';
import type { ThemeChoice } from '../ui/theme.ts';
import type { Language, Words } from '../words/index.ts';
import type { LoadedLayer } from './features.ts';
import type { PartIntake } from './intake.ts';
import { readPreference } from './preferences.ts';

export const TASKS = ['data', 'detection', 'review', 'coverage', 'plan', 'sheet'] as const;
export type Task = (typeof TASKS)[number];

/** One feature that is hovered or selected, in map and table alike. */
export interface FeatureRef {
  readonly layerId: string;
  readonly featureId: string;
}

/** A file on its way in: looked at, refused, or waiting for “import”. */
export interface Intake {
  readonly token: string;
  readonly name: string;
  /** its layers; null until it has been looked at */
  readonly parts: readonly PartIntake[] | null;
  readonly failure: Failure | null;
  readonly busy: 'reading' | 'importing' | null;
  readonly jobId: string | null;
}

export type MeasureMode = 'off' | 'distance' | 'area';
export interface Measure {
  readonly mode: MeasureMode;
  readonly points: readonly (readonly [number, number])[];
  readonly finished: boolean;
}

export interface Compare {
  readonly on: boolean;
  readonly beforeId: string | null;
  readonly afterId: string | null;
  /** 0 at the left edge, 1 at the right */
  readonly position: number;
  /** while blinking the whole map shows the before scene */
  readonly blink: boolean;
}

/** Where the map should go next; the number makes the same place a new wish. */
export interface FlightWish {
  readonly extent: readonly [number, number, number, number];
  readonly serial: number;
  readonly maxZoom: number;
}

export interface Notice {
  readonly id: number;
  readonly kind: 'success' | 'info' | 'error';
  readonly text: Words;
  readonly failure: Failure | null;
}

export type ReviewFilter = 'all' | 'undecided' | 'decided';
export interface ReviewState {
  readonly runId: string | null;
  readonly candidates: readonly CandidateInfo[];
  readonly currentId: string | null;
  readonly filter: ReviewFilter;
  readonly saving: boolean;
  readonly savedId: string | null;
  readonly blink: boolean;
  readonly reason: string;
  readonly note: string;
}

/** The cursor on the map and the map's own place. */
export interface MapReadout {
  readonly cursor: readonly [number, number] | null;
  /** where the map was clicked last: the place the readout shows once the pointer has left */
  readonly clicked: readonly [number, number] | null;
  readonly scale: number | null;
  readonly zoom: number | null;
}

export interface SheetState {
  readonly options: SheetOptions;
  readonly preview: { readonly html: string; readonly widthMm: number; readonly heightMm: number } | null;
  readonly busy: 'composing' | 'exporting' | null;
  readonly failure: Failure | null;
  readonly exported: { readonly token: string; readonly name: string; readonly bytes: number } | null;
}

export interface AppState {
  readonly snapshot: WorkspaceSnapshot;
  readonly engine: 'ready' | 'lost';
  readonly jobs: Readonly<Record<string, JobInfo>>;
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly reviewer: string;
  readonly task: Task;
  /** layers that the task would put aside and whose eye was opened all the same */
  readonly eyesOpened: { readonly task: Task; readonly ids: readonly string[] };
  readonly table: { readonly open: boolean; readonly layerId: string | null };
  readonly overlay: 'none' | 'palette' | 'shortcuts' | 'about';
  readonly features: Readonly<Record<string, LoadedLayer>>;
  readonly hover: FeatureRef | null;
  readonly selection: FeatureRef | null;
  /** a place that a panel points at: a ring or a point in degrees */
  readonly pointedAt: readonly (readonly [number, number])[];
  readonly intake: readonly Intake[];
  readonly measure: Measure;
  readonly compare: Compare;
  readonly flight: FlightWish | null;
  readonly readout: MapReadout;
  readonly results: Readonly<Record<string, RunResult>>;
  readonly failures: Readonly<Record<string, Failure>>;
  readonly review: ReviewState;
  readonly sheet: SheetState;
  readonly notices: readonly Notice[];
}

export const emptySnapshot: WorkspaceSnapshot = {
  project: null,
  layers: [],
  runs: [],
  canUndo: null,
  canRedo: null,
  jobs: [],
};

export const initialReview: ReviewState = {
  runId: null,
  candidates: [],
  currentId: null,
  filter: 'all',
  saving: false,
  savedId: null,
  blink: false,
  reason: '',
  note: '',
};

export const initialSheet = (): SheetState => ({
  options: defaultSheet('zh'),
  preview: null,
  busy: null,
  failure: null,
  exported: null,
});

export const initialState = (): AppState => ({
  snapshot: emptySnapshot,
  engine: 'ready',
  jobs: {},
  language: readPreference('language', ['zh', 'en'], 'zh'),
  theme: readPreference('theme', ['system', 'light', 'dark'], 'system'),
  reviewer: readPreference('reviewer', null, ''),
  task: 'data',
  eyesOpened: { task: 'data', ids: [] },
  table: { open: false, layerId: null },
  overlay: 'none',
  features: {},
  hover: null,
  selection: null,
  pointedAt: [],
  intake: [],
  measure: { mode: 'off', points: [], finished: false },
  compare: { on: false, beforeId: null, afterId: null, position: 0.5, blink: false },
  flight: null,
  readout: { cursor: null, clicked: null, scale: null, zoom: null },
  results: {},
  failures: {},
  review: initialReview,
  sheet: initialSheet(),
  notices: [],
});

/** The one state of the window; commands change it, components and map draw it. */
export const useApp = create<AppState>()(() => initialState());
export const getApp = useApp.getState;
export const setApp = (change: Partial<AppState>): void => useApp.setState(change);
