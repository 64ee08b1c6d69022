import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '../../analysis/core/earth.ts';
import { OFFICIAL_UNITS } from './official-names.ts';
import { UNIT_TARGETS } from './targets.ts';
import { makeUnitShapes } from './unit-shapes.ts';

const { shapes } = makeUnitShapes();

describe('the 43 units', () => {
  it('are the official ones: 24 街道 and 19 地区', () => {
    expect(shapes.map((shape) => shape.name).sort()).toEqual(OFFICIAL_UNITS.map((unit) => unit.name).sort());
    expect(shapes.filter((shape) => shape.name.endsWith('街道'))).toHaveLength(24);
    expect(shapes.filter((shape) => shape.name.endsWith('地区'))).toHaveLength(19);
  });

  it('cover 470.80 km² on the ellipsoid', () => {
    const total = shapes.reduce(
      (sum, { polygons }) => sum + ellipsoidalAreaM2({ type: 'MultiPolygon', coordinates: [...polygons] }),
      0,
    );
    expect(Math.abs(total / 1e6 - 470.8)).toBeLessThan(0.001);
  });

  it('have the area of their target within half a per cent each, in one piece', () => {
    const misses = shapes.map((shape, i) => Math.abs(shape.areaM2 / 1e6 / UNIT_TARGETS[i]!.areaKm2 - 1));
    expect(Math.max(...misses)).toBeLessThan(0.005);
    expect(shapes.every((shape) => shape.polygons.length === 1)).toBe(true);
  });

  it('share every vertex of every border: an inner edge is used exactly twice, once in either direction', () => {
    const edges = new Map<string, number>();
    const key = (a: Position, b: Position): string => `${a.join()} ${b.join()}`;
    for (const ring of shapes.flatMap((shape) => shape.polygons.flat())) {
      for (let i = 1; i < ring.length; i++)
        edges.set(key(ring[i - 1]!, ring[i]!), (edges.get(key(ring[i - 1]!, ring[i]!)) ?? 0) + 1);
    }
    expect(Math.max(...edges.values())).toBe(1);
    // What has no partner is the outline: closed rings in which every point is left as often as it is reached.
    const balance = new Map<string, number>();
    let outer = 0;
    for (const edge of edges.keys()) {
      const [from, to] = edge.split(' ') as [string, string];
      if (edges.has(`${to} ${from}`)) continue;
      outer++;
      balance.set(from, (balance.get(from) ?? 0) + 1);
      balance.set(to, (balance.get(to) ?? 0) - 1);
    }
    expect(outer).toBeGreaterThan(100);
    expect([...balance.values()].every((value) => value === 0)).toBe(true);
  });
});
