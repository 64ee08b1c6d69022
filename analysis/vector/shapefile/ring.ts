import type { Position } from 'geojson';

/** A closed ring with its facts. */
export interface Ring {
  readonly positions: Position[];
  /** twice the signed area, positive for a counter-clockwise ring */
  readonly turn: number;
  /** smallest x, smallest y, largest x, largest y */
  readonly box: readonly [number, number, number, number];
}

/** A ring with its facts, closed if it was left open; or why it is none: all points on one line, or a coordinate that is no number. */
export function ringOf(positions: Position[]): Ring | 'too-few-points' | 'not-a-number' {
  if (positions.length < 3) return 'too-few-points';
  const [originX, originY] = [positions[0]![0]!, positions[0]![1]!];
  let [west, south, east, north] = [originX, originY, originX, originY];
  let [turn, sum] = [0, 0];
  let [beforeX, beforeY] = [0, 0];
  let bent = false;
  for (const position of positions) {
    const [x, y] = [position[0]!, position[1]!];
    const [dx, dy] = [x - originX, y - originY];
    const cross = beforeX * dy - dx * beforeY;
    turn += cross;
    bent ||= cross !== 0;
    beforeX = dx;
    beforeY = dy;
    sum += x + y;
    if (x < west) west = x;
    if (y < south) south = y;
    if (x > east) east = x;
    if (y > north) north = y;
  }
  if (!Number.isFinite(sum)) return 'not-a-number';
  if (!bent) return 'too-few-points';
  // A figure of eight whose halves cancel out: an outer ring, and smaller than any other.
  if (turn === 0) turn = -Number.MIN_VALUE;
  if (beforeX !== 0 || beforeY !== 0) positions.push([...positions[0]!]);
  return { positions, turn, box: [west, south, east, north] };
}
