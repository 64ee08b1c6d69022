import type { GeometryFault } from '../../core/problem-words/reading.ts';

/** What a record holds, whatever its heights and measures. */
export type ShapeKind = 'point' | 'line' | 'polygon' | 'points';

/** Shape types by what they are; Z and M forms hold the same XY part first. */
export const KINDS: Readonly<Record<number, ShapeKind>> = {
  ...{ 1: 'point', 3: 'line', 5: 'polygon', 8: 'points' },
  ...{ 11: 'point', 13: 'line', 15: 'polygon', 18: 'points' },
  ...{ 21: 'point', 23: 'line', 25: 'polygon', 28: 'points' },
};

/** MultiPatch: surfaces of three-dimensional bodies. */
export const MULTIPATCH = 31;

const PARTS_AT_MOST = 500_000;

/**
 * Do the counts of a record fit into its length, and do its parts begin in order within its points?
 *
 * @param at where the content begins in `view`, after the record's own header
 */
export function faultOf(view: DataView, at: number, length: number, kind: ShapeKind): 'good' | 'null' | GeometryFault {
  if (length < 4) return length === 0 ? 'null' : 'damaged-record';
  const type = view.getInt32(at, true);
  if (type === 0) return 'null';
  if (KINDS[type] !== kind) return 'wrong-type';
  if (kind === 'point') {
    if (length < 20) return 'damaged-record';
    return isNoPlace(view.getFloat64(at + 4, true)) && isNoPlace(view.getFloat64(at + 12, true)) ? 'null' : 'good';
  }
  if (length < 40) return 'damaged-record';
  if (kind === 'points') {
    const points = view.getInt32(at + 36, true);
    if (points === 0) return 'null';
    return points > 0 && 40 + points * 16 <= length ? 'good' : 'damaged-record';
  }
  if (length < 44) return 'damaged-record';
  const [parts, points] = [view.getInt32(at + 36, true), view.getInt32(at + 40, true)];
  if (parts === 0 || points === 0) return 'null';
  if (parts > PARTS_AT_MOST) return 'too-many-rings';
  if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > length) return 'damaged-record';
  let previous = 0;
  for (let part = 0; part < parts; part++) {
    const start = view.getInt32(at + 44 + part * 4, true);
    if (start < previous || start > points || (part === 0 && start !== 0)) return 'damaged-record';
    previous = start;
  }
  return 'good';
}

/**
 * Where the heights of a checked record begin, relative to its content; null where there are none. Whole heights only: a record
 * that ends within them is read without.
 */
export function heightsAt(view: DataView, at: number, length: number, kind: ShapeKind): number | null {
  const type = view.getInt32(at, true);
  if (type < 11 || type > 18) return null;
  if (kind === 'point') return length >= 28 ? 20 : null;
  const points = view.getInt32(at + (kind === 'points' ? 36 : 40), true);
  const head = kind === 'points' ? 40 : 44 + view.getInt32(at + 36, true) * 4;
  const start = head + points * 16 + 16;
  return start + points * 8 <= length ? start : null;
}

/** The number of bytes of the XY part of a checked record. */
export function flatBytes(view: DataView, at: number, kind: ShapeKind): number {
  if (kind === 'point') return 20;
  if (kind === 'points') return 40 + view.getInt32(at + 36, true) * 16;
  return 44 + view.getInt32(at + 36, true) * 4 + view.getInt32(at + 40, true) * 16;
}

/** ESRI writes a point without a place as NaN or as anything below -10^38. */
const isNoPlace = (value: number): boolean => Number.isNaN(value) || value < -1e38;
