import type { FeatureTable } from '../core/features.ts';
import { fieldIndex, numbersOf, textsOf } from '../core/features.ts';
import { type MatchRule, matchObjects, measuredPolygons } from './match-objects.ts';
import { type Interval, wilson } from './wilson.ts';

export interface EvaluateOptions {
  /** 'centroid': the found patch's centroid lies in the true one; 'iou': they share at least `iou` of their union */
  readonly match: 'centroid' | 'iou';
  /** 0–1, 0.10 when left out */
  readonly iou?: number;
}

/** Counts and shares under one matching rule. */
export interface Tally {
  readonly rule: MatchRule;
  readonly iou: number;
  readonly precision: Interval;
  readonly recall: Interval;
  readonly f1: number;
  /** area under the precision-recall curve as average precision, 0–1 */
  readonly averagePrecision: number;
  /** found patches that hit a true one already matched; they count against precision */
  readonly duplicates: number;
}

/** After `cards` patches have been looked at in rank order, `confirmed` true ones are known. */
export interface EffortPoint {
  readonly cards: number;
  readonly confirmed: number;
  readonly precision: number;
  readonly recall: number;
}

export interface Evaluation extends Tally {
  readonly found: number;
  readonly truths: number;
  /** recall among the true sites marked detectable (field detectable = 1); null without that field */
  readonly detectableRecall: Interval | null;
  readonly effort: readonly EffortPoint[];
  /** the same under the other rules: centroid or IoU, and IoU ≥ 0.5 strictly */
  readonly otherRules: readonly Tally[];
  /** recall by size of the true site */
  readonly bySize: Readonly<Record<'<0.1 ha' | '0.1-0.5 ha' | '>0.5 ha', Interval>>;
  /** recall by the field type of the true site */
  readonly byType: Readonly<Record<string, Interval>>;
  /** Σ found area / Σ true area over the matched pairs; NaN without any */
  readonly areaRatio: number;
}

/**
 * Compares found patches with known ones, object by object. Every true site is matched at most once, by the best ranked patch that hits it. Rows
 * of `found` with a status beginning "excluded" do not take part. Areas are ellipsoidal; overlaps are measured in EPSG:4548.
 */
export function evaluate(found: FeatureTable, truth: FeatureTable, options: EvaluateOptions): Evaluation {
  const open = withoutExcluded(found);
  const patches = measuredPolygons(open);
  const truths = measuredPolygons(truth);
  const order = rankOrder(
    open,
    patches.map(({ row }) => row),
  );
  const iou = options.iou ?? 0.1;
  const overlaps = matchObjects.overlaps(patches, truths);
  const tallyOf = (rule: MatchRule, least: number): { tally: Tally; matchOf: Int32Array } => {
    const matchOf = matchObjects.assign(patches, truths, overlaps, order, rule, least);
    return { tally: tally(matchOf, order, truths.length, rule, least), matchOf };
  };
  const { tally: main, matchOf } = tallyOf(options.match, iou);

  const isFound = new Uint8Array(truths.length);
  let [foundM2, trueM2] = [0, 0];
  matchOf.forEach((t, p) => {
    if (t < 0) return;
    isFound[t] = 1;
    foundM2 += patches[p]!.areaM2;
    trueM2 += truths[t]!.areaM2;
  });
  const recallWhere = (test: (t: number) => boolean): Interval => {
    const chosen = truths.flatMap((_, t) => (test(t) ? [t] : []));
    return wilson(chosen.filter((t) => isFound[t] === 1).length, chosen.length);
  };
  const detectable = numbersOf(truth, 'detectable');
  const types = textsOf(truth, 'type');
  const sizeOf = (t: number): number => truths[t]!.areaM2 / 10_000;
  return {
    ...main,
    found: patches.length,
    truths: truths.length,
    detectableRecall: fieldIndex(truth, 'detectable') < 0 ? null : recallWhere((t) => detectable[truths[t]!.row] === 1),
    effort: effortCurve(matchOf, order, truths.length),
    otherRules: [
      tallyOf(options.match === 'centroid' ? 'iou' : 'centroid', 0.1).tally,
      tallyOf('either', 0.1).tally,
      tallyOf('iou', 0.5).tally,
    ],
    bySize: {
      '<0.1 ha': recallWhere((t) => sizeOf(t) < 0.1),
      '0.1-0.5 ha': recallWhere((t) => sizeOf(t) >= 0.1 && sizeOf(t) <= 0.5),
      '>0.5 ha': recallWhere((t) => sizeOf(t) > 0.5),
    },
    byType: Object.fromEntries(
      [...new Set(truths.map(({ row }) => types[row]!))]
        .sort()
        .map((type) => [type || '-', recallWhere((t) => types[truths[t]!.row] === type)]),
    ),
    areaRatio: foundM2 / trueM2,
  };
}

function withoutExcluded(found: FeatureTable): FeatureTable {
  const status = textsOf(found, 'status');
  return { ...found, rows: found.rows.filter((_, i) => !status[i]!.startsWith('excluded')) };
}

/** Positions in best-first order: by score where there is one, else by rank, else as they come; ties keep their order. */
function rankOrder(found: FeatureTable, rows: readonly number[]): Int32Array {
  const scores = numbersOf(found, 'score');
  const ranks = numbersOf(found, 'rank');
  const key = (p: number): number => {
    const [score, rank] = [scores[rows[p]!]!, ranks[rows[p]!]!];
    return Number.isFinite(score) ? -score : Number.isFinite(rank) ? rank : p;
  };
  return Int32Array.from(Array.from(rows.keys()).sort((a, b) => key(a) - key(b) || a - b));
}

function tally(matchOf: Int32Array, order: Int32Array, truthCount: number, rule: MatchRule, iou: number): Tally {
  let hits = 0;
  let averagePrecision = 0;
  let duplicates = 0;
  order.forEach((p, k) => {
    if (matchOf[p] === -2) duplicates++;
    if (matchOf[p]! < 0) return;
    hits++;
    averagePrecision += hits / (k + 1) / truthCount;
  });
  const precision = wilson(hits, order.length);
  const recall = wilson(hits, truthCount);
  const f1 = hits === 0 ? 0 : (2 * precision.share * recall.share) / (precision.share + recall.share);
  return { rule, iou, precision, recall, f1, averagePrecision, duplicates };
}

function effortCurve(matchOf: Int32Array, order: Int32Array, truthCount: number): EffortPoint[] {
  let confirmed = 0;
  return Array.from(order, (p, k) => {
    if (matchOf[p]! >= 0) confirmed++;
    return { cards: k + 1, confirmed, precision: confirmed / (k + 1), recall: confirmed / truthCount };
  });
}
