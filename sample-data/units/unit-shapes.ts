import type { Position } from 'geojson';
import { transformBetween } from '../../analysis/core/crs.ts';
import { ellipsoidalAreaM2 } from '../../analysis/core/earth.ts';
import { borderNet, polygonsOf } from './border-net.ts';
import { fillRings } from './fill-rings.ts';
import { fitPowerCells, type LabelGrid } from './fit-cells.ts';
import { FITTED_SITES, type WeightedSite } from './fitted-sites.ts';
import { AIRPORT_EXCLAVE, MAIN_BODY, OUTLINE_STEP_DEG } from './outline.ts';
import { settleAreas } from './settle-areas.ts';
import { DISTRICT_AREA_KM2, UNIT_TARGETS } from './targets.ts';
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
type Ring = [x: number, y: number][];
const toUtm = transformBetween('EPSG:4326', 'EPSG:32650');

/**
 * The 43 units: the power diagram of FITTED_SITES inside the outline, whose borders are then settled so that each unit has the
 * area of UNIT_TARGETS on the ellipsoid. Neighbours share every vertex of their border.
 */
export function makeUnitShapes(): UnitShapes {
  const { main, airport } = scaledOutline();
  const grid = gridAround([main, airport], CELL_M);
  const labels = labelUnits(grid, fillRings(grid, [main]), fillRings(grid, [airport]), FITTED_SITES);
  const units = UNIT_TARGETS.map((_, unit) => unit);
  const net = settleAreas(
    borderNet(grid, labels, units.length),
    UNIT_TARGETS.map(({ areaKm2 }) => areaKm2 * 1e6),
    [units.filter((unit) => unit !== AIRPORT), [AIRPORT]],
  );
  const shapes = polygonsOf(net).map((polygons, unit) => ({
    name: UNIT_TARGETS[unit]!.name,
    polygons,
    areaM2: ellipsoidalAreaM2({ type: 'MultiPolygon', coordinates: polygons }),
  }));
  return { shapes, grid, labels };
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
