import type { Polygon } from 'geojson';
import type { FeatureTable } from '../core/features.ts';
import type { Words } from '../core/words.ts';
import type { RasterFile } from '../raster/raster-file.ts';
import type { BandRole } from './bands.ts';

/** One dated scene and how to read it. Reflectance = stored · scale + offset. */
export interface SceneInput {
  readonly file: RasterFile;
  /** acquisition date YYYY-MM-DD, null where nobody knows it */
  readonly date: string | null;
  /** 0-based band numbers by role */
  readonly bands: Partial<Record<BandRole, number>>;
  readonly scale: number;
  readonly offset: number;
  /** scene classification (SCL classes 0–11) on any grid; without it our own brightness thresholds mask cloud and shadow */
  readonly mask?: RasterFile;
}

/** What a run looks at. All tables are in EPSG:4326 (EPSG:4490 is treated as equal). */
export interface DumpsInputs {
  readonly after: SceneInput;
  /** the earlier date; without it the run is a single-date one */
  readonly before?: SceneInput;
  /** district units (fields code, name): the run is limited to them */
  readonly units?: FeatureTable;
  readonly roads?: FeatureTable;
  readonly water?: FeatureTable;
  /** points where people live: compounds or communities */
  readonly homes?: FeatureTable;
  /** permitted building sites (fields start, end as YYYY-MM-DD, permit_no) */
  readonly permits?: FeatureTable;
  readonly complaints?: FeatureTable;
  /** waste facilities as points (field type) */
  readonly facilities?: FeatureTable;
  /** land use polygons (field kind: park, farmland, …) */
  readonly landUse?: FeatureTable;
  /** polygons inside which a candidate is set aside, and kept viewable with the reason */
  readonly exclusions?: readonly FeatureTable[];
}

export type TermId =
  | 'spectral'
  | 'change'
  | 'persistence'
  | 'texture'
  | 'landUse'
  | 'road'
  | 'homes'
  | 'complaint'
  | 'permit'
  | 'cropland'
  | 'lookAlike'
  | 'shadow';

/** One addend of the score. contribution = weight · value; a term that could not be known has known = false and adds 0. */
export interface ScoreTerm {
  readonly id: TermId;
  /** negative for a penalty */
  readonly weight: number;
  /** 0–1 */
  readonly value: number;
  readonly contribution: number;
  readonly known: boolean;
  readonly words: Words;
}

/** C1 change vector, C2 vegetation lost, C3 bare ground turned rough, gate and slag gate of the last date, net = dust-net rule. */
export type ConditionId = 'C1' | 'C2' | 'C3' | 'gate' | 'slag' | 'net';

export type DumpClass = 'rubble' | 'household' | 'slag' | 'net' | 'construction' | 'bare' | 'fallow' | 'other';

export type ExclusionReason = 'exclusion-layer' | 'facility' | 'sliver' | 'water';

/** A suspected patch, ranked for review. Never a verdict. */
export interface Candidate {
  /** "D001", "D002", … in the order of the rank; the same inputs give the same ids */
  readonly id: string;
  readonly rank: number;
  /** EPSG:4326, RFC 7946 ring order */
  readonly polygon: Polygon;
  /** ellipsoidal area of the polygon */
  readonly areaM2: number;
  readonly centre: readonly [lon: number, lat: number];
  /** 0–1, the sum of the terms cut to that range */
  readonly score: number;
  /** a reading aid from the score, never yet calibrated on this district's reviews */
  readonly probability: number;
  readonly uncalibrated: true;
  readonly terms: readonly ScoreTerm[];
  /** measurements by name (unit in the name); a name is missing where the value is unknown */
  readonly features: Readonly<Record<string, number>>;
  /** share of the candidate's pixels in which each condition fired, 0–1 */
  readonly conditions: Readonly<Partial<Record<ConditionId, number>>>;
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly beforeDate: string | null;
  readonly afterDate: string | null;
  readonly lookAlike: DumpClass;
  readonly sentence: Words;
}

export interface ExcludedCandidate extends Candidate {
  readonly reason: ExclusionReason;
  /** what excluded it, by name: the layer, the facility */
  readonly excludedBy: string;
}

export interface BandNormalisation {
  readonly role: BandRole;
  readonly gain: number;
  readonly offset: number;
  readonly r2: number;
  /** robust standard deviation of after − (gain · before + offset) on the invariant pixels, reflectance */
  readonly residual: number;
}

export interface DumpsStats {
  readonly mode: 'one-date' | 'two-date';
  /** bands that took part */
  readonly roles: readonly BandRole[];
  readonly pixelSizeM: number;
  /** pixels of the grid inside the district */
  readonly pixelsTotal: number;
  /** of them, clear and with data on every date. The others were not looked at; they are not “no change”. */
  readonly pixelsValid: number;
  /** pixelsValid / pixelsTotal */
  readonly clearShare: number;
  readonly invariantPixels: number;
  readonly normalisation: readonly BandNormalisation[];
  readonly thresholds: {
    /** change vector threshold T in reflectance units, null with one date */
    readonly change: number | null;
    readonly otsu: number | null;
    readonly invariantPercentile: number | null;
    readonly high: number;
    readonly low: number;
  };
  /** pixels in which each condition fired */
  readonly conditions: Readonly<Record<ConditionId, number>>;
  /** change vector histogram, counts of `width` from 0, for a threshold panel */
  readonly changeHistogram: { readonly width: number; readonly counts: readonly number[] } | null;
  readonly smallestDetectableM2: number;
}

export interface DumpsResult {
  readonly candidates: readonly Candidate[];
  readonly excluded: readonly ExcludedCandidate[];
  readonly stats: DumpsStats;
  readonly notes: readonly Words[];
}
