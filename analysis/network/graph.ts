import { VertexIndex } from './vertex-index.ts';

/** Which way a line may be travelled: both, as drawn, or against its drawing. */
export type Direction = 'both' | 'forward' | 'backward';

/** A line as vertices x0, y0, x1, y1 … in one coordinate system. */
export interface RoadLine {
  readonly xy: Float64Array;
  readonly direction: Direction;
}

/** Arcs by node: those of node n are start[n] … start[n + 1] − 1; each leads to `node` along `edge`. */
export interface Arcs {
  readonly start: Uint32Array;
  readonly node: Uint32Array;
  readonly edge: Uint32Array;
}

/**
 * A routable graph. Every vertex is a node; lines are joined only where coordinates are exactly equal, so a bridge that
 * crosses a road without a shared vertex stays apart from it.
 */
export interface RoadGraph {
  readonly nodeCount: number;
  /** x and y of node n at 2n and 2n + 1, in the system of the lines */
  readonly nodeXY: Float64Array;
  readonly edgeCount: number;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly lengthM: Float64Array;
  readonly isForward: Uint8Array;
  readonly isBackward: Uint8Array;
  /** the line that an edge is a piece of */
  readonly edgeLine: Uint32Array;
  /** arcs that leave a node, and arcs that enter it (`node` is then where they come from) */
  readonly leaving: Arcs;
  readonly entering: Arcs;
}

/** Length of the straight piece between two vertices, in metres. */
export type Measure = (xA: number, yA: number, xB: number, yB: number) => number;

const planarM: Measure = (xA, yA, xB, yB) => Math.hypot(xB - xA, yB - yA);

/**
 * Builds the graph of some lines; pieces of no length are left out.
 *
 * @param measure planar metres unless told otherwise (great-circle metres for lines in degrees)
 */
export function roadGraph(lines: readonly RoadLine[], measure: Measure = planarM): RoadGraph {
  const pieces = lines.reduce((sum, { xy }) => sum + Math.max(0, xy.length / 2 - 1), 0);
  const vertices = new VertexIndex(pieces + lines.length);
  const edgeFrom = new Uint32Array(pieces);
  const edgeTo = new Uint32Array(pieces);
  const lengthM = new Float64Array(pieces);
  const isForward = new Uint8Array(pieces);
  const isBackward = new Uint8Array(pieces);
  const edgeLine = new Uint32Array(pieces);
  let edgeCount = 0;
  lines.forEach(({ xy, direction }, line) => {
    for (let at = 2; at < xy.length; at += 2) {
      const from = vertices.idOf(xy[at - 2]!, xy[at - 1]!);
      const to = vertices.idOf(xy[at]!, xy[at + 1]!);
      if (from === to) continue;
      edgeFrom[edgeCount] = from;
      edgeTo[edgeCount] = to;
      lengthM[edgeCount] = measure(xy[at - 2]!, xy[at - 1]!, xy[at]!, xy[at + 1]!);
      isForward[edgeCount] = direction === 'backward' ? 0 : 1;
      isBackward[edgeCount] = direction === 'forward' ? 0 : 1;
      edgeLine[edgeCount++] = line;
    }
  });
  const used = { edgeCount, edgeFrom, edgeTo, isForward, isBackward };
  return {
    nodeCount: vertices.count,
    nodeXY: Float64Array.from(vertices.coordinates),
    edgeCount,
    edgeFrom: edgeFrom.subarray(0, edgeCount),
    edgeTo: edgeTo.subarray(0, edgeCount),
    lengthM: lengthM.subarray(0, edgeCount),
    isForward: isForward.subarray(0, edgeCount),
    isBackward: isBackward.subarray(0, edgeCount),
    edgeLine: edgeLine.subarray(0, edgeCount),
    leaving: arcsOf(vertices.count, used, false),
    entering: arcsOf(vertices.count, used, true),
  };
}

type EdgeColumns = Pick<RoadGraph, 'edgeCount' | 'edgeFrom' | 'edgeTo' | 'isForward' | 'isBackward'>;

function arcsOf(nodeCount: number, edges: EdgeColumns, isReversed: boolean): Arcs {
  const { edgeCount, edgeFrom, edgeTo } = edges;
  const alongDrawn = isReversed ? edges.isBackward : edges.isForward;
  const againstDrawn = isReversed ? edges.isForward : edges.isBackward;
  const start = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (alongDrawn[edge]) start[edgeFrom[edge]! + 1]!++;
    if (againstDrawn[edge]) start[edgeTo[edge]! + 1]!++;
  }
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const node = new Uint32Array(start[nodeCount]!);
  const arcEdge = new Uint32Array(start[nodeCount]!);
  const put = (from: number, to: number, edge: number): void => {
    const at = next[from]!++;
    node[at] = to;
    arcEdge[at] = edge;
  };
  for (let edge = 0; edge < edgeCount; edge++) {
    if (alongDrawn[edge]) put(edgeFrom[edge]!, edgeTo[edge]!, edge);
    if (againstDrawn[edge]) put(edgeTo[edge]!, edgeFrom[edge]!, edge);
  }
  return { start, node, edge: arcEdge };
}

/** Numbers the connected parts of the graph, ways ignored: partOf[node], and how many nodes each part has. */
export function connectedParts(graph: RoadGraph): { readonly partOf: Uint32Array; readonly sizes: readonly number[] } {
  const parent = Uint32Array.from({ length: graph.nodeCount }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    parent[rootOf(graph.edgeFrom[edge]!)] = rootOf(graph.edgeTo[edge]!);
  }
  const partOf = new Uint32Array(graph.nodeCount);
  const partOfRoot = new Map<number, number>();
  const sizes: number[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    const root = rootOf(node);
    let part = partOfRoot.get(root);
    if (part === undefined) {
      part = sizes.length;
      partOfRoot.set(root, part);
      sizes.push(0);
    }
    partOf[node] = part;
    sizes[part]!++;
  }
  return { partOf, sizes };
}
