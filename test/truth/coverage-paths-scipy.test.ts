import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../analysis/core/random.ts';
import { type RoadLine, roadGraph } from '../../analysis/network/graph.ts';
import { ShortestPaths } from '../../analysis/network/shortest-paths.ts';

/** SciPy's Dijkstra with `min_only` over the same arcs: nearest of several sources for every node, one-ways included. */
const RECIPE = `
import json, sys
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
given = json.load(sys.stdin)
n = given['nodes']
graph = csr_matrix((given['length'], (given['from'], given['to'])), shape=(n, n))
distance = dijkstra(graph, indices=given['sources'], min_only=True)
print(json.dumps([None if np.isinf(d) else d for d in distance]))
`;
const hasSciPy = spawnSync('/usr/bin/python3', ['-c', 'import scipy.sparse.csgraph']).status === 0;

describe.skipIf(!hasSciPy)('shortest paths (skipped without /usr/bin/python3 and python3-scipy)', () => {
  it('agrees with SciPy on a grid of 2,500 nodes with one-ways and gaps', () => {
    const random = seededRandom(11);
    const lines: RoadLine[] = [];
    const place = (column: number, row: number) => [column * 100 + (row % 3) * 7, row * 100 + (column % 5) * 3];
    for (let row = 0; row < 50; row++) {
      for (let column = 0; column < 50; column++) {
        for (const [toColumn, toRow] of [
          [column + 1, row],
          [column, row + 1],
        ] as const) {
          if (toColumn === 50 || toRow === 50 || random() < 0.25) continue;
          const xy = Float64Array.from([...place(column, row), ...place(toColumn, toRow)]);
          lines.push({ xy, direction: random() < 0.3 ? 'forward' : random() < 0.1 ? 'backward' : 'both' });
        }
      }
    }
    const graph = roadGraph(lines);
    const arcs = Array.from(graph.edgeFrom.keys()).flatMap((edge) => {
      const [from, to, length] = [graph.edgeFrom[edge]!, graph.edgeTo[edge]!, graph.lengthM[edge]!];
      return [
        ...(graph.isForward[edge] ? [[from, to, length]] : []),
        ...(graph.isBackward[edge] ? [[to, from, length]] : []),
      ];
    });
    const sources = [3, 700, 1500];
    const input = {
      nodes: graph.nodeCount,
      sources,
      from: arcs.map((a) => a[0]),
      to: arcs.map((a) => a[1]),
      length: arcs.map((a) => a[2]),
    };
    const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', RECIPE], {
      input: JSON.stringify(input),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const wanted = JSON.parse(stdout) as (number | null)[];
    const paths = new ShortestPaths(graph);
    paths.search({ node: sources, distanceM: [0, 0, 0], label: [0, 1, 2] });
    const worst = wanted.reduce<number>((most, metres, node) => {
      const found = paths.distanceM[node]!;
      if (metres === null || found === Number.POSITIVE_INFINITY)
        return metres === null && found === Number.POSITIVE_INFINITY ? most : 1e9;
      return Math.max(most, Math.abs(found - metres));
    }, 0);
    expect(wanted).toHaveLength(graph.nodeCount);
    expect(worst).toBeLessThan(1e-6); // sums of up to a hundred lengths in another order
  });
});
