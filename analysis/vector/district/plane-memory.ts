import type { Path64, Paths64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { degreeRings, lonLatOf, planarRings, planePoint } from './planar-rings.ts';
import type { PlanePolygon } from './plane-shapes.ts';

type Point = Path64[number];

/**
 * The way from degrees to millimetres and back that loses nothing: a point that came from a position goes back to that very
 * position, so that borders which were the same stay the same.
 */
export class PlaneMemory {
  private readonly positions = new Map<string, Position>();

  /** The rings of a polygon in millimetres, repeated points left out; their positions are remembered, the first of each. */
  rings(geometry: Polygon | MultiPolygon): Paths64 {
    for (const position of degreeRings(geometry).flat()) {
      const key = this.keyOfDegrees(position[0]!, position[1]!);
      if (!this.positions.has(key)) this.positions.set(key, [position[0]!, position[1]!]);
    }
    return planarRings(geometry).map(withoutRepeats);
  }

  /** Polygons as GeoJSON, rings closed; heights are gone. */
  geometry(polygons: readonly PlanePolygon[]): Polygon | MultiPolygon {
    const coordinates = polygons.map((rings) => rings.map((ring) => this.ring(ring)));
    return coordinates.length === 1
      ? { type: 'Polygon', coordinates: coordinates[0]! }
      : { type: 'MultiPolygon', coordinates };
  }

  key({ x, y }: Point): string {
    return `${x} ${y}`;
  }

  keyOfDegrees(lon: number, lat: number): string {
    return this.key(planePoint(lon, lat));
  }

  private ring(ring: Path64): Position[] {
    const positions = ring.map((point) => this.positions.get(this.key(point)) ?? [...lonLatOf(point.x, point.y)]);
    return [...positions, positions[0]!];
  }
}

const withoutRepeats = (ring: Path64): Path64 =>
  ring.filter((point, at) => {
    const before = ring[(at + ring.length - 1) % ring.length]!;
    return ring.length === 1 || point.x !== before.x || point.y !== before.y;
  });
