import type { PixelPolygon } from './polygonise.ts';
import { signedArea } from './polygonise.ts';

/** A polygon in pixel units, rings as in PixelPolygon. */
export interface SimplePolygon {
  readonly outer: ArrayLike<number>;
  readonly holes: readonly ArrayLike<number>[];
}

/**
 * Simplifies the rings of a polygon by at most `tolerance` pixels (Douglas & Peucker 1973, started from the two corners that
 * lie farthest apart) and keeps it valid: if any two edges would cross or a ring would lose its area, the exact outline is
 * returned as it was.
 */
export function simplifyPolygon(polygon: PixelPolygon, tolerance: number): SimplePolygon {
  if (!(tolerance > 0)) return polygon;
  const simple = {
    outer: simplifyRing(polygon.outer, tolerance),
    holes: polygon.holes.map((hole) => simplifyRing(hole, tolerance)),
  };
  const rings = [simple.outer, ...simple.holes];
  const isSound = rings.every((ring, i) => ring.length >= 6 && signedArea(ring) * (i === 0 ? 1 : -1) > 0);
  return isSound && !hasContact(rings) ? simple : polygon;
}

function simplifyRing(ring: ArrayLike<number>, tolerance: number): number[] {
  const n = ring.length / 2;
  const far = farthest(ring, 0, n);
  const start = farthest(ring, far, n);
  const keep = new Uint8Array(n);
  keep[start] = 1;
  keep[far] = 1;
  const spans: [number, number][] = [
    [start, far < start ? far + n : far],
    [far, start < far ? start + n : start],
  ];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let worst = tolerance;
    let middle = -1;
    for (let i = from + 1; i < to; i++) {
      const distance = toSegment(ring, i % n, from % n, to % n);
      if (distance > worst) {
        worst = distance;
        middle = i;
      }
    }
    if (middle < 0) continue;
    keep[middle % n] = 1;
    spans.push([from, middle], [middle, to]);
  }
  const out: number[] = [];
  for (let i = 0; i < n; i++) if (keep[i] === 1) out.push(ring[2 * i]!, ring[2 * i + 1]!);
  return out;
}

function farthest(ring: ArrayLike<number>, from: number, n: number): number {
  let best = -1;
  let index = from;
  for (let i = 0; i < n; i++) {
    const distance = Math.hypot(ring[2 * i]! - ring[2 * from]!, ring[2 * i + 1]! - ring[2 * from + 1]!);
    if (distance > best) {
      best = distance;
      index = i;
    }
  }
  return index;
}

function toSegment(ring: ArrayLike<number>, point: number, a: number, b: number): number {
  const [ax, ay] = [ring[2 * a]!, ring[2 * a + 1]!];
  const [dx, dy] = [ring[2 * b]! - ax, ring[2 * b + 1]! - ay];
  const [px, py] = [ring[2 * point]! - ax, ring[2 * point + 1]! - ay];
  const lengthSquared = dx * dx + dy * dy;
  const t = lengthSquared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared)) : 0;
  return Math.hypot(px - t * dx, py - t * dy);
}

/** Do any two edges of these rings meet other than as neighbours in their ring? Sweeps over edges sorted by their left end. */
function hasContact(rings: readonly ArrayLike<number>[]): boolean {
  const edges: { x0: number; x1: number; ring: number; index: number; p: readonly number[] }[] = [];
  rings.forEach((ring, r) => {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const p = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!] as const;
      edges.push({ x0: Math.min(p[0], p[2]), x1: Math.max(p[0], p[2]), ring: r, index: i / 2, p });
    }
  });
  edges.sort((a, b) => a.x0 - b.x0);
  for (let i = 0; i < edges.length; i++) {
    const a = edges[i]!;
    const size = rings[a.ring]!.length / 2;
    for (let j = i + 1; j < edges.length && edges[j]!.x0 <= a.x1; j++) {
      const b = edges[j]!;
      const apart = Math.abs(a.index - b.index);
      if (a.ring === b.ring && (apart === 1 || apart === size - 1)) continue;
      if (segmentsMeet(a.p, b.p)) return true;
    }
  }
  return false;
}

function segmentsMeet(a: readonly number[], b: readonly number[]): boolean {
  const side = (p: readonly number[], x: number, y: number): number =>
    Math.sign((p[2]! - p[0]!) * (y - p[1]!) - (p[3]! - p[1]!) * (x - p[0]!));
  const [s1, s2] = [side(a, b[0]!, b[1]!), side(a, b[2]!, b[3]!)];
  const [s3, s4] = [side(b, a[0]!, a[1]!), side(b, a[2]!, a[3]!)];
  if (s1 * s2 > 0 || s3 * s4 > 0) return false;
  if (s1 !== 0 || s2 !== 0) return true;
  const overlap = (k: number): boolean =>
    Math.max(a[k]!, a[k + 2]!) >= Math.min(b[k]!, b[k + 2]!) &&
    Math.max(b[k]!, b[k + 2]!) >= Math.min(a[k]!, a[k + 2]!);
  return overlap(0) && overlap(1);
}
