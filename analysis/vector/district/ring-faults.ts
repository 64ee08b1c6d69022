import type { MultiPolygon, Polygon, Position } from 'geojson';
import { degreeRings, isClosed, lonLatOf, planarRings } from './planar-rings.ts';
import { firstCrossing } from './ring-crossings.ts';

/** What is wrong with how a unit's rings are written. */
export type RingFault = 'crossing' | 'unclosed' | 'repeated-point' | 'too-few-points';

export interface FaultyRing {
  readonly fault: RingFault;
  /** where it is, degrees */
  readonly lonLat: readonly [lon: number, lat: number];
}

/** The first place of each kind of fault in a unit's rings; empty when they are sound. */
export function ringFaults(geometry: Polygon | MultiPolygon): FaultyRing[] {
  const found = new Map<RingFault, FaultyRing>();
  const note = (fault: RingFault, at: Position | undefined): void => {
    if (at !== undefined && !found.has(fault)) found.set(fault, { fault, lonLat: [at[0]!, at[1]!] });
  };
  for (const ring of degreeRings(geometry)) {
    if (!isClosed(ring)) note('unclosed', ring.at(-1));
    const corners = new Set(ring.map(([lon, lat]) => `${lon} ${lat}`));
    if (corners.size < 3) note('too-few-points', ring[0]);
    for (let at = 1; at < ring.length; at++) {
      if (ring[at]![0] === ring[at - 1]![0] && ring[at]![1] === ring[at - 1]![1]) note('repeated-point', ring[at]);
    }
  }
  const crossing = firstCrossing(planarRings(geometry));
  if (crossing !== null) note('crossing', lonLatOf(crossing.x, crossing.y));
  return [...found.values()];
}
