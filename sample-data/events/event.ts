import type { Canvas } from '../landcover/canvas.ts';
import type { PlanPoint } from '../plan/warp.ts';

/** Something that changed the ground on a day: scenes of that day and later show it. */
export interface GroundEvent {
  readonly date: string;
  readonly ring: readonly PlanPoint[];
  paint(canvas: Canvas): void;
}

export type DumpType = 'cd' | 'msw' | 'slag' | 'covered';

export interface Dump extends GroundEvent {
  readonly id: string;
  readonly type: DumpType;
}

export type LookalikeKind = 'construction' | 'fallow' | 'sports' | 'greenhouse' | 'gravel' | 'roof' | 'net';

export interface Lookalike extends GroundEvent {
  readonly id: string;
  readonly kind: LookalikeKind;
  /** a building permit covers it */
  readonly isPermitted: boolean;
}

/** Paints the state of the ground on a day into a canvas that shows it before everything. */
export function paintEvents(canvas: Canvas, events: readonly GroundEvent[], day: string): void {
  const past = events
    .filter((event) => event.date <= day)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  for (const event of past) event.paint(canvas);
}
