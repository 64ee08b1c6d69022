import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { sphereDistanceM } from '../../analysis/core/earth.ts';
import { connectedParts, type RoadGraph, type RoadLine, roadGraph } from '../../analysis/network/graph.ts';
import { ShortestPaths } from '../../analysis/network/shortest-paths.ts';
import { realData } from '../helpers/real-data.ts';

/**
 * 20,227 OpenStreetMap ways of Göteborg against answers that SciPy computed: great-circle lengths with the mean radius,
 * joined only where coordinates are identical; every line both ways, and cars with one-way rules.
 */
const folder = realData('roads-gothenburg');
const CAR =
  'motorway motorway_link trunk trunk_link primary primary_link secondary secondary_link tertiary tertiary_link unclassified residential living_street service road'.split(
    ' ',
  );

function lines(isCar: boolean): RoadLine[] {
  const file = join(folder!, 'gothenburg_highways_2016.geojson');
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection;
  return features.flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'LineString' || (isCar && !CAR.includes(properties!['highway']))) return [];
    const direction = isCar && properties!['oneway'] === 'yes' ? 'forward' : 'both';
    return [{ xy: Float64Array.from(geometry.coordinates.flatMap(([lon, lat]) => [lon!, lat!])), direction }];
  });
}

const table = (name: string): string[][] =>
  readFileSync(join(folder!, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

function nodeAt(graph: RoadGraph): (lon: string, lat: string) => number {
  const nodes = new Map<string, number>();
  for (let node = 0; node < graph.nodeCount; node++)
    nodes.set(`${graph.nodeXY[node * 2]},${graph.nodeXY[node * 2 + 1]}`, node);
  return (lon, lat) => nodes.get(`${Number(lon)},${Number(lat)}`) ?? -1;
}

describe.skipIf(folder === null)('roads of Göteborg (skipped without the data set roads-gothenburg)', () => {
  const summary = folder && JSON.parse(readFileSync(join(folder, 'oracle_summary.json'), 'utf8'));
  for (const mode of ['all_undirected', 'car_oneway'] as const) {
    it(`agrees with SciPy on every way and reach, ${mode}`, () => {
      const network = lines(mode === 'car_oneway');
      const graph = roadGraph(network, sphereDistanceM);
      const { lines: count, vertices, components, largest } = summary[mode];
      expect([network.length, graph.nodeCount]).toEqual([count, vertices]);
      const { sizes } = connectedParts(graph);
      // with one-ways the summary counts strongly connected parts, a finer cut
      if (mode === 'all_undirected') expect([sizes.length, Math.max(...sizes)]).toEqual([components, largest]);
      const at = nodeAt(graph);
      const paths = new ShortestPaths(graph);
      const shortest = table('oracle_shortest_m.csv').filter(([of]) => of === mode);
      expect(shortest).toHaveLength(200);
      let from = '';
      for (const [, fromLon, fromLat, toLon, toLat, metres] of shortest) {
        if (from !== `${fromLon},${fromLat}`) {
          from = `${fromLon},${fromLat}`;
          paths.search({ node: [at(fromLon!, fromLat!)], distanceM: [0], label: [0] });
        }
        const wanted = metres === '' || metres === 'inf' ? Number.POSITIVE_INFINITY : Number(metres);
        const found = paths.distanceM[at(toLon!, toLat!)]!;
        // the answers are written with three decimals
        if (wanted === Number.POSITIVE_INFINITY) expect(found).toBe(wanted);
        else expect(Math.abs(found - wanted)).toBeLessThan(0.000_6);
      }
      for (const [, lon, lat, limit, within] of table('oracle_reach_m.csv').filter(([of]) => of === mode)) {
        paths.search({ node: [at(lon!, lat!)], distanceM: [0], label: [0] }, Number(limit));
        expect(paths.reached.length).toBe(Number(within));
      }
    });
  }
});
