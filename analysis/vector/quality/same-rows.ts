import type { Geometry, Position } from 'geojson';
import type { CellValue, FeatureRow } from '../../core/features.ts';
import { eachPosition } from '../geometry-extent.ts';

/** The rows, ascending, that are the same as an earlier one in geometry and every value. Found by a 32-bit hash, then compared. */
export function sameRows(rows: readonly FeatureRow[]): number[] {
  const byHash = new Map<number, number | number[]>();
  const repeated: number[] = [];
  for (const [index, row] of rows.entries()) {
    const hash = hashOf(row);
    const known = byHash.get(hash);
    if (known === undefined) {
      byHash.set(hash, index);
      continue;
    }
    const others = typeof known === 'number' ? [known] : known;
    if (others.some((other) => isSame(rows[other]!, row))) repeated.push(index);
    else byHash.set(hash, [...others, index]);
  }
  return repeated;
}

const FLOAT = new Float64Array(1);
const WORDS = new Uint32Array(FLOAT.buffer);

/** FNV-1a over the positions and the values. */
function hashOf({ geometry, values }: FeatureRow): number {
  let hash = 0x811c9dc5;
  const number = (value: number): void => {
    FLOAT[0] = value;
    hash = Math.imul(hash ^ WORDS[0]!, 0x01000193);
    hash = Math.imul(hash ^ (WORDS[1]! >>> 7) ^ WORDS[1]!, 0x01000193);
  };
  if (geometry?.type === 'Point') for (const part of geometry.coordinates) number(part);
  else if (geometry !== null) eachPosition(geometry, (position) => position.forEach(number));
  for (const value of values) {
    if (typeof value === 'number') number(value);
    else if (typeof value === 'string') {
      for (let at = 0; at < value.length; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
    } else hash = Math.imul(hash ^ (value === null ? 1 : value ? 2 : 3), 0x01000193);
  }
  return hash;
}

const isSame = (one: FeatureRow, other: FeatureRow): boolean =>
  one.values.length === other.values.length &&
  one.values.every((value, column) => isSameValue(value, other.values[column]!)) &&
  isSameGeometry(one.geometry, other.geometry);

const isSameValue = (one: CellValue, other: CellValue): boolean => Object.is(one, other);

function isSameGeometry(one: Geometry | null, other: Geometry | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.type !== other.type) return false;
  if (one.type === 'Point' && other.type === 'Point') return isSamePosition(one.coordinates, other.coordinates);
  return JSON.stringify(one) === JSON.stringify(other);
}

const isSamePosition = (one: Position, other: Position): boolean =>
  one.length === other.length && one.every((part, axis) => part === other[axis]);
