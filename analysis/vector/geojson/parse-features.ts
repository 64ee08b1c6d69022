import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { type JsonPlan, planOfJson } from './scan-json.ts';

export type Plain = Readonly<Record<string, unknown>>;

/** What a file holds beside its features. */
export interface JsonRoot {
  readonly root: Plain;
  /** rows that are no JSON or no feature, in a file of one feature a line */
  readonly badRows: readonly number[];
}

/** Takes one feature; `row` counts from 1: features of a collection, lines, or records. */
export type TakeFeature = (feature: Plain, row: number) => void;

const DEPTH_AT_MOST = 32;
const RECORD_SEPARATOR = 0x1e;
const NEWLINE = 0x0a;
const BREATHE_EVERY_LINES = 500;

/**
 * Parses UTF-8 bytes of a FeatureCollection, a Feature, a bare geometry, one of these two a line, or a text sequence (RFC 8142), and hands
 * over each feature. Problems: `too-deep` before anything is parsed, `not-geojson`, `topojson`, `esri-json`.
 *
 * @throws TypeError where the bytes are no UTF-8
 */
export async function parseFeatures(bytes: Uint8Array, file: string, take: TakeFeature, run: Run): Promise<JsonRoot> {
  const plan = await planOfJson(bytes, DEPTH_AT_MOST, run.stage('scan', 0, 0.2));
  if (plan.isTooDeep) throw new AppError({ code: 'too-deep', file, limit: DEPTH_AT_MOST });
  const parsing = run.stage('parse', 0.2, 1);
  if (plan.isSequence) return parseSequence(bytes, file, take, parsing);
  if (plan.rootEnd < 0) throw new AppError({ code: 'not-geojson', file, where: `line ${lineOf(bytes, bytes.length)}` });
  const decode = strictDecoder();
  if (plan.featuresEnd < 0) return wholeRoot(objectOf(decode(bytes), file, bytes, 0), file, take);
  const around = `${decode(bytes.subarray(0, plan.featuresStart))}[]${decode(bytes.subarray(plan.featuresEnd + 1))}`;
  const root = objectOf(around, file, bytes, 0);
  if (root['type'] !== 'FeatureCollection') return wholeRoot(root, file, take);
  await eachBatch(bytes, plan, file, take, parsing);
  return { root, badRows: [] };
}

async function eachBatch(bytes: Uint8Array, plan: JsonPlan, file: string, take: TakeFeature, run: Run): Promise<void> {
  const decode = strictDecoder();
  const borders = [plan.featuresStart, ...plan.cuts, plan.featuresEnd];
  let row = 0;
  for (let batch = 0; batch + 1 < borders.length; batch++) {
    const [from, to] = [borders[batch]! + 1, borders[batch + 1]!];
    const list = parsed(`[${decode(bytes.subarray(from, to))}]`, file, bytes, from) as unknown[];
    for (const feature of list) take(isPlain(feature) ? feature : { geometry: 0 }, ++row);
    await run.breathe();
    run.progress(to / bytes.length);
  }
}

function wholeRoot(root: Plain, file: string, take: TakeFeature): JsonRoot {
  if (root['type'] === 'Topology') throw new AppError({ code: 'topojson', file });
  if (isEsriJson(root)) throw new AppError({ code: 'esri-json', file });
  const feature = featureOf(root);
  if (feature === null) throw new AppError({ code: 'not-geojson', file, where: '' });
  take(feature, 1);
  return { root, badRows: [] };
}

/** A feature set as ArcGIS writes it: features with `attributes`, and facts about them that GeoJSON has no name for. */
const isEsriJson = (root: Plain): boolean =>
  root['type'] === undefined && 'features' in root && ('geometryType' in root || 'spatialReference' in root);

/** One value a line, or one behind each record separator. */
async function parseSequence(bytes: Uint8Array, file: string, take: TakeFeature, run: Run): Promise<JsonRoot> {
  const decode = strictDecoder();
  const separator = bytes.indexOf(RECORD_SEPARATOR) >= 0 ? RECORD_SEPARATOR : NEWLINE;
  const badRows: number[] = [];
  let taken = 0;
  // What stands before the first record separator is no record.
  let row = separator === NEWLINE ? 0 : -1;
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(separator, from);
    const to = found < 0 ? bytes.length : found;
    const text = decode(bytes.subarray(from, to)).trim();
    from = to + 1;
    row++;
    if (row % BREATHE_EVERY_LINES === 0) {
      await run.breathe();
      run.progress(from / bytes.length);
    }
    if (text === '') continue;
    const value = parsedQuietly(text);
    const feature = isPlain(value) ? featureOf(value) : null;
    if (feature !== null) {
      take(feature, row);
      taken++;
    } else if (taken === 0) throw new AppError({ code: 'not-geojson', file, where: `line ${row}` });
    else badRows.push(row);
  }
  return { root: {}, badRows };
}

/** A feature as it is, a bare geometry as a feature without values, null for anything else. */
function featureOf(value: Plain): Plain | null {
  if (value['type'] === 'Feature') return value;
  return 'coordinates' in value || 'geometries' in value ? { geometry: value, properties: {} } : null;
}

function strictDecoder(): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => decoder.decode(bytes);
}

function objectOf(text: string, file: string, bytes: Uint8Array, offset: number): Plain {
  const value = parsed(text, file, bytes, offset);
  if (!isPlain(value)) throw new AppError({ code: 'not-geojson', file, where: '' });
  return value;
}

/** Parses text that began at `offset` of the bytes; a fault is named by the line of the file. */
function parsed(text: string, file: string, bytes: Uint8Array, offset: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = placeOf(error instanceof Error ? error.message : '', text);
    const line = lineOf(bytes, offset) + text.slice(0, position).split('\n').length - 1;
    throw new AppError({ code: 'not-geojson', file, where: `line ${line}` });
  }
}

/** Where the parser stopped: by the position that it names, or in the middle of the piece of text that it quotes. */
function placeOf(message: string, text: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const quoted = /"([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1] ?? '';
  return Math.max(0, text.indexOf(quoted)) + Math.floor(quoted.length / 2);
}

function parsedQuietly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function lineOf(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < end; at = bytes.indexOf(NEWLINE, at + 1)) line++;
  return line;
}

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
