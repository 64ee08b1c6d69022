import type { CellValue } from '../../../analysis/core/features.ts';

/**
 * A geometry in numbers that depend on every position: which kinds it holds ("point", "line", "polygon", joined by "+"), parts, rings
 * of polygons, positions (a ring's closing one left out), their sums in degrees, the area in square degrees, and the box.
 */
export type Shape = readonly [
  kinds: string,
  parts: number,
  rings: number,
  positions: number,
  sumX: number,
  sumY: number,
  area: number,
  west: number,
  south: number,
  east: number,
  north: number,
];

export interface RowFacts {
  readonly shape: Shape | null;
  readonly values: readonly CellValue[];
  /** GDAL's number or name of the row */
  readonly fid?: number;
}

export interface LayerFacts {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  /** the system by code or name; null where the file tells none */
  readonly crs: string | null;
  readonly rows: readonly RowFacts[];
}

/** A layer as GDAL has it. */
export interface GdalLayer extends LayerFacts {
  readonly fidColumn: string;
  /** the system that was taken for a file without one; the other side is told the same */
  readonly supposed: string | null;
  /** GDAL reads the cells only: places are not compared */
  readonly hasNoShapes?: boolean;
  /** entities of a drawing, which are matched and not compared row by row */
  readonly isDrawing?: boolean;
}

export interface BandPixels {
  readonly valid: number;
  readonly sum: number;
  /** sum of value × (1 + position mod 997) */
  readonly weighted: number;
  /** the same of absolute values: what a rounding error is measured against */
  readonly size: number;
  readonly min: number;
  readonly max: number;
}

export interface RasterFacts {
  readonly width: number;
  readonly height: number;
  readonly type: string;
  readonly compression: string;
  /** a, b, c, d, e, f of x = a·column + b·row + c, y = d·column + e·row + f */
  readonly transform: readonly number[] | null;
  readonly crs: string | null;
  /** longitude and latitude of the four outer corners, row by row; null without a place */
  readonly corners: readonly number[] | null;
  readonly overviews: readonly (readonly number[])[];
  readonly bands: readonly {
    readonly name: string | null;
    readonly nodata: number | string | null;
    readonly scale: number;
    readonly offset: number;
  }[];
  /** column, row, width and height of the pixels below */
  readonly window: readonly [number, number, number, number];
  /** of the first eight bands, as 32-bit floats */
  readonly pixels: readonly BandPixels[];
}

/** What one side makes of a file. */
export type View<Layer extends LayerFacts = LayerFacts> =
  | { readonly refused: string }
  | { readonly layers: readonly Layer[] }
  | { readonly raster: RasterFacts };

export type GdalView = View<GdalLayer>;

/** How a file is to be asked about; `file` is its path below the folder. */
export interface FileRequest {
  readonly file: string;
  /** a file of the same content that GDAL is asked about in its place: text that GDAL cannot be told the encoding of */
  readonly twin?: string;
  /** GDAL's open options: "ENCODING=CP936" */
  readonly options?: readonly string[];
  /** what we are told: as on the preview card */
  readonly encoding?: string;
  readonly crs?: string;
}
