import type { RectMm } from './page.ts';

type Point = readonly [x: number, y: number];

/** Does the bounding box of the points meet the rectangle? */
export function boxTouches(rect: RectMm, points: readonly Point[]): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right >= rect.x && left <= rect.x + rect.width && bottom >= rect.y && top <= rect.y + rect.height;
}

/** Does any segment of the line run through the rectangle? */
export function lineCrosses(rect: RectMm, points: readonly Point[]): boolean {
  for (let i = 1; i < points.length; i++) if (segmentCrosses(rect, points[i - 1]!, points[i]!)) return true;
  return false;
}

/** Liang & Barsky 1984: narrows the segment's parameter range by each edge of the rectangle in turn. */
function segmentCrosses(rect: RectMm, [ax, ay]: Point, [bx, by]: Point): boolean {
  let [from, to] = [0, 1];
  const edges: readonly Point[] = [
    [ax - bx, ax - rect.x],
    [bx - ax, rect.x + rect.width - ax],
    [ay - by, ay - rect.y],
    [by - ay, rect.y + rect.height - ay],
  ];
  for (const [direction, distance] of edges) {
    if (direction === 0) {
      if (distance < 0) return false;
    } else if (direction < 0) from = Math.max(from, distance / direction);
    else to = Math.min(to, distance / direction);
    if (from > to) return false;
  }
  return true;
}

/** Does the ring hold the middle of the rectangle? With no line crossing it, it then covers all of it. */
export function covers(ring: readonly Point[], rect: RectMm): boolean {
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  let isInside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside;
}
