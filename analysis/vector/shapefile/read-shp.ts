import type { Geometry, LineString, MultiLineString } from 'geojson';
import { parseShp } from 'shpjs';
import type { ByteSource } from '../../core/bytes.ts';
import type { GeometryFault } from '../../core/problem-words/reading.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { checkGeometry } from '../check-geometry.ts';
import { polygonOfRings } from './rings.ts';

/** One record of a .shp: its geometry (null for a null shape) or what is wrong with it. */
export type Shape = { readonly geometry: Geometry | null } | { readonly fault: GeometryFault };

export interface Shapes {
  readonly shapes: readonly Shape[];
  /** the file ends, or a record length lies, before the length that its header gives */
  readonly isCut: boolean;
  readonly hasHeights: boolean;
}

const HEADER_BYTES = 100;
const READ_BYTES = 4_000_000;
const RECORD_BYTES_AT_MOST = 512_000_000;
const PARTS_AT_MOST = 500_000;

/** Shape types by what they are; Z and M forms hold the same XY part first. */
const KINDS: Readonly<Record<number, 'point' | 'line' | 'polygon' | 'points'>> = {
  ...{ 1: 'point', 3: 'line', 5: 'polygon', 8: 'points' },
  ...{ 11: 'point', 13: 'line', 15: 'polygon', 18: 'points' },
  ...{ 21: 'point', 23: 'line', 25: 'polygon', 28: 'points' },
};
/** What shpjs is told each kind is: polygons as lines, because their rings are put together here. */
const CODES = { point: 1, line: 3, polygon: 3, points: 8 } as const;

/**
 * Reads a .shp record by record (ESRI Shapefile Technical Description, 1998). Each record's counts are checked against its
 * length before shpjs sees it; a bad record is a bad row, not the end of the file. Heights and measures are left out.
 */
export async function readShp(source: ByteSource, run: Run): Promise<Shapes> {
  const header = viewOf(await source.read(0, HEADER_BYTES));
  if (header.byteLength < HEADER_BYTES || header.getInt32(0) !== 9994) {
    throw new AppError({ code: 'damaged-file', file: source.name, where: '.shp' });
  }
  const type = header.getInt32(32, true);
  const kind = KINDS[type];
  if (kind === undefined && type !== 0) throw new AppError({ code: 'unsupported-shapes', file: source.name, type });
  const shapes: Shape[] = [];
  const end = Math.min(source.size, Math.max(HEADER_BYTES, header.getInt32(24) * 2));
  let offset = HEADER_BYTES;
  let isCut = header.getInt32(24) * 2 > source.size;
  while (offset + 8 <= end) {
    await run.breathe();
    run.progress(offset / end);
    const batch = await readBatch(source, offset, end);
    if (batch.records.length === 0) {
      isCut = true;
      break;
    }
    for (const shape of shapesOf(batch.records, type, kind)) shapes.push(shape);
    offset = batch.next;
  }
  return { shapes, isCut, hasHeights: type > 10 };
}

/** Whole records from `offset`, about four megabytes of them; none when the next record's length cannot be. */
async function readBatch(
  source: ByteSource,
  offset: number,
  end: number,
): Promise<{ records: DataView[]; next: number }> {
  let view = viewOf(await source.read(offset, Math.min(READ_BYTES, end - offset)));
  const firstLength = view.byteLength < 8 ? -1 : view.getInt32(4) * 2;
  if (firstLength > RECORD_BYTES_AT_MOST) return { records: [], next: offset };
  if (firstLength + 8 > view.byteLength && firstLength + 8 <= end - offset) {
    view = viewOf(await source.read(offset, firstLength + 8));
  }
  const records: DataView[] = [];
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 0 || at + 8 + length > view.byteLength) break;
    records.push(new DataView(view.buffer, view.byteOffset + at + 8, length));
    at += 8 + length;
  }
  return { records, next: offset + at };
}

type Kind = keyof typeof CODES;

function shapesOf(records: readonly DataView[], type: number, kind: Kind | undefined): Shape[] {
  const faults = records.map((record) => faultOf(record, type, kind));
  const good = records.filter((_, index) => faults[index] === 'good');
  const geometries = kind === undefined || good.length === 0 ? [] : parseShp(cleanShp(good, CODES[kind]));
  let next = 0;
  return faults.map((fault): Shape => {
    if (fault === 'null') return { geometry: null };
    if (fault !== 'good') return { fault };
    const geometry = geometries[next++] ?? null;
    if (geometry === null) return { geometry: null };
    return kind === 'polygon' ? polygonOfRings(ringsOf(geometry)) : checkGeometry(geometry);
  });
}

function ringsOf(geometry: Geometry) {
  const lines = geometry as LineString | MultiLineString;
  return lines.type === 'LineString' ? [lines.coordinates] : lines.coordinates;
}

/** Do the counts of a record fit into its length, and do its parts begin in order within its points? */
function faultOf(record: DataView, type: number, kind: Kind | undefined): 'good' | 'null' | GeometryFault {
  if (record.byteLength < 4) return record.byteLength === 0 ? 'null' : 'damaged-record';
  const recordType = record.getInt32(0, true);
  if (recordType === 0) return 'null';
  if (recordType !== type || kind === undefined) return 'wrong-type';
  if (kind === 'point') return record.byteLength >= 20 ? 'good' : 'damaged-record';
  if (record.byteLength < 40) return 'damaged-record';
  if (kind === 'points') {
    const points = record.getInt32(36, true);
    return points >= 0 && 40 + points * 16 <= record.byteLength ? 'good' : 'damaged-record';
  }
  if (record.byteLength < 44) return 'damaged-record';
  const [parts, points] = [record.getInt32(36, true), record.getInt32(40, true)];
  if (parts === 0 || points === 0) return 'null';
  if (parts > PARTS_AT_MOST) return 'too-many-rings';
  if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > record.byteLength) return 'damaged-record';
  let previous = 0;
  for (let part = 0; part < parts; part++) {
    const start = record.getInt32(44 + part * 4, true);
    if (start < previous || start > points || (part === 0 && start !== 0)) return 'damaged-record';
    previous = start;
  }
  return 'good';
}

/** A small .shp of checked records only, in their two-dimensional form. */
function cleanShp(records: readonly DataView[], code: number): Uint8Array {
  const total = records.reduce((sum, record) => sum + 8 + record.byteLength, HEADER_BYTES);
  const bytes = new Uint8Array(total);
  const view = viewOf(bytes);
  view.setInt32(0, 9994);
  view.setInt32(32, code, true);
  let at = HEADER_BYTES;
  for (const record of records) {
    view.setInt32(at + 4, record.byteLength / 2);
    bytes.set(new Uint8Array(record.buffer, record.byteOffset, record.byteLength), at + 8);
    view.setInt32(at + 8, code, true);
    at += 8 + record.byteLength;
  }
  return bytes;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
