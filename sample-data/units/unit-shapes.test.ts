import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '../../analysis/core/earth.ts';
import { OFFICIAL_UNITS } from './official-names.ts';
import { UNIT_TARGETS } from './targets.ts';
import { makeUnitShapes, type UnitShape } from './unit-shapes.ts';

const { shapes } = makeUnitShapes();
const measuredM2 = ({ polygons }: UnitShape): number =>
  ellipsoidalAreaM2({ type: 'MultiPolygon', coordinates: [...polygons] });

describe('the 43 units', () => {
  it('are the official ones: 24 街道 and 19 地区', () => {
    expect(shapes.map((shape) => shape.name).sort()).toEqual(OFFICIAL_UNITS.map((unit) => unit.name).sort());
    expect(shapes.filter((shape) => shape.name.endsWith('街道'))).toHaveLength(24);
    expect(shapes.filter((shape) => shape.name.endsWith('地区'))).toHaveLength(19);
  });

  it('cover 470.80 km² on the ellipsoid', () => {
    const total = shapes.reduce((sum, shape) => sum + measuredM2(shape), 0);
    expect(Math.abs(total / 1e6 - 470.8)).toBeLessThan(0.001);
  });

  it('have the area of their target within 50 m² each, in one piece', () => {
    const missesM2 = shapes.map((shape, i) => Math.abs(measuredM2(shape) - UNIT_TARGETS[i]!.areaKm2 * 1e6));
    // Positions are rounded to 1e-7° (a centimetre), which leaves up to some 30 m² along kilometres of border; 50 m² is half
    // the last digit of area_km2 in units.geojson, so that the file says exactly the target.
    expect(Math.max(...missesM2)).toBeLessThan(50);
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

  it('cross nowhere: two edges meet in their ends or not at all', () => {
    const edges = new Map<string, Edge>();
    for (const ring of shapes.flatMap((shape) => shape.polygons.flat())) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1]!, ring[i]!];
        if (!edges.has(`${b.join()} ${a.join()}`)) edges.set(`${a.join()} ${b.join()}`, [a, b]);
      }
    }
    const crossing = [...edges.values()].flatMap((edge, i, all) =>
      all.slice(0, i).filter((other) => meet(edge, other)),
    );
    expect(crossing).toEqual([]);
  });
});

type Edge = readonly [Position, Position];

/** Whether two edges without a common end touch or cross. */
function meet([a, b]: Edge, [c, d]: Edge): boolean {
  if ([a, b].some((end) => samePlace(end, c) || samePlace(end, d))) return false;
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
}

const turn = (a: Position, b: Position, c: Position): number =>
  Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));

const samePlace = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];
