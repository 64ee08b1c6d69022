import type { PlanPoint } from '../plan/warp.ts';
import type { Line } from './lattice.ts';
import type { Road } from './road.ts';

/**
 * Puts a junction wherever two streets meet or cross: streets of the plan run along u or v in whole metres, so a junction of two
 * of them is exact; where a slanting motorway crosses, the motorway bends by less than half a metre to pass through it.
 */
export function nodeStreets(lines: readonly Line[], slanting: readonly Road[]): Road[] {
  const stops = lines.map((line) => [line.from, line.to]);
  const columns = lines
    .flatMap((line, i) => (line.axis === 'u' ? [i] : []))
    .sort((a, b) => lines[a]!.at - lines[b]!.at);
  const columnAts = Float64Array.from(columns, (i) => lines[i]!.at);
  lines.forEach((row, r) => {
    if (row.axis !== 'v') return;
    for (let k = lowerBound(columnAts, row.from); k < columns.length && columnAts[k]! <= row.to; k++) {
      const c = columns[k]!;
      const column = lines[c]!;
      if (column.from <= row.at && row.at <= column.to) {
        stops[r]!.push(column.at);
        stops[c]!.push(row.at);
      }
    }
  });
  const bent = slanting.map((road) => ({ ...road, points: crossLines(road.points, lines, stops) }));
  const straight = lines.map((line, i) => ({
    name: line.name,
    roadClass: line.roadClass,
    points: [...new Set(stops[i])]
      .sort((a, b) => a - b)
      .map((place): PlanPoint => (line.axis === 'u' ? [line.at, place] : [place, line.at])),
  }));
  return [...straight, ...bent];
}

/** The points of a slanting road with its crossings in between, cut to run from its first crossing to its last. */
function crossLines(points: readonly PlanPoint[], lines: readonly Line[], stops: number[][]): PlanPoint[] {
  const found: { place: number; point: PlanPoint; crosses: boolean }[] = [];
  for (let i = 1; i < points.length; i++) {
    const [au, av] = points[i - 1]!;
    const [bu, bv] = points[i]!;
    found.push({ place: i - 1, point: [Math.round(au), Math.round(av)], crosses: false });
    lines.forEach((line, l) => {
      const [a, b] = line.axis === 'u' ? [au, bu] : [av, bv];
      if (a === b || line.at < Math.min(a, b) || line.at > Math.max(a, b)) return;
      const t = (line.at - a) / (b - a);
      const other = Math.round(line.axis === 'u' ? av + t * (bv - av) : au + t * (bu - au));
      if (other < line.from || other > line.to) return;
      stops[l]!.push(other);
      found.push({ place: i - 1 + t, point: line.axis === 'u' ? [line.at, other] : [other, line.at], crosses: true });
    });
  }
  found.sort((a, b) => a.place - b.place);
  const first = found.findIndex((stop) => stop.crosses);
  const last = found.findLastIndex((stop) => stop.crosses);
  return found
    .slice(first, last + 1)
    .map((stop) => stop.point)
    .filter((point, i, all) => i === 0 || point[0] !== all[i - 1]![0] || point[1] !== all[i - 1]![1]);
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
