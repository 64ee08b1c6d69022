import type { Geometry } from 'geojson';
import type { ByteSource } from '../core/bytes.ts';
import type { CellValue, Crs, Field, FieldType, RowNote } from '../core/features.ts';
import type { Problem } from '../core/problems.ts';
import type { Run } from '../core/run.ts';
import type { Words } from '../core/words.ts';
import type { Extent } from './geometry-extent.ts';

/** The shifted systems of Chinese web maps; they are converted in and the provenance is kept. */
export type ShiftedDatum = 'gcj02' | 'bd09';

/** What the person decided on the preview card; everything left out is found out from the file. */
export interface ReadOptions {
  readonly layer?: string;
  /** any label that TextDecoder or a .cpg knows: "utf-8", "gb18030", "936" */
  readonly encoding?: string;
  readonly crs?: Crs;
  /** said to hold for every position of the file, in place of `crs`: nothing in a file tells a shifted system */
  readonly datum?: ShiftedDatum;
  /** which columns of a table hold the position, in place of those found by name */
  readonly columns?: CoordinateChoice;
  /** what the file's fields are called here; a field that is not in the list keeps its name and type */
  readonly fieldMap?: readonly FieldMapping[];
  /** exchanges longitude and latitude of rows where they can only be the wrong way round, each with a note; left out keeps them aside */
  readonly repairSwapped?: boolean;
  /** degrees in which the data are expected: numbers that lead elsewhere are remarked on; left out where nothing is known */
  readonly reference?: Extent;
}

/**
 * The columns of a table that hold the position, by their names in the file: two with numbers, or one with text ("116.4,39.9" or
 * WKT), or none. `datum` says that they are in a shifted system. With `northFirst` the column `x` is the survey's X, which is north.
 */
export type CoordinateChoice =
  | { readonly x: string; readonly y: string; readonly datum?: ShiftedDatum; readonly northFirst?: boolean }
  | { readonly text: string; readonly datum?: ShiftedDatum }
  | { readonly none: true };

/** One field of a file under a name of ours, and as another type where one is given; a value that does not fit is left empty, and a note keeps it. */
export interface FieldMapping {
  readonly from: string;
  readonly to: string;
  readonly type?: FieldType;
}

/** One row as its file has it, in the file's own coordinate system. */
export interface RawRow {
  /** counts from 1: record of a shapefile, feature of a GeoJSON, line of a table with the header as line 1 */
  readonly row: number;
  readonly geometry: Geometry | null;
  readonly values: readonly CellValue[];
  /** set where this row's positions are in a shifted system */
  readonly datum?: ShiftedDatum;
}

/** A layer as its file has it: nothing is converted and no row is missing from `rows` and `aside` together. */
export interface RawLayer {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly rows: readonly RawRow[];
  /** rows whose geometry cannot be used, with the reason */
  readonly aside: readonly AsideRow[];
  /** remarks on rows that are used all the same */
  readonly notes: readonly RowNote[];
  readonly encoding: string | null;
  readonly encodingHow: Words | null;
  readonly crs: Crs | null;
  readonly crsHow: Words;
  /** why there is no `crs` */
  readonly crsProblem: Problem | null;
  readonly provenance: readonly Words[];
  /** the coordinate columns of a table, as found or as told; left out by formats that need none */
  readonly columns?: CoordinateChoice;
  /** the system that the figures of a table speak for, where nothing in the file states one; the person decides */
  readonly crsSuggestion?: Crs;
}

/** A row kept aside: what it holds and why it cannot be used. */
export interface AsideRow extends RowNote {
  readonly values: readonly CellValue[];
}

/** One vector format: menus, detection and tests walk the list of them. */
export interface VectorFormat {
  readonly id: string;
  readonly label: Words;
  /** with the dot, in lower case */
  readonly extensions: readonly string[];
  /** Do these first bytes, under this name, belong to the format? */
  recognizes(head: Uint8Array, name: string): boolean;
  /** The names of the layers in these files. */
  layers(files: readonly ByteSource[], run: Run): Promise<readonly string[]>;
  read(files: readonly ByteSource[], layer: string, options: ReadOptions, run: Run): Promise<RawLayer>;
}

/** The extension of a file name in lower case, with the dot; '' without one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

/**
 * The base name of a file as a layer name: no folder, no extension, no control or direction characters. Never used as a path.
 *
 * @example layerNameOf('..\\..\\evil.shp') // 'evil'
 */
export function layerNameOf(path: string): string {
  const base = path.split(/[/\\]/).at(-1) ?? '';
  const stem = base.slice(0, base.length - extensionOf(base).length);
  return (
    Array.from(stem, (letter) => (HIDDEN.test(letter) ? '' : letter))
      .join('')
      .trim()
      .replace(/\.+$/, '') || 'layer'
  );
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
