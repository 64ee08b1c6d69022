import Flatbush from 'flatbush';
import type { RoadGraph } from './graph.ts';
import type { PlanarPoints } from './planar-points.ts';

/**
 * Where points stand on a graph. edge[i] is the nearest edge of point i (−1 where none is near enough or the point has no
 * position), share[i] how far along it from its first node (0–1), offsetM[i] the straight way from the point to it.
 */
export interface Snapped {
  readonly edge: Int32Array;
  readonly share: Float64Array;
  readonly offsetM: Float64Array;
}

/** Finds the nearest place on any edge, not the nearest node; planar graphs in metres only. */
export class EdgeSnapper {
  private readonly index: Flatbush | null;

  constructor(private readonly graph: RoadGraph) {
    this.index = graph.edgeCount > 0 ? new Flatbush(graph.edgeCount) : null;
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      const [ax, ay, bx, by] = this.ends(edge);
      this.index?.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
    this.index?.finish();
  }

  snap(points: PlanarPoints, maxOffsetM: number): Snapped {
    const edge = new Int32Array(points.count).fill(-1);
    const share = new Float64Array(points.count);
    const offsetM = new Float64Array(points.count).fill(Number.POSITIVE_INFINITY);
    for (let point = 0; point < points.count; point++) {
      const [x, y] = [points.eastNorthM[point * 2]!, points.eastNorthM[point * 2 + 1]!];
      if (!Number.isFinite(x)) continue;
      const best = this.nearest(x, y, maxOffsetM);
      edge[point] = best.edge;
      share[point] = best.share;
      offsetM[point] = best.offsetM;
    }
    return { edge, share, offsetM };
  }

  /** Widens a box until the nearest edge found is no farther than the box reaches. */
  private nearest(x: number, y: number, maxOffsetM: number) {
    const best = { edge: -1, share: 0, offsetM: Number.POSITIVE_INFINITY };
    let reachM = 50;
    for (;;) {
      const withinM = Math.min(reachM, maxOffsetM);
      for (const edge of this.index?.search(x - withinM, y - withinM, x + withinM, y + withinM) ?? []) {
        const [ax, ay, bx, by] = this.ends(edge);
        const [dx, dy] = [bx - ax, by - ay];
        const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
        const offsetM = Math.hypot(x - (ax + share * dx), y - (ay + share * dy));
        const isBetter = offsetM < best.offsetM || (offsetM === best.offsetM && edge < best.edge);
        if (isBetter && offsetM <= maxOffsetM) Object.assign(best, { edge, share, offsetM });
      }
      if (best.offsetM <= withinM || withinM >= maxOffsetM) return best;
      reachM *= 3;
    }
  }

  private ends(edge: number): readonly [number, number, number, number] {
    const { nodeXY, edgeFrom, edgeTo } = this.graph;
    const [from, to] = [edgeFrom[edge]! * 2, edgeTo[edge]! * 2];
    return [nodeXY[from]!, nodeXY[from + 1]!, nodeXY[to]!, nodeXY[to + 1]!];
  }
}
