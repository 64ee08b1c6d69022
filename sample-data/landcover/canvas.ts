import type { Rect } from '../plan/blocks.ts';
import type { PlanPoint } from '../plan/warp.ts';

/**
 * A drawing of a part of the plan, row 0 in the north. Every cell has a cover (COVERS), a tone (brightness of its object: 128 is
 * the mean of the class, ±32 one step of about a tenth) and the height of what stands there in metres.
 */
export interface Canvas extends Rect {
  readonly cellM: number;
  readonly width: number;
  readonly height: number;
  readonly cover: Uint8Array;
  readonly tone: Uint8Array;
  readonly rise: Uint8Array;
}

export function makeCanvas(area: Rect, cellM: number): Canvas {
  const width = Math.round((area.u1 - area.u0) / cellM);
  const height = Math.round((area.v1 - area.v0) / cellM);
  const cells = width * height;
  return {
    ...area,
    cellM,
    width,
    height,
    cover: new Uint8Array(cells),
    tone: new Uint8Array(cells).fill(128),
    rise: new Uint8Array(cells),
  };
}

/** Fills the cells whose middle lies in a rectangle. */
export function fillRect(canvas: Canvas, rect: Rect, cover: number, tone: number, rise = 0): void {
  const { cellM } = canvas;
  const c0 = Math.max(0, Math.round((rect.u0 - canvas.u0) / cellM));
  const c1 = Math.min(canvas.width, Math.round((rect.u1 - canvas.u0) / cellM));
  const r0 = Math.max(0, Math.round((canvas.v1 - rect.v1) / cellM));
  const r1 = Math.min(canvas.height, Math.round((canvas.v1 - rect.v0) / cellM));
  if (c1 <= c0) return;
  for (let row = r0; row < r1; row++) {
    const from = row * canvas.width + c0;
    const to = row * canvas.width + c1;
    canvas.cover.fill(cover, from, to);
    canvas.tone.fill(tone, from, to);
    canvas.rise.fill(rise, from, to);
  }
}

/** Visits the cells whose middle lies in a ring (even-odd), `visit(cell, u, v)`. */
export function visitRing(
  canvas: Canvas,
  ring: readonly PlanPoint[],
  visit: (cell: number, u: number, v: number) => void,
): void {
  const { cellM } = canvas;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [, v] of ring) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const r0 = Math.max(0, Math.floor((canvas.v1 - high) / cellM));
  const r1 = Math.min(canvas.height, Math.ceil((canvas.v1 - low) / cellM));
  const crossings: number[] = [];
  for (let row = r0; row < r1; row++) {
    const v = canvas.v1 - (row + 0.5) * cellM;
    crossings.length = 0;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [au, av] = ring[j]!;
      const [bu, bv] = ring[i]!;
      if (av > v !== bv > v) crossings.push(au + ((v - av) / (bv - av)) * (bu - au));
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil((crossings[k]! - canvas.u0) / cellM - 0.5));
      const to = Math.min(canvas.width, Math.ceil((crossings[k + 1]! - canvas.u0) / cellM - 0.5));
      for (let column = from; column < to; column++) {
        visit(row * canvas.width + column, canvas.u0 + (column + 0.5) * cellM, v);
      }
    }
  }
}

export function fillRing(canvas: Canvas, ring: readonly PlanPoint[], cover: number, tone: number, rise = 0): void {
  visitRing(canvas, ring, (cell) => {
    canvas.cover[cell] = cover;
    canvas.tone[cell] = tone;
    canvas.rise[cell] = rise;
  });
}
