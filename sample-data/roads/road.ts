import type { PlanPoint } from '../plan/warp.ts';

export type RoadClass =
  | 'motorway'
  | 'trunk'
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'residential'
  | 'service'
  | 'footway';

/** A street of the plan: whole metres, points are its junctions and bends; equal points are the same junction. */
export interface Road {
  readonly name: string;
  readonly roadClass: RoadClass;
  readonly points: readonly PlanPoint[];
}

/** Width between the kerbs in metres (both ways together), and the usual speed in km/h. */
export const ROAD_FORM: Readonly<Record<RoadClass, { readonly widthM: number; readonly speedKmh: number }>> = {
  motorway: { widthM: 42, speedKmh: 90 },
  trunk: { widthM: 50, speedKmh: 70 },
  primary: { widthM: 36, speedKmh: 60 },
  secondary: { widthM: 24, speedKmh: 50 },
  tertiary: { widthM: 16, speedKmh: 40 },
  residential: { widthM: 10, speedKmh: 30 },
  service: { widthM: 7, speedKmh: 20 },
  footway: { widthM: 4, speedKmh: 5 },
};
