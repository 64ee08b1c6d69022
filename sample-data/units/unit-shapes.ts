import type { Position } from 'geojson';
import { transformBetween } from '../../analysis/core/crs.ts';
import { ellipsoidalAreaM2 } from '../../analysis/core/earth.ts';
import { roundDegrees } from '../plan/warp.ts';
import { fillRings } from './fill-rings.ts';
import { fitPowerCells, type LabelGrid } from './fit-cells.ts';
import { FITTED_SITES, type WeightedSite } from './fitted-sites.ts';
import { AIRPORT_EXCLAVE, MAIN_BODY, OUTLINE_STEP_DEG } from './outline.ts';
import { simplifyChain } from './simplify.ts';
import { DISTRICT_AREA_KM2, UNIT_TARGETS } from './targets.ts';
import { ringsOf, traceBorders } from './trace-borders.ts';
import { wholeCells } from './whole-cells.ts';

/** One unit on the ground: outer rings counter-clockwise, holes clockwise, degrees, closed. */
export interface UnitShape {
  readonly name: string;
  readonly polygons: readonly Position[][][];
  readonly areaM2: number;
}

export interface UnitShapes {
  readonly shapes: readonly UnitShape[];
  /** which unit a ground cell (EPSG:32650) belongs to: index into `shapes`, -1 outside */
  readonly grid: LabelGrid;
  readonly labels: Int16Array;
}

export const AIRPORT = UNIT_TARGETS.findIndex((unit) => unit.name === '首都机场街道');
export const CELL_M = 25;
const SIMPLIFY_M = 24;
type Ring = [x: number, y: number][];
const toUtm = transformBetween('EPSG:4326', 'EPSG:32650');
const toDegrees = transformBetween('EPSG:32650', 'EPSG:4326');

/**
 * The 43 units: the power diagram of FITTED_SITES inside the outline, whose cells own the areas of UNIT_TARGETS. Neighbours share every vertex of
 * their border; the areas add up to DISTRICT_AREA_KM2 on the ellipsoid.
 */
export function makeUnitShapes(): UnitShapes {
  const { main, airport } = scaledOutline();
  const grid = gridAround([main, airport], CELL_M);
  return drawShapes(grid, labelUnits(grid, fillRings(grid, [main]), fillRings(grid, [airport]), FITTED_SITES));
}

/** Labels every cell with its unit: the power cell of a site in the main body, 首都机场街道 in the exclave. */
export function labelUnits(
  grid: LabelGrid,
  main: Uint8Array,
  airport: Uint8Array,
  sites: readonly WeightedSite[],
): Int16Array {
  const packed = fitPowerCells(
    grid,
    main,
    sites,
    Float64Array.from(sites, (site) => site.weight),
    0,
  );
  const labels = packed.map((label) => (label >= AIRPORT ? label + 1 : label));
  for (let cell = 0; cell < labels.length; cell++)
    if (airport[cell] === 1 && labels[cell] === -1) labels[cell] = AIRPORT;
  wholeCells(grid, labels, UNIT_TARGETS.length);
  return labels;
}

/** The outline in EPSG:32650, both parts scaled to their official areas. */
export function scaledOutline(): { main: Ring; airport: Ring } {
  const airportKm2 = UNIT_TARGETS[AIRPORT]!.areaKm2;
  return {
    main: scaledRing(MAIN_BODY, DISTRICT_AREA_KM2 - airportKm2),
    airport: scaledRing(AIRPORT_EXCLAVE, airportKm2),
  };
}

