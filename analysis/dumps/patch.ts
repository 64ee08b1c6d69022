import type { Polygon, Position } from 'geojson';
import { transformBetween } from '../core/crs.ts';
import { ellipsoidalAreaM2 } from '../core/earth.ts';
import type { GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import type { Components } from './components.ts';
import { type PixelPolygon, polygonise, signedArea } from './polygonise.ts';
import { simplifyPolygon } from './simplify.ts';

/** One patch as a polygon, with its shape measured in metres. */
export interface Patch {
  readonly label: number;
  readonly polygon: Polygon;
  readonly areaM2: number;
  readonly centre: readonly [lon: number, lat: number];
  readonly perimeterM: number;
  /** 4π·area/perimeter²: 1 for a disc, towards 0 for a line */
  readonly compactness: number;
  /** long side over short side of the ellipse with the same second moments */
  readonly elongation: number;
  /** 2·area/perimeter of a long strip is its width; exact for strips, a lower bound for compact patches */
  readonly meanWidthM: number;
}

/** Turns components into polygons in EPSG:4326, simplified by at most `simplifyM` metres and kept valid. */
export async function patchesOf(
  components: Components,
  grid: GridShape,
  simplifyM: number,
  run: Run,
): Promise<Patch[]> {
  const toDegrees = transformBetween(grid.crs, 'EPSG:4326');
  const [pixelM, , left, , , top] = grid.transform;
  const patches: Patch[] = [];
  for (const exact of polygonise(components, grid.width, grid.height)) {
    await run.breathe();
    const simple = simplifyPolygon(exact, simplifyM / pixelM);
    const ground = (ring: ArrayLike<number>): Position[] => {
      const positions: Position[] = [];
      for (let i = 0; i < ring.length; i += 2) {
        const [lon, lat] = toDegrees(left + ring[i]! * pixelM, top - ring[i + 1]! * pixelM);
        positions.push([round(lon), round(lat)]);
      }
      // The patch lies to the right of the walk, which is clockwise on a north-up map; RFC 7946 wants the outer ring the other way.
      positions.reverse();
      positions.push(positions[0]!);
      return positions;
    };
    const polygon: Polygon = { type: 'Polygon', coordinates: [simple.outer, ...simple.holes].map(ground) };
    const [x, y] = centroid(exact);
    const [lon, lat] = toDegrees(left + x * pixelM, top - y * pixelM);
    patches.push({
      label: exact.label,
      polygon,
      centre: [round(lon), round(lat)],
      ...shapeOf(exact, simple, pixelM),
      areaM2: ellipsoidalAreaM2(polygon),
    });
  }
  return patches;
}

/** 1e-7 degree is a centimetre: as fine as anybody needs, and the same on every machine. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

function shapeOf(
  exact: PixelPolygon,
  simple: { outer: ArrayLike<number>; holes: readonly ArrayLike<number>[] },
  pixelM: number,
) {
  const perimeterM = [simple.outer, ...simple.holes].reduce((sum, ring) => sum + lengthOf(ring), 0) * pixelM;
  const areaM2 = [exact.outer, ...exact.holes].reduce((sum, ring) => sum + signedArea(ring), 0) * pixelM * pixelM;
  return {
    perimeterM,
    compactness: Math.min(1, (4 * Math.PI * areaM2) / (perimeterM * perimeterM)),
    elongation: elongationOf(exact),
    meanWidthM: (2 * areaM2) / perimeterM,
  };
}

function lengthOf(ring: ArrayLike<number>): number {
  let length = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    length += Math.hypot(ring[j]! - ring[i]!, ring[j + 1]! - ring[i + 1]!);
  }
  return length;
}

/** Area, first and second moments of a polygon in pixels, by Green's theorem over its rings. */
function moments(polygon: PixelPolygon): { area: number; x: number; y: number; xx: number; yy: number; xy: number } {
  let [area, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  const [originX, originY] = [polygon.outer[0]!, polygon.outer[1]!];
  for (const ring of [polygon.outer, ...polygon.holes]) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const [x0, y0, x1, y1] = [ring[i]! - originX, ring[i + 1]! - originY, ring[j]! - originX, ring[j + 1]! - originY];
      const cross = x0 * y1 - x1 * y0;
      area += cross / 2;
      x += (cross * (x0 + x1)) / 6;
      y += (cross * (y0 + y1)) / 6;
      xx += (cross * (x0 * x0 + x0 * x1 + x1 * x1)) / 12;
      yy += (cross * (y0 * y0 + y0 * y1 + y1 * y1)) / 12;
      xy += (cross * (x0 * y1 + 2 * x0 * y0 + 2 * x1 * y1 + x1 * y0)) / 24;
    }
  }
  const [mx, my] = [x / area, y / area];
  return {
    area,
    x: originX + mx,
    y: originY + my,
    xx: xx / area - mx * mx,
    yy: yy / area - my * my,
    xy: xy / area - mx * my,
  };
}

function centroid(polygon: PixelPolygon): [number, number] {
  const { x, y } = moments(polygon);
  return [x, y];
}

function elongationOf(polygon: PixelPolygon): number {
  const { xx, yy, xy } = moments(polygon);
  const middle = (xx + yy) / 2;
  const swing = Math.hypot((xx - yy) / 2, xy);
  return Math.sqrt((middle + swing) / Math.max(1e-12, middle - swing));
}
