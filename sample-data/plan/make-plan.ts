import { seededRandom } from '../../analysis/core/random.ts';
import { type Canvas, fillRing, makeCanvas } from '../landcover/canvas.ts';
import { lakeOf } from '../landcover/lake.ts';
import { bankRing, makeStreams, type Stream } from '../landcover/waters.ts';
import { RADIALS } from '../roads/arterials.ts';
import { keepConnected } from '../roads/keep-connected.ts';
import { type Line, makeLattice } from '../roads/lattice.ts';
import { nodeStreets } from '../roads/node-streets.ts';
import type { Road } from '../roads/road.ts';
import { makeUnitShapes, type UnitShapes } from '../units/unit-shapes.ts';
import { type Block, contains, middleU, middleV, type Rect } from './blocks.ts';
import { chooseKinds } from './choose-kinds.ts';
import { makeSpecialPlaces, type SpecialPlace } from './special-places.ts';
import { subdivide } from './subdivide.ts';
import { makeUrbanity, type Urbanity } from './urbanity.ts';
import { planOf, planU, planV } from './warp.ts';

/** Everything that lies in the district, before anything is drawn or counted. */
export interface Plan {
  readonly seed: number;
  readonly area: Rect;
  readonly units: UnitShapes;
  readonly urbanity: Urbanity;
  readonly places: readonly SpecialPlace[];
  readonly streams: readonly Stream[];
  readonly roads: readonly Road[];
  readonly blocks: readonly Block[];
}

const MARGIN_M = 1600;

/** Draws the plan of the district and its surroundings: streets first, then what stands between them. */
export function makePlan(seed: number): Plan {
  const units = makeUnitShapes();
  const area = planArea(units);
  const urbanity = makeUrbanity(units, seed);
  const places = makeSpecialPlaces();
  const streams = makeStreams();
  const lattice = makeLattice(area);
  const random = seededRandom(seed * 7919 + 1);
  const cells: Rect[] = [];
  const lines: Line[] = [...lattice.lines];
  for (let c = 0; c + 1 < lattice.columns.length; c++) {
    for (let r = 0; r + 1 < lattice.rows.length; r++) {
      const cell = {
        u0: lattice.columns[c]!,
        u1: lattice.columns[c + 1]!,
        v0: lattice.rows[r]!,
        v1: lattice.rows[r + 1]!,
      };
      subdivide(cell, urbanity, places, random, cells, lines);
    }
  }
  const slanting = RADIALS.map(
    ({ name, path }): Road => ({
      name,
      roadClass: 'motorway',
      points: path.map(([lon, lat]) => planOf(lon, lat)),
    }),
  );
  const roads = keepConnected(nodeStreets(lines, slanting), places, waterMask(area, streams, places));
  const blocks = chooseKinds(cells, urbanity, places, seed);
  return { seed, area, units, urbanity, places, streams, roads, blocks };
}

/** The place without streets in which a rectangle's middle lies. */
export const placeOf = (places: readonly SpecialPlace[], rect: Rect): SpecialPlace | undefined =>
  places.find((place) => contains(place, middleU(rect), middleV(rect)));

function waterMask(area: Rect, streams: readonly Stream[], places: readonly SpecialPlace[]): Canvas {
  const mask = makeCanvas(area, 10);
  for (const stream of streams) fillRing(mask, bankRing(stream.line, stream.widthM), 1, 0);
  for (const place of places) if (place.kind === 'park') fillRing(mask, lakeOf(place), 1, 0);
  return mask;
}

function planArea({ grid }: UnitShapes): Rect {
  const right = grid.left + grid.width * grid.cellM;
  const bottom = grid.top - grid.height * grid.cellM;
  const corners = [
    [grid.left, grid.top],
    [right, grid.top],
    [grid.left, bottom],
    [right, bottom],
  ] as const;
  const us = corners.map(([x, y]) => planU(x, y));
  const vs = corners.map(([x, y]) => planV(x, y));
  const down = (value: number): number => Math.floor((value - MARGIN_M) / 100) * 100;
  const up = (value: number): number => Math.ceil((value + MARGIN_M) / 100) * 100;
  return { u0: down(Math.min(...us)), u1: up(Math.max(...us)), v0: down(Math.min(...vs)), v1: up(Math.max(...vs)) };
}