/** Borders → simplified chains → rings in degrees, scaled about the middle so that the whole district has its official area. */
export function drawShapes(grid: LabelGrid, labels: Int16Array): UnitShapes {
  const borders = traceBorders(grid, labels);
  const chains = borders.map((border) =>
    simplifyChain(
      border.corners.map((corner, i) =>
        i % 2 === 0 ? grid.left + corner * grid.cellM : grid.top - corner * grid.cellM,
      ),
      SIMPLIFY_M,
    ),
  );
  const rings = UNIT_TARGETS.map((_, label) => ringsOf(borders, label));
  const middleX = grid.left + (grid.width * grid.cellM) / 2;
  const middleY = grid.top - (grid.height * grid.cellM) / 2;
  let scale = 1;
  for (let round = 0; ; round++) {
    const shapes = rings.map((ringsOfUnit, i) => {
      const closed = ringsOfUnit.map((ring) => degreesOf(ring, chains, scale, middleX, middleY));
      const polygons = withHoles(closed);
      return { name: UNIT_TARGETS[i]!.name, polygons, areaM2: areaOf(polygons) };
    });
    const total = shapes.reduce((sum, shape) => sum + shape.areaM2, 0);
    const miss = (DISTRICT_AREA_KM2 * 1e6) / total;
    if (Math.abs(miss - 1) < 1e-7 || round === 4) return { shapes, grid, labels };
    scale *= Math.sqrt(miss);
  }
}

function degreesOf(
  ring: readonly number[],
  chains: readonly number[][],
  scale: number,
  middleX: number,
  middleY: number,
): Position[] {
  const positions: Position[] = [];
  for (const directed of ring) {
    const chain = chains[directed < 0 ? -1 - directed : directed]!;
    const count = chain.length / 2;
    for (let k = 0; k < count - 1; k++) {
      const i = directed < 0 ? count - 1 - k : k;
      const [lon, lat] = toDegrees(
        middleX + (chain[2 * i]! - middleX) * scale,
        middleY + (chain[2 * i + 1]! - middleY) * scale,
      );
      positions.push([roundDegrees(lon), roundDegrees(lat)]);
    }
  }
  return [...positions, positions[0]!];
}

/** Counter-clockwise rings are outer ones; a clockwise ring is a hole of the largest outer ring. */
function withHoles(rings: readonly Position[][]): Position[][][] {
  const outer = rings.filter((ring) => signedArea(ring) > 0).sort((a, b) => signedArea(b) - signedArea(a));
  const holes = rings.filter((ring) => signedArea(ring) < 0);
  return outer.map((ring, i) => (i === 0 ? [ring, ...holes] : [ring]));
}

const areaOf = (polygons: readonly Position[][][]): number =>
  ellipsoidalAreaM2({ type: 'MultiPolygon', coordinates: polygons as Position[][][] });

function signedArea(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return twice / 2;
}

/** An outline in 1/1024 degree as a ring in metres, scaled about its middle to an area on the ellipsoid. */
function scaledRing(outline: readonly number[], areaKm2: number): Ring {
  const degrees: Position[] = [];
  for (let i = 0; i < outline.length; i += 2)
    degrees.push([outline[i]! * OUTLINE_STEP_DEG, outline[i + 1]! * OUTLINE_STEP_DEG]);
  const metres = degrees.map(([lon, lat]) => toUtm(lon!, lat!));
  const scale = Math.sqrt((areaKm2 * 1e6) / ellipsoidalAreaM2({ type: 'Polygon', coordinates: [degrees] }));
  const middleX = metres.reduce((sum, [x]) => sum + x, 0) / metres.length;
  const middleY = metres.reduce((sum, [, y]) => sum + y, 0) / metres.length;
  return metres.map(([x, y]) => [middleX + (x - middleX) * scale, middleY + (y - middleY) * scale]);
}

export function gridAround(rings: readonly (readonly [number, number][])[], cellM: number): LabelGrid {
  const points = rings.flat();
  const left = Math.floor(Math.min(...points.map(([x]) => x)) / 100) * 100 - 300;
  const right = Math.ceil(Math.max(...points.map(([x]) => x)) / 100) * 100 + 300;
  const bottom = Math.floor(Math.min(...points.map(([, y]) => y)) / 100) * 100 - 300;
  const top = Math.ceil(Math.max(...points.map(([, y]) => y)) / 100) * 100 + 300;
  return { left, top, cellM, width: Math.round((right - left) / cellM), height: Math.round((top - bottom) / cellM) };
}
