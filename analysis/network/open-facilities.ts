import { type FeatureTable, fieldIndex, textsOf } from '../core/features.ts';
import type { PlanarPoints } from './planar-points.ts';

/** Status values that mean a facility takes something today. */
const RUNNING: readonly string[] = ['运行', 'running'];

/** 1 for a facility that can be walked to for use: status 运行, or any where the layer has no status. */
export function runningOf(facilities: FeatureTable): Uint8Array {
  if (fieldIndex(facilities, 'status') < 0) return new Uint8Array(facilities.rows.length).fill(1);
  return Uint8Array.from(textsOf(facilities, 'status'), (status) => (RUNNING.includes(status.trim()) ? 1 : 0));
}

/** The same points with the others' positions taken away, so that row numbers stay. */
export function onlyFlagged(points: PlanarPoints, flags: Uint8Array, wanted: 0 | 1): PlanarPoints {
  const eastNorthM = points.eastNorthM.map((value, at) => (flags[at >> 1] === wanted ? value : Number.NaN));
  return { count: points.count, eastNorthM };
}
