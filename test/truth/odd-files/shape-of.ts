import type { Geometry, Position } from 'geojson';
import type { Shape } from './facts.ts';

/** The numbers of a geometry in degrees, as gdal_view.py counts them; null for one without positions. */
export function shapeOf(geometry: Geometry | null): Shape | null {
  const kinds = new Set<string>();
  const tally = { parts: 0, rings: 0, area: 0, positions: [] as Position[] };
  const add = (kind: string, positions: readonly Position[]): void => {
    kinds.add(kind);
    tally.parts++;
    for (const position of positions) tally.positions.push(position);
  };
  const polygon = (rings: readonly (readonly Position[])[]): void => {
    kinds.add('polygon');
    tally.parts++;
    for (const [index, ring] of rings.entries()) {
      const open = withoutClosing(ring);
      tally.rings++;
      tally.area += (index === 0 ? 1 : -1) * areaOf(open);
      for (const position of open) tally.positions.push(position);
    }
  };
  const visit = (one: Geometry): void => {
    if (one.type === 'Point') add('point', [one.coordinates]);
    else if (one.type === 'MultiPoint') for (const position of one.coordinates) add('point', [position]);
    else if (one.type === 'LineString') add('line', one.coordinates);
    else if (one.type === 'MultiLineString') for (const line of one.coordinates) add('line', line);
    else if (one.type === 'Polygon') polygon(one.coordinates);
    else if (one.type === 'MultiPolygon') for (const rings of one.coordinates) polygon(rings);
    else for (const part of one.geometries) visit(part);
  };
  if (geometry !== null) visit(geometry);
  if (tally.positions.length === 0) return null;
  let [sumX, sumY, west, south, east, north] = [0, 0, Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = Number.NaN, y = Number.NaN] of tally.positions) {
    [sumX, sumY] = [sumX + x, sumY + y];
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  const { parts, rings, area, positions } = tally;
  return [[...kinds].sort().join('+'), parts, rings, positions.length, sumX, sumY, area, west, south, east, north];
}

function withoutClosing(ring: readonly Position[]): readonly Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? ring.slice(0, -1) : ring;
}

/** The shoelace formula, from the first position so that nothing cancels. */
function areaOf(ring: readonly Position[]): number {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let twice = 0;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length]!;
    twice += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }
  return Math.abs(twice) / 2;
}
