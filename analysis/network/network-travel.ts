import type { RoadGraph } from './graph.ts';
import { hasPosition } from './planar-points.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { EdgeSnapper, type Snapped } from './snap.ts';
import { straightTravel } from './straight-travel.ts';
import { reachListsOf, type Travel } from './travel.ts';

export interface NetworkTravelOptions {
  /** points farther than this from every road are not on the network */
  readonly maxOffsetM: number;
  /** sites this near in a straight line are also reached across the compound, at the detour factor */
  readonly directM: number;
  readonly detour: number;
}

/**
 * Walking distance along roads: from the point straight to the nearest place on a road, along the roads, and straight to
 * the site. People walk to the site, so one-way edges count in that direction. Both ends may lie on one edge.
 */
export function networkTravel(graph: RoadGraph, options: NetworkTravelOptions): Travel {
  const snapper = new EdgeSnapper(graph);
  const paths = new ShortestPaths(graph, graph.entering);
  const direct = straightTravel(options.detour);
  return {
    kind: 'network',
    async nearest(points, sources, run) {
      const acrossCompound = await direct.nearest(points, sources, run);
      const from = snapper.snap(points, options.maxOffsetM);
      const to = snapper.snap(sources, options.maxOffsetM);
      await run.breathe();
      const every = Array.from({ length: sources.count }, (_, source) => source);
      paths.search(seedsOf(graph, to, every));
      const onEdge = byEdge(graph, to);
      const sourceIndex = new Int32Array(points.count).fill(-1);
      const distanceM = new Float64Array(points.count).fill(Number.NaN);
      for (let point = 0; point < points.count; point++) {
        if (point % 1024 === 0) await run.breathe();
        if (!hasPosition(points, point)) continue;
        let [bestM, best] = nearestThroughNodes(graph, paths, from, point);
        for (const source of onEdge(from.edge[point]!)) {
          const alongM = alongEdgeM(graph, from, point, to, source);
          if (alongM < bestM) [bestM, best] = [alongM, source];
        }
        const straightM = acrossCompound.distanceM[point]!;
        if (straightM <= options.directM * options.detour && straightM < bestM) {
          [bestM, best] = [straightM, acrossCompound.sourceIndex[point]!];
        }
        sourceIndex[point] = best;
        distanceM[point] = bestM;
      }
      return { sourceIndex, distanceM };
    },
    async within(sites, people, limitM, run) {
      const across = await direct.within(sites, people, Math.min(limitM, options.directM * options.detour), run);
      const from = snapper.snap(people, options.maxOffsetM);
      const to = snapper.snap(sites, options.maxOffsetM);
      const onEdge = byEdge(graph, from);
      const rows: (readonly [number, number])[][] = [];
      for (let site = 0; site < sites.count; site++) {
        if (site % 64 === 0) {
          await run.breathe();
          run.progress(site / sites.count);
        }
        const best = new Map<number, number>();
        const offer = (person: number, metres: number): void => {
          if (metres <= limitM && metres < (best.get(person) ?? Number.POSITIVE_INFINITY)) best.set(person, metres);
        };
        for (let at = across.start[site]!; at < across.start[site + 1]!; at++) {
          offer(across.target[at]!, across.distanceM[at]!);
        }
        paths.search(seedsOf(graph, to, [site]), limitM);
        for (const node of paths.reached) {
          for (let arc = graph.entering.start[node]!; arc < graph.entering.start[node + 1]!; arc++) {
            const edge = graph.entering.edge[arc]!;
            for (const person of onEdge(edge)) {
              offer(
                person,
                from.offsetM[person]! + toEndM(graph, edge, from.share[person]!, node) + paths.distanceM[node]!,
              );
            }
          }
        }
        for (const person of onEdge(to.edge[site]!)) offer(person, alongEdgeM(graph, from, person, to, site));
        rows.push([...best].sort((a, b) => a[0] - b[0]));
      }
      return reachListsOf(rows);
    },
  };
}

function seedsOf(graph: RoadGraph, to: Snapped, sites: readonly number[]) {
  const node: number[] = [];
  const distanceM: number[] = [];
  const label: number[] = [];
  for (const site of sites) {
    const edge = to.edge[site]!;
    if (edge < 0) continue;
    const alongM = to.share[site]! * graph.lengthM[edge]!;
    const put = (at: number, metres: number): void => {
      node.push(at);
      distanceM.push(to.offsetM[site]! + metres);
      label.push(site);
    };
    if (graph.isForward[edge]) put(graph.edgeFrom[edge]!, alongM);
    if (graph.isBackward[edge]) put(graph.edgeTo[edge]!, graph.lengthM[edge]! - alongM);
  }
  return { node, distanceM, label };
}

function nearestThroughNodes(graph: RoadGraph, paths: ShortestPaths, from: Snapped, point: number): [number, number] {
  const edge = from.edge[point]!;
  let [bestM, best] = [Number.POSITIVE_INFINITY, -1];
  if (edge < 0) return [bestM, best];
  const tryEnd = (node: number): void => {
    const metres = from.offsetM[point]! + toEndM(graph, edge, from.share[point]!, node) + paths.distanceM[node]!;
    if (metres < bestM) [bestM, best] = [metres, paths.label[node]!];
  };
  if (graph.isForward[edge]) tryEnd(graph.edgeTo[edge]!);
  if (graph.isBackward[edge]) tryEnd(graph.edgeFrom[edge]!);
  return [bestM, best];
}

const toEndM = (graph: RoadGraph, edge: number, share: number, node: number): number =>
  (node === graph.edgeTo[edge] ? 1 - share : share) * graph.lengthM[edge]!;

/** The way between two points on one edge; Infinity against a one-way. */
function alongEdgeM(graph: RoadGraph, from: Snapped, point: number, to: Snapped, site: number): number {
  const edge = from.edge[point]!;
  const ahead = to.share[site]! - from.share[point]!;
  const isAllowed = ahead >= 0 ? graph.isForward[edge] || ahead === 0 : graph.isBackward[edge];
  if (!isAllowed) return Number.POSITIVE_INFINITY;
  return from.offsetM[point]! + Math.abs(ahead) * graph.lengthM[edge]! + to.offsetM[site]!;
}

/** Looks up which points stand on an edge. */
function byEdge(graph: RoadGraph, snapped: Snapped): (edge: number) => readonly number[] {
  const lists = new Map<number, number[]>();
  snapped.edge.forEach((edge, point) => {
    if (edge < 0 || edge >= graph.edgeCount) return;
    const list = lists.get(edge);
    if (list) list.push(point);
    else lists.set(edge, [point]);
  });
  return (edge) => lists.get(edge) ?? [];
}
