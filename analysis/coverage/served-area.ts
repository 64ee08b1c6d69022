import { Clipper64, ClipType, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import Flatbush from 'flatbush';
import type { Run } from '../core/run.ts';
import type { PlanarPoints } from '../network/planar-points.ts';
import { boxOf, type RingPolygon } from '../network/polygon-index.ts';

const CORNERS = 64;
/** A regular polygon of this circumradius factor has the area of its circle, so whole discs are exact. */
const SAME_AREA = Math.sqrt((2 * Math.PI) / (CORNERS * Math.sin((2 * Math.PI) / CORNERS)));
/** Clipper works on whole numbers: centimetres from the corner of the area. */
const PER_M = 100;

/**
 * Ground within `radiusM` of any open site, cut by areas: m² per area in EPSG:4548.
 *
 * Discs are drawn with 64 corners at equal area; union and cut are one pass of Clipper2 per area over the discs that
 * touch its box. Where discs overlap or are cut, an error of at most 0.12 % of the radius along the edge remains.
 */
export async function servedAreasM2(
  areas: readonly (readonly RingPolygon[])[],
  sites: PlanarPoints,
  isOpen: Uint8Array,
  radiusM: number,
  run: Run,
): Promise<Float64Array> {
  const served = new Float64Array(areas.length);
  const open = Array.from({ length: sites.count }, (_, site) => site).filter(
    (site) => isOpen[site] && !Number.isNaN(sites.eastNorthM[site * 2]!),
  );
  if (open.length === 0) return served;
  const index = new Flatbush(open.length);
  for (const site of open) index.add(sites.eastNorthM[site * 2]!, sites.eastNorthM[site * 2 + 1]!);
  index.finish();
  const reachM = radiusM * SAME_AREA;
  for (const [area, polygons] of areas.entries()) {
    await run.breathe();
    run.progress(area / areas.length);
    if (polygons.length === 0) continue;
    const [minX, minY, maxX, maxY] = boxOf(polygons.flat());
    const discs: Paths64 = index.search(minX - reachM, minY - reachM, maxX + reachM, maxY + reachM).map((found) => {
      const site = open[found]! * 2;
      return disc(sites.eastNorthM[site]! - minX, sites.eastNorthM[site + 1]! - minY, reachM);
    });
    if (discs.length > 0)
      served[area] = intersectionM2(
        discs,
        polygons.flatMap((rings) => pathsOf(rings, minX, minY)),
      );
  }
  return served;
}

/** Area of polygons in EPSG:4548, m². */
export const planarAreaM2 = (polygons: readonly RingPolygon[]): number =>
  polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum +
      (outer ? Math.abs(signedM2(outer)) : 0) -
      holes.reduce((holesM2, hole) => holesM2 + Math.abs(signedM2(hole)), 0),
    0,
  );

function intersectionM2(discs: Paths64, area: Paths64): number {
  const clipper = new Clipper64();
  clipper.addSubject(discs);
  clipper.addClip(area);
  const pieces: Paths64 = [];
  clipper.execute(ClipType.Intersection, FillRule.NonZero, pieces);
  const squareCm = pieces.reduce((sum, piece) => sum + shoelace(piece), 0);
  return Math.abs(squareCm) / (PER_M * PER_M);
}

function disc(centreX: number, centreY: number, radiusM: number): Path64 {
  return Array.from({ length: CORNERS }, (_, corner) => {
    const angle = ((corner + 0.5) / CORNERS) * 2 * Math.PI;
    return {
      x: Math.round((centreX + radiusM * Math.cos(angle)) * PER_M),
      y: Math.round((centreY + radiusM * Math.sin(angle)) * PER_M),
    };
  });
}

/** Outer rings anticlockwise and holes clockwise, which is what the non-zero rule needs. */
function pathsOf(rings: RingPolygon, originX: number, originY: number): Paths64 {
  return rings.map((ring, place) => {
    const path: Path64 = [];
    for (let at = 0; at + 2 < ring.length; at += 2) {
      path.push({ x: Math.round((ring[at]! - originX) * PER_M), y: Math.round((ring[at + 1]! - originY) * PER_M) });
    }
    const shouldTurnLeft = place === 0;
    return signedM2(ring) > 0 === shouldTurnLeft ? path : path.reverse();
  });
}

function shoelace(path: Path64): number {
  let twice = 0;
  let previous = path[path.length - 1];
  for (const corner of path) {
    twice += previous!.x * corner.y - corner.x * previous!.y;
    previous = corner;
  }
  return twice / 2;
}

function signedM2(ring: Float64Array): number {
  const [x0, y0] = [ring[0]!, ring[1]!];
  let twice = 0;
  for (let at = 2; at < ring.length; at += 2) {
    twice += (ring[at - 2]! - x0) * (ring[at + 1]! - y0) - (ring[at]! - x0) * (ring[at - 1]! - y0);
  }
  return twice / 2;
}
