import { booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { DISTRICT_CRS, transformBetween } from '../core/crs.ts';
import { ellipsoidalAreaM2 } from '../core/earth.ts';
import type { FeatureTable } from '../core/features.ts';
import { sharedAreaM2 } from './overlap.ts';

export type MatchRule = 'centroid' | 'iou' | 'either';

/** A polygon of a table, in EPSG:4326, measured. */
export interface MeasuredPolygon {
  readonly row: number;
  readonly geometry: Polygon | MultiPolygon;
  readonly areaM2: number;
  readonly centroid: Position;
}

/** A found patch and a true one that touch: IoU 0–1, and whether the patch's centroid lies in the true one. */
interface Overlap {
  readonly patch: number;
  readonly truth: number;
  readonly iou: number;
  readonly hasCentroid: boolean;
}

/** The polygons of a table (rows without one are skipped), moved to EPSG:4326, with ellipsoidal area and planar centroid. */
export function measuredPolygons(table: FeatureTable): MeasuredPolygon[] {
  const move = transformBetween(table.crs, 'EPSG:4326');
  return table.rows.flatMap(({ geometry }, row) => {
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const coordinates = parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => move(x!, y!) as Position)));
    const moved: MultiPolygon = { type: 'MultiPolygon', coordinates };
    return [{ row, geometry: moved, areaM2: ellipsoidalAreaM2(moved), centroid: centroidOf(coordinates) }];
  });
}

/** Area-weighted centroid of polygons in degrees, measured in EPSG:4548. */
function centroidOf(polygons: readonly Position[][][]): Position {
  const toMetres = transformBetween('EPSG:4326', DISTRICT_CRS);
  const [originX, originY] = toMetres(polygons[0]![0]![0]![0]!, polygons[0]![0]![0]![1]!);
  let [area, x, y] = [0, 0, 0];
  for (const rings of polygons) {
    rings.forEach((ring, k) => {
      let [ringArea, ringX, ringY] = [0, 0, 0];
      const metres = ring.map(([lon, lat]) => toMetres(lon!, lat!));
      for (let i = 0; i + 1 < metres.length; i++) {
        const [x0, y0, x1, y1] = [
          metres[i]![0] - originX,
          metres[i]![1] - originY,
          metres[i + 1]![0] - originX,
          metres[i + 1]![1] - originY,
        ];
        const cross = x0 * y1 - x1 * y0;
        ringArea += cross / 2;
        ringX += (cross * (x0 + x1)) / 6;
        ringY += (cross * (y0 + y1)) / 6;
      }
      const sign = Math.sign(ringArea) * (k === 0 ? 1 : -1);
      area += sign * ringArea;
      x += sign * ringX;
      y += sign * ringY;
    });
  }
  const toDegrees = transformBetween(DISTRICT_CRS, 'EPSG:4326');
  return area > 0 ? toDegrees(originX + x / area, originY + y / area) : polygons[0]![0]![0]!;
}

/** Every pair of patches and truths whose boxes meet and that share area or a centroid. */
function overlaps(patches: readonly MeasuredPolygon[], truths: readonly MeasuredPolygon[]): Overlap[] {
  if (patches.length === 0 || truths.length === 0) return [];
  const index = new Flatbush(truths.length);
  for (const truth of truths) index.add(...boxOf(truth.geometry));
  index.finish();
  return patches.flatMap((patch, p) =>
    index
      .search(...boxOf(patch.geometry))
      .sort((a, b) => a - b)
      .flatMap((t) => {
        const truth = truths[t]!;
        const sharedM2 = sharedAreaM2(patch.geometry, truth.geometry);
        const hasCentroid = booleanPointInPolygon(patch.centroid, truth.geometry);
        if (!(sharedM2 > 0) && !hasCentroid) return [];
        return [{ patch: p, truth: t, iou: sharedM2 / (patch.areaM2 + truth.areaM2 - sharedM2), hasCentroid }];
      }),
  );
}

/**
 * Gives each patch, best ranked first, the free true site it overlaps most among those it hits.
 *
 * @returns per patch the number of its truth, −1 where it hits none, −2 where all it hits are taken
 */
function assign(
  patches: readonly MeasuredPolygon[],
  truths: readonly MeasuredPolygon[],
  pairs: readonly Overlap[],
  order: Int32Array,
  rule: MatchRule,
  leastIou: number,
): Int32Array {
  const hitsOf = new Map<number, Overlap[]>();
  for (const pair of pairs) {
    const isHit = (rule !== 'iou' && pair.hasCentroid) || (rule !== 'centroid' && pair.iou >= leastIou);
    if (isHit) hitsOf.set(pair.patch, [...(hitsOf.get(pair.patch) ?? []), pair]);
  }
  const isTaken = new Uint8Array(truths.length);
  const matchOf = new Int32Array(patches.length).fill(-1);
  for (const p of order) {
    const hits = hitsOf.get(p);
    if (!hits) continue;
    const free = hits.filter(({ truth }) => isTaken[truth] === 0).sort((a, b) => b.iou - a.iou || a.truth - b.truth)[0];
    matchOf[p] = free ? free.truth : -2;
    if (free) isTaken[free.truth] = 1;
  }
  return matchOf;
}

export const matchObjects = { overlaps, assign };

function boxOf({ coordinates }: Polygon | MultiPolygon): [number, number, number, number] {
  const points = coordinates.flat(Infinity) as number[];
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    minX = Math.min(minX, points[i]!);
    maxX = Math.max(maxX, points[i]!);
    minY = Math.min(minY, points[i + 1]!);
    maxY = Math.max(maxY, points[i + 1]!);
  }
  return [minX, minY, maxX, maxY];
}
