import { transformBetween } from '../../analysis/core/crs.ts';
import { areasM2, borderNet } from './border-net.ts';
import { fillRings } from './fill-rings.ts';
import { fitPowerCells, type LabelGrid, type Site } from './fit-cells.ts';
import type { WeightedSite } from './fitted-sites.ts';
import { UNIT_TARGETS } from './targets.ts';
import { AIRPORT, CELL_M, gridAround, labelUnits, scaledOutline } from './unit-shapes.ts';

/** Units that stay where they are put, so that 高安屯 lies in 金盏 as it should; degrees. */
const PINNED: ReadonlyMap<string, readonly [lon: number, lat: number]> = new Map([
  ['常营地区', [116.596, 39.9273]],
  ['金盏地区', [116.614, 39.97]],
]);

/**
 * Finds the sites and weights kept in fitted-sites.ts: power cells that own the areas of UNIT_TARGETS. Takes about a minute, so
 * it is run only when the outline or the targets change.
 */
export function fitSites(rounds = 30): WeightedSite[] {
  const toUtm = transformBetween('EPSG:4326', 'EPSG:32650');
  const { main, airport } = scaledOutline();
  const sites: Site[] = UNIT_TARGETS.filter((_, i) => i !== AIRPORT).map((unit) => {
    const [x, y] = toUtm(...(PINNED.get(unit.name) ?? ([unit.lon, unit.lat] as const)));
    return { x, y, areaM2: unit.areaKm2 * 1e6 };
  });
  const stay = new Set(
    UNIT_TARGETS.filter((_, i) => i !== AIRPORT).flatMap(({ name }, s) => (PINNED.has(name) ? [s] : [])),
  );
  const weights = Float64Array.from(sites, (site) => site.areaM2 / 4);
  const coarse = gridAround([main, airport], 100);
  const insideCoarse = fillRings(coarse, [main]);
  for (let round = 0; round < 7; round++) {
    const labels = fitPowerCells(coarse, insideCoarse, sites, weights, 50);
    if (round < 6) moveToMiddles(coarse, labels, sites, 0.45, stay);
  }
  const grid = gridAround([main, airport], CELL_M);
  const insideMain = fillRings(grid, [main]);
  const insideAirport = fillRings(grid, [airport]);
  fitPowerCells(grid, insideMain, sites, weights, 16);
  let best: { worst: number; sites: WeightedSite[] } = { worst: Number.POSITIVE_INFINITY, sites: [] };
  for (let round = 0; round < rounds; round++) {
    const weighted = sites.map(({ x, y, areaM2 }, i) => ({ x, y, areaM2, weight: weights[i]! }));
    const net = borderNet(grid, labelUnits(grid, insideMain, insideAirport, weighted), UNIT_TARGETS.length);
    const areas = areasM2(net).filter((_, i) => i !== AIRPORT);
    const worst = Math.max(...areas.map((area, i) => Math.abs(area / sites[i]!.areaM2 - 1)));
    if (worst < best.worst) best = { worst, sites: weighted };
    for (let i = 0; i < areas.length; i++) weights[i]! += 0.3 * (sites[i]!.areaM2 - areas[i]!);
  }
  return best.sites;
}

/** Moves every site a share of the way to the middle of its cell, so that cells become round and close sites part (Lloyd 1982). */
function moveToMiddles(
  grid: LabelGrid,
  labels: Int16Array,
  sites: Site[],
  share: number,
  stay: ReadonlySet<number>,
): void {
  const sums = new Float64Array(sites.length * 3);
  for (let cell = 0; cell < labels.length; cell++) {
    const label = labels[cell]!;
    if (label < 0) continue;
    sums[3 * label]! += grid.left + ((cell % grid.width) + 0.5) * grid.cellM;
    sums[3 * label + 1]! += grid.top - (Math.floor(cell / grid.width) + 0.5) * grid.cellM;
    sums[3 * label + 2]! += 1;
  }
  for (let s = 0; s < sites.length; s++) {
    const count = sums[3 * s + 2]!;
    if (count === 0) continue;
    const { x, y, areaM2 } = sites[s]!;
    if (stay.has(s)) continue;
    const [middleX, middleY] = [sums[3 * s]! / count, sums[3 * s + 1]! / count];
    sites[s] = { x: x + share * (middleX - x), y: y + share * (middleY - y), areaM2 };
  }
}
