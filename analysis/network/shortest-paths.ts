import { DistanceHeap } from './distance-heap.ts';
import type { Arcs, RoadGraph } from './graph.ts';

/** Where a search starts: nodes with the distance already walked to them and a label that spreads with the search. */
export interface Seeds {
  readonly node: ArrayLike<number>;
  readonly distanceM: ArrayLike<number>;
  readonly label: ArrayLike<number>;
}

/**
 * Shortest paths from many seeds at once (Dijkstra 1959 with an indexed 4-ary heap), reusable: a bounded search touches
 * and clears only what it reached, so thousands of small searches on one large graph cost what they reach.
 *
 * After `search`, `distanceM[node]` is the length of the shortest way (Infinity where none within the limit) and
 * `label[node]` the label of the seed it comes from (−1 where none). `reached` lists the nodes, nearest first.
 */
export class ShortestPaths {
  readonly distanceM: Float64Array;
  readonly label: Int32Array;
  reached: number[] = [];
  private readonly heap: DistanceHeap;
  private touched: number[] = [];

  constructor(
    private readonly graph: RoadGraph,
    private readonly arcs: Arcs = graph.leaving,
  ) {
    this.distanceM = new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY);
    this.label = new Int32Array(graph.nodeCount).fill(-1);
    this.heap = new DistanceHeap(graph.nodeCount, this.distanceM);
  }

  search(seeds: Seeds, limitM = Number.POSITIVE_INFINITY): void {
    this.reset();
    const { distanceM, label, heap, touched, reached } = this;
    const { start, node: arcNode, edge: arcEdge } = this.arcs;
    const { lengthM } = this.graph;
    const offer = (node: number, atM: number, from: number): void => {
      const known = distanceM[node]!;
      if (!(atM < known) || atM > limitM) return;
      if (known === Number.POSITIVE_INFINITY) touched.push(node);
      distanceM[node] = atM;
      label[node] = from;
      heap.lower(node);
    };
    for (let seed = 0; seed < seeds.node.length; seed++) {
      offer(seeds.node[seed]!, seeds.distanceM[seed]!, seeds.label[seed]!);
    }
    while (!heap.isEmpty) {
      const node = heap.pop();
      reached.push(node);
      const hereM = distanceM[node]!;
      const from = label[node]!;
      const end = start[node + 1]!;
      for (let arc = start[node]!; arc < end; arc++) offer(arcNode[arc]!, hereM + lengthM[arcEdge[arc]!]!, from);
    }
  }

  private reset(): void {
    for (const node of this.touched) {
      this.distanceM[node] = Number.POSITIVE_INFINITY;
      this.label[node] = -1;
    }
    this.heap.clear();
    this.touched = [];
    this.reached = [];
  }
}
