import type { Grid, GridShape, PixelWindow } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import type { Words } from '../core/words.ts';

export type SampleType = 'uint8' | 'int8' | 'uint16' | 'int16' | 'uint32' | 'int32' | 'float32' | 'float64';

export interface BandInfo {
  /** the description the file gives this band, for example "B4" */
  readonly name: string | null;
  /** stored value that means “no data” */
  readonly nodata: number | null;
  /** physical value = stored · scale + offset; 1 and 0 where the file says nothing */
  readonly scale: number;
  readonly offset: number;
  /** centre of the band in nanometres, where the file tells */
  readonly wavelengthNm?: number;
}

/** How a raster tells its holes: by a value, a mask in the file or beside it, or a band of transparency. */
export type HoleSource = 'nodata' | 'mask' | 'mask-file' | 'alpha';

/** What is known of a raster before any pixel is read. */
export interface RasterInfo extends GridShape {
  readonly name: string;
  readonly sampleType: SampleType;
  readonly bands: readonly BandInfo[];
  readonly compression: string;
  /** the pixels that are packed together: reads along these borders decode nothing twice */
  readonly block?: { readonly width: number; readonly height: number };
  /** acquisition date YYYY-MM-DD where the file or its name tells */
  readonly date: string | null;
  /** sizes of the overviews stored in the file, largest first */
  readonly overviews: readonly { readonly width: number; readonly height: number }[];
  /** who told the coordinate system: the file, a file beside it, or the person */
  readonly crsHow?: Words;
  /** who told where the pixels lie, likewise */
  readonly transformHow?: Words;
  /** absent and empty both mean that only NaN is a hole */
  readonly holes?: readonly HoleSource[];
  /** the band (0-based) that holds transparency */
  readonly alphaBand?: number;
  /** what the file says of itself, by name in capitals */
  readonly metadata?: ReadonlyMap<string, string>;
}

/** A raster that is read in windows, never whole. */
export interface RasterFile {
  readonly info: RasterInfo;
  /**
   * Stored values of a window at full resolution, one Float32Array per asked band (0-based), NaN where there is no data
   * and outside the raster; a band of transparency is given as it is stored. Scale and offset are NOT applied: what they mean is the caller's knowledge.
   */
  readWindow(window: PixelWindow, bands: readonly number[], run: Run): Promise<Grid>;
  /**
   * The window averaged down to about `width` × `height` from the best overview; for looking at, never for measuring.
   */
  readPreview(window: PixelWindow, bands: readonly number[], width: number, height: number, run: Run): Promise<Grid>;
  /** A palette image as red, green and blue, 0 to 255, for looking at; absent for every other raster. */
  readonly inColours?: RasterFile;
}
