import type { Components } from './components.ts';

/** A closed ring of pixel corners: x0, y0, x1, y1, … counted from the outer corner of the first pixel; the first is not repeated. */
export type PixelRing = Int32Array;

/** The outline of one component. Outer ring with the patch on its right in pixel space (y down): anticlockwise on a north-up map is left to the writer. */
export interface PixelPolygon {
  readonly label: number;
  readonly outer: PixelRing;
  readonly holes: readonly PixelRing[];
}

const STEP_X = [1, 0, -1, 0] as const; // right, down, left, up
const STEP_Y = [0, 1, 0, -1] as const;

/**
 * Traces every component along its pixel edges: exact, no overlap, no gap. The patch lies to the right of the walk, so in
 * pixel space (y down) the outer ring runs clockwise and holes run the other way. Where two pixels of the patch
 * meet only in a corner the walk joins them (patches are 8-connected, holes 4-connected): after `bridgeCorners` no ring then
 * meets itself, and holes touch the outer ring or each other at most in single corners.
 *
 * @returns polygons[label − 1]
 */
export function polygonise({ labels, count }: Components, width: number, height: number): PixelPolygon[] {
  const outers: (PixelRing | undefined)[] = new Array(count);
  const holes: PixelRing[][] = Array.from({ length: count }, () => []);
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : labels[y * width + x]!;
  // Every ring has a top edge of one of its patch's pixels that runs right; each is walked once.
  const isWalked = new Uint8Array(width * height);

  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const label = labels[y * width + x]!;
      if (label === 0 || at(x, y - 1) === label || isWalked[y * width + x] === 1) continue;
      const ring = walk(x, y, label, at, isWalked, width);
      if (signedArea(ring) > 0 && outers[label - 1] === undefined) outers[label - 1] = ring;
      else holes[label - 1]!.push(ring);
    }
  }
  return outers.map((outer, i) => ({ label: i + 1, outer: outer!, holes: holes[i]! }));
}

/** Walks one ring from the top left corner of pixel (startX, startY), heading right; keeps corners where the walk turns. */
function walk(
  startX: number,
  startY: number,
  label: number,
  at: (x: number, y: number) => number,
  isWalked: Uint8Array,
  width: number,
): PixelRing {
  const corners: number[] = [];
  let [x, y, heading] = [startX, startY, 0];
  do {
    if (heading === 0) isWalked[y * width + x] = 1;
    x += STEP_X[heading]!;
    y += STEP_Y[heading]!;
    const next = turn(x, y, heading, label, at);
    if (next !== heading) corners.push(x, y);
    heading = next;
  } while (x !== startX || y !== startY || heading !== 0);
  return Int32Array.from(corners);
}

/** At corner (x, y): left when the pixel ahead on the left belongs to the patch, straight when only the right one does, else right. */
function turn(x: number, y: number, heading: number, label: number, at: (x: number, y: number) => number): number {
  const [leftX, leftY, rightX, rightY] = AHEAD[heading]!;
  if (at(x + leftX, y + leftY) === label) return (heading + 3) % 4;
  return at(x + rightX, y + rightY) === label ? heading : (heading + 1) % 4;
}

/** By heading: the pixels ahead on the left and on the right of a corner, as offsets of their top left corner. */
const AHEAD = [
  [0, -1, 0, 0],
  [0, 0, -1, 0],
  [-1, 0, -1, -1],
  [-1, -1, 0, -1],
] as const;

/** Twice-halved shoelace sum in pixels²: positive for a ring that runs clockwise in pixel space (y down). */
export function signedArea(ring: ArrayLike<number>): number {
  let sum = 0;
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n;
    sum += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
  }
  return sum / 2;
}
