import type { Rect } from '../plan/blocks.ts';
import { hash01 } from '../plan/noise.ts';
import { planOf } from '../plan/warp.ts';
import { ARTERIALS, type Arterial } from './arterials.ts';
import type { RoadClass } from './road.ts';

/** A straight street of the plan: 'u' lines run north–south at u = at, 'v' lines east–west at v = at. */
export interface Line {
  readonly axis: 'u' | 'v';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly roadClass: RoadClass;
  readonly name: string;
}

export interface Lattice {
  /** u of the north–south lines and v of the east–west lines, ascending */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly lines: readonly Line[];
}

const MAX_GAP_M = 1050;
const MIN_GAP_M = 380;

/** The coarse net: the arterials, and secondary roads wherever two of them lie more than a kilometre apart. */
export function makeLattice(area: Rect): Lattice {
  const known = ARTERIALS.map((arterial) => planned(arterial));
  const columns = fillGaps(
    known.filter((line) => line.axis === 'u').map((line) => line.at),
    area.u0,
    area.u1,
    1,
  );
  const rows = fillGaps(
    known.filter((line) => line.axis === 'v').map((line) => line.at),
    area.v0,
    area.v1,
    2,
  );
  const lines: Line[] = [];
  columns.forEach((at, i) => {
    lines.push(...classed('u', at, area.v0, area.v1, rows, known, `纵${i + 1}路`));
  });
  rows.forEach((at, i) => {
    lines.push(...classed('v', at, area.u0, area.u1, columns, known, `横${i + 1}路`));
  });
  return { columns, rows, lines };
}

function planned(arterial: Arterial): Line {
  const isColumn = arterial.runs === 'north-south';
  const [from, to] = [arterial.from, arterial.to].map((other) =>
    isColumn ? planOf(arterial.along, other)[1] : planOf(other, arterial.along)[0],
  );
  const middle = isColumn
    ? planOf(arterial.along, (arterial.from + arterial.to) / 2)[0]
    : planOf(116.5, arterial.along)[1];
  return {
    axis: isColumn ? 'u' : 'v',
    at: Math.round(middle),
    from: from!,
    to: to!,
    roadClass: arterial.roadClass,
    name: arterial.name,
  };
}

/** The fixed places and evenly, slightly irregularly, placed ones between them. */
function fillGaps(fixed: readonly number[], from: number, to: number, seed: number): number[] {
  const sorted = [...new Set([from, ...fixed.filter((at) => at > from + MIN_GAP_M && at < to - MIN_GAP_M), to])].sort(
    (a, b) => a - b,
  );
  const places: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const at = sorted[i]!;
    places.push(at);
    const next = sorted[i + 1];
    if (next === undefined) break;
    const parts = Math.ceil((next - at) / MAX_GAP_M);
    for (let part = 1; part < parts; part++) {
      const wobble = (hash01(i, part, seed) - 0.5) * 0.24;
      places.push(Math.round(at + ((next - at) * (part + wobble)) / parts));
    }
  }
  return places;
}

/** One lattice line cut where its class changes: at the crossing line nearest to each limit of its arterial. */
function classed(
  axis: 'u' | 'v',
  at: number,
  from: number,
  to: number,
  crossings: readonly number[],
  known: readonly Line[],
  fallbackName: string,
): Line[] {
  const own = known.filter((line) => line.axis === axis && line.at === at);
  const snap = (place: number): number =>
    crossings.reduce((best, crossing) => (Math.abs(crossing - place) < Math.abs(best - place) ? crossing : best), from);
  const spans = own
    .map((line) => ({ ...line, from: snap(line.from), to: snap(line.to) }))
    .sort((a, b) => a.from - b.from);
  const lines: Line[] = [];
  let reached = from;
  for (const span of spans) {
    if (span.from > reached)
      lines.push({ axis, at, from: reached, to: span.from, roadClass: 'secondary', name: `${span.name}延长线` });
    const start = Math.max(reached, span.from);
    if (span.to > start) lines.push({ ...span, from: start });
    reached = Math.max(reached, span.to);
  }
  if (reached < to)
    lines.push({
      axis,
      at,
      from: reached,
      to,
      roadClass: 'secondary',
      name: own[0] ? `${own[0].name}延长线` : fallbackName,
    });
  return lines;
}
