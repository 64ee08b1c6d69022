import type { Extent } from '../../../analysis/vector/geometry-extent.ts';
import { gpkgExtent } from '../../../analysis/vector/gpkg-geometry.ts';
import type { Database } from './connection.ts';

/** The SQL functions that the standard R-tree triggers of a GeoPackage call (OGC 12-128r18, annex F.3), all pure. */
export function registerGeometryFunctions(db: Database): void {
  db.function('ST_IsEmpty', { deterministic: true }, (blob: unknown) => (extentOrNull(blob) === null ? 1 : 0));
  const bounds: readonly [name: string, side: 0 | 1 | 2 | 3][] = [
    ['ST_MinX', 0],
    ['ST_MinY', 1],
    ['ST_MaxX', 2],
    ['ST_MaxY', 3],
  ];
  for (const [name, side] of bounds) {
    db.function(name, { deterministic: true }, (blob: unknown) => extentOrNull(blob)?.[side] ?? null);
  }
}

/** null also for bytes that are no geometry: such a row is kept, and is simply not in the index. */
function extentOrNull(blob: unknown): Extent | null {
  if (!(blob instanceof Uint8Array)) return null;
  try {
    return gpkgExtent(blob);
  } catch {
    return null;
  }
}
