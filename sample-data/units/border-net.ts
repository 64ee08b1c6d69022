import type { Position } from 'geojson';
import { transformBetween } from '../../analysis/core/crs.ts';
import { ellipsoidalAreaM2 } from '../../analysis/core/earth.ts';
import { roundDegrees } from '../plan/warp.ts';
import type { LabelGrid } from './fit-cells.ts';
import { simplifyChain } from './simplify.ts';
import { type Border, ringsOf, traceBorders } from './trace-borders.ts';

/** The borders of all units, every vertex kept once: whoever moves a vertex moves it for all units that meet there. */
export interface BorderNet {
  readonly borders: readonly Border[];
  /** chains[b] lists the vertices of borders[b] in its direction, both ends included (the same vertex twice when it is closed) */
  readonly chains: readonly (readonly number[])[];
  /** rings[u] lists the rings of unit u as borders, negative −1−b reversed */
  readonly rings: readonly (readonly (readonly number[])[])[];
  /** EPSG:32650 metres, x and y alternating */
  readonly xy: Float64Array;
}

const SIMPLIFY_M = 24;
const toDegrees = transformBetween('EPSG:32650', 'EPSG:4326');

/** Traces the borders of a label raster and simplifies each once, by at most SIMPLIFY_M. */
export function borderNet(grid: LabelGrid, labels: Int16Array, unitCount: number): BorderNet {
  const borders = traceBorders(grid, labels);
  const xy: number[] = [];
  const vertexAt = new Map<string, number>();
  const chains = borders.map(({ corners }) => {
    const simple = simplifyChain(
      corners.map((corner, i) => (i % 2 === 0 ? grid.left + corner * grid.cellM : grid.top - corner * grid.cellM)),
      SIMPLIFY_M,
    );
    const chain: number[] = [];
    for (let i = 0; i < simple.length; i += 2) {
      const key = `${simple[i]} ${simple[i + 1]}`;
      let vertex = vertexAt.get(key);
      if (vertex === undefined) {
        vertex = xy.length / 2;
        vertexAt.set(key, vertex);
        xy.push(simple[i]!, simple[i + 1]!);
      }
      chain.push(vertex);
    }
    return chain;
  });
  const rings = Array.from({ length: unitCount }, (_, unit) => ringsOf(borders, unit));
  return { borders, chains, rings, xy: Float64Array.from(xy) };
}

/** The polygons of every unit in degrees (EPSG:4326, seven decimals): outer rings counter-clockwise, holes clockwise, closed. */
export function polygonsOf({ chains, rings, xy }: BorderNet): Position[][][][] {
  const positions: Position[] = [];
  for (let i = 0; i < xy.length; i += 2) {
    const [lon, lat] = toDegrees(xy[i]!, xy[i + 1]!);
    positions.push([roundDegrees(lon), roundDegrees(lat)]);
  }
  const closedRing = (ring: readonly number[]): Position[] => {
    const vertices = ring.flatMap((directed) =>
      directed < 0 ? chains[-1 - directed]!.slice(1).reverse() : chains[directed]!.slice(0, -1),
    );
    return [...vertices, vertices[0]!].map((vertex) => positions[vertex]!);
  };
  return rings.map((ringsOfUnit) => withHoles(ringsOfUnit.map(closedRing)));
}

/** areas[u] is the area of unit u on the ellipsoid, m², of exactly the positions that are written out. */
export const areasM2 = (net: BorderNet): Float64Array =>
  Float64Array.from(polygonsOf(net), (coordinates) => ellipsoidalAreaM2({ type: 'MultiPolygon', coordinates }));

/** Counter-clockwise rings are outer ones; a clockwise ring is a hole of the largest outer ring. */
function withHoles(rings: readonly Position[][]): Position[][][] {
  const outer = rings.filter((ring) => signedArea(ring) > 0).sort((a, b) => signedArea(b) - signedArea(a));
  const holes = rings.filter((ring) => signedArea(ring) < 0);
  return outer.map((ring, i) => (i === 0 ? [ring, ...holes] : [ring]));
}

function signedArea(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return twice / 2;
}
