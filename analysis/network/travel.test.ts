import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../core/random.ts';
import { quietRun } from '../core/run.ts';
import { connectedParts, type Direction, type RoadLine, roadGraph } from './graph.ts';
import { networkTravel } from './network-travel.ts';
import { type PlanarPoints, planarPoints, straightM } from './planar-points.ts';
import { straightTravel } from './straight-travel.ts';
import type { Travel } from './travel.ts';

const line = (direction: Direction, ...xy: number[]): RoadLine => ({ xy: Float64Array.from(xy), direction });
const onRoads = (lines: readonly RoadLine[], directM = 0): Travel =>
  networkTravel(roadGraph(lines), { maxOffsetM: 500, directM, detour: 1 });
const nearestM = async (travel: Travel, points: PlanarPoints, sources: PlanarPoints) => [
  ...(await travel.nearest(points, sources, quietRun)).distanceM,
];

describe('walking straight', () => {
  it('measures a 3-4-5 triangle, times the detour', async () => {
    expect(await nearestM(straightTravel(1.2), planarPoints([0, 0]), planarPoints([300, 400]))).toEqual([600]);
  });

  it('says NaN for a home without a position, and Infinity when nothing can serve it', async () => {
    const nowhere = planarPoints([Number.NaN, Number.NaN]);
    expect(await nearestM(straightTravel(1), planarPoints([Number.NaN, Number.NaN], [0, 0]), nowhere)).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('agrees with trying every pair, on 200 homes and 50 points', async () => {
    const random = seededRandom(3);
    const scatter = (count: number) =>
      planarPoints(...Array.from({ length: count }, () => [random() * 5000, random() * 5000] as const));
    const [homes, points] = [scatter(200), scatter(50)];
    const travel = straightTravel(1.32);
    const { distanceM } = await travel.nearest(homes, points, quietRun);
    const lists = await travel.within(points, homes, 700, quietRun);
    for (let home = 0; home < 200; home++) {
      const every = Array.from({ length: 50 }, (_, point) => straightM(homes, home, points, point) * 1.32);
      expect(distanceM[home]).toBe(Math.min(...every));
    }
    for (let point = 0; point < 50; point++) {
      const every = Array.from({ length: 200 }, (_, home) => home).filter(
        (home) => straightM(homes, home, points, point) * 1.32 <= 700,
      );
      expect([...lists.target.subarray(lists.start[point]!, lists.start[point + 1]!)]).toEqual(every);
    }
  });
});

describe('walking along roads', () => {
  it('goes round the corner: 20 m to the road, 80 and 50 along it, 10 to the machine', async () => {
    const corner = [line('both', 0, 0, 100, 0), line('both', 100, 0, 100, 100)];
    expect(await nearestM(onRoads(corner), planarPoints([20, 20]), planarPoints([110, 50]))).toEqual([160]);
  });

  it('snaps to the edge, not to its nodes, and walks along one edge in both directions', async () => {
    const road = [line('both', 0, 0, 1024, 0)];
    expect(await nearestM(onRoads(road), planarPoints([256, 0], [768, 0]), planarPoints([512, 0]))).toEqual([256, 256]);
  });

  it('obeys a one-way: 100 m ahead, or the whole ring when the machine lies behind', async () => {
    const ring = [line('forward', 0, 0, 300, 0, 300, 300, 0, 300, 0, 0)];
    expect(await nearestM(onRoads(ring), planarPoints([100, 0]), planarPoints([200, 0]))).toEqual([100]);
    expect(await nearestM(onRoads(ring), planarPoints([200, 0]), planarPoints([100, 0]))).toEqual([1100]);
  });

  it('does not turn off a bridge: lines that cross without a shared vertex stay apart', async () => {
    const crossing = [line('both', 0, 0, 200, 0), line('both', 100, -100, 100, 100)];
    expect(connectedParts(roadGraph(crossing)).sizes).toEqual([2, 2]);
    const [home, machine] = [planarPoints([1, 0]), planarPoints([100, 99])];
    expect(await nearestM(onRoads(crossing), home, machine)).toEqual([Number.POSITIVE_INFINITY]);
  });

  it('walks straight across the compound when that is near and shorter', async () => {
    const road = [line('both', 0, 100, 1024, 100)];
    const [home, machine] = [planarPoints([512, 0]), planarPoints([544, 0])];
    expect(await nearestM(onRoads(road), home, machine)).toEqual([232]);
    expect(await nearestM(onRoads(road, 100), home, machine)).toEqual([32]);
  });

  it('reaches nobody who is farther than 500 m from every road', async () => {
    const road = [line('both', 0, 0, 1000, 0)];
    expect(await nearestM(onRoads(road), planarPoints([500, 501]), planarPoints([500, 0]))).toEqual([
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('lists within the limit exactly those whose nearest walk is within it, one site at a time', async () => {
    const random = seededRandom(8);
    const lines: RoadLine[] = [];
    for (let row = 0; row <= 5; row++) {
      for (let column = 0; column < 5; column++) {
        if (random() < 0.8)
          lines.push(line(random() < 0.2 ? 'forward' : 'both', column * 100, row * 100, column * 100 + 100, row * 100));
        if (random() < 0.8) lines.push(line('both', row * 100, column * 100, row * 100, column * 100 + 100));
      }
    }
    const scatter = (count: number) => Array.from({ length: count }, () => [random() * 500, random() * 500] as const);
    const [people, sites] = [planarPoints(...scatter(60)), scatter(12)];
    const travel = onRoads(lines, 30);
    const lists = await travel.within(planarPoints(...sites), people, 250, quietRun);
    for (const [site, place] of sites.entries()) {
      const alone = await nearestM(travel, people, planarPoints(place));
      const wanted = alone.flatMap((metres, person) => (metres <= 250 ? [[person, metres]] : []));
      const found = Array.from({ length: lists.start[site + 1]! - lists.start[site]! }, (_, at) => {
        const place_ = lists.start[site]! + at;
        return [lists.target[place_]!, lists.distanceM[place_]!];
      });
      expect(found.map(([person]) => person)).toEqual(wanted.map(([person]) => person));
      for (const [at, [, metres]] of found.entries()) expect(metres).toBeCloseTo(wanted[at]![1]!, 9);
    }
  });

  it('is never shorter than the straight line', async () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 25 }),
        place,
        place,
        async (pairs, a, b) => {
          const lines = pairs.map(([[ax, ay], [bx, by]]) => line('both', ax * 10, ay * 10, bx * 10, by * 10));
          const [home, machine] = [planarPoints([a[0] * 10, a[1] * 10]), planarPoints([b[0] * 10, b[1] * 10])];
          const [forwards] = await nearestM(onRoads(lines), home, machine);
          expect(forwards).toBeGreaterThanOrEqual(straightM(home, 0, machine, 0) - 1e-9);
        },
      ),
      { numRuns: 100 },
    );
  });
});
