import type { CellValue, Field, FieldType } from '../../analysis/core/features.ts';
import type { Problem } from '../../analysis/core/problems.ts';
import type { Words } from '../../analysis/core/words.ts';
import type { CoordinateChoice } from './import-choices.ts';
import type { FileToken, LayerRole, VectorLayerInfo } from './model.ts';

/** What the preview card shows before anything is imported. */
export interface DataPreview {
  readonly token: FileToken;
  readonly fileName: string;
  readonly parts: readonly PreviewPart[];
}

export interface PreviewPart {
  /** layer name inside the file; '' for formats with one layer */
  readonly layer: string;
  readonly title: string;
  readonly kind: 'vector' | 'raster';
  readonly format: Words;
  readonly rows: number;
  readonly geometryType: VectorLayerInfo['geometryType'];
  readonly fields: readonly Field[];
  readonly sample: readonly (readonly CellValue[])[];
  readonly encoding: string | null;
  readonly encodingNote: Words | null;
  readonly crs: string | null;
  readonly crsNote: Words;
  readonly extent: readonly [number, number, number, number] | null;
  readonly suggestedRole: LayerRole;
  readonly suggestedDate: string | null;
  /** problems with how many rows they touch and the first of those rows */
  readonly problems: readonly { readonly problem: Problem; readonly count: number; readonly firstRow: number | null }[];
  /** null when it can be imported as it is */
  readonly blocking: Problem | null;
  readonly raster: PreviewRaster | null;
  /** how the fields of the file fill those of the role; null for rasters */
  readonly mapping: PreviewMapping | null;
  /** what the figures of a file without a stated system speak for */
  readonly crsSuggestion: string | null;
}

/** What a look at every row of a layer tells before anything is imported. */
export interface PartQuality {
  readonly quality: QualityView;
  /** the shifted system that the positions seem to be in, with how that shows; null without a suspicion */
  readonly shift: { readonly crs: 'GCJ-02' | 'BD-09'; readonly words: Words } | null;
}

export interface PreviewRaster {
  readonly width: number;
  readonly height: number;
  readonly bandNames: readonly string[];
  /** role → 0-based band, and how that was decided */
  readonly bandRoles: Readonly<Record<string, number>>;
  readonly bandRolesHow: Words;
  /** sensors with as many bands, as role → 0-based band */
  readonly presets: readonly { readonly title: Words; readonly bandRoles: Readonly<Record<string, number>> }[];
}

export interface PreviewMapping {
  /** field names as the file has them */
  readonly headers: readonly string[];
  /** the coordinate columns in use; null where the format needs none or none were found */
  readonly columns: CoordinateChoice | null;
  /** can the coordinate columns be chosen? Tables only. */
  readonly isTable: boolean;
  readonly fields: readonly {
    readonly name: string;
    readonly words: Words;
    readonly type: FieldType;
    /** one of the fields with the same need has to be there */
    readonly need: string | null;
    /** the field of the file that fills it; null for none */
    readonly from: string | null;
  }[];
  /** the mapping was remembered from an earlier file of the same headers */
  readonly isRemembered: boolean;
}

/** The quality of a layer as window and catalogue show it. */
export interface QualityView {
  readonly rows: number;
  readonly usable: number;
  readonly keptAside: number;
  readonly findings: readonly {
    readonly problem: Problem;
    readonly severity: 'error' | 'warning' | 'note';
    readonly field: string | null;
    readonly count: number;
    readonly firstRow: number | null;
  }[];
}
