import Papa from 'papaparse';
import { type FeatureTable, fieldIndex, textsOf } from '../core/features.ts';
import { AppError } from '../core/problems.ts';

/** Costs between demand and candidates: cost[d * candidates.length + c], Infinity where none is given. */
export interface CostMatrix {
  readonly demand: readonly string[];
  readonly candidates: readonly string[];
  readonly cost: Float64Array;
  /** demand weights that the table brought along, NaN where it brought none */
  readonly weight: Float64Array;
}

/**
 * Reads a distance table in either shape: a matrix with demand names in the first column and candidate names in the first
 * row, or one row per pair with the columns `distance`, `name` (or `candidate`) and `DestinationName` (or `demand_id`),
 * and optionally `demand` (or `weight`).
 */
export function readDistancesCsv(text: string): CostMatrix {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [header, ...rows] = data;
  if (!header || rows.length === 0) throw bad('empty', '');
  const wrong = rows.findIndex((row) => row.length !== header.length);
  if (wrong >= 0) throw bad('columns', String(wrong + 2));
  const names = header.map((name) => name.trim().toLowerCase());
  return names.includes('distance') ? fromPairs(names, rows) : fromMatrix(header, rows);
}

function fromMatrix(header: readonly string[], rows: readonly string[][]): CostMatrix {
  const candidates = header.slice(1);
  const cost = Float64Array.from(rows.flatMap((row, line) => row.slice(1).map((cell) => costOf(cell, line))));
  return {
    demand: rows.map((row) => row[0]!),
    candidates,
    cost,
    weight: new Float64Array(rows.length).fill(Number.NaN),
  };
}

function fromPairs(names: readonly string[], rows: readonly string[][]): CostMatrix {
  const column = (...wanted: string[]): number => names.findIndex((name) => wanted.includes(name));
  const [distance, site, place] = [
    column('distance'),
    column('name', 'candidate'),
    column('destinationname', 'demand_id'),
  ];
  const weightColumn = column('demand', 'weight');
  if (site < 0 || place < 0) throw bad('columns', names.join(', '));
  const demand = [...new Set(rows.map((row) => row[place]!))];
  const candidates = [...new Set(rows.map((row) => row[site]!))];
  const demandAt = new Map(demand.map((name, index) => [name, index]));
  const candidateAt = new Map(candidates.map((name, index) => [name, index]));
  const cost = new Float64Array(demand.length * candidates.length).fill(Number.POSITIVE_INFINITY);
  const weight = new Float64Array(demand.length).fill(Number.NaN);
  rows.forEach((row, line) => {
    const d = demandAt.get(row[place]!)!;
    cost[d * candidates.length + candidateAt.get(row[site]!)!] = costOf(row[distance]!, line);
    if (weightColumn >= 0) weight[d] = Number(row[weightColumn]);
  });
  return { demand, candidates, cost, weight };
}

function costOf(cell: string, line: number): number {
  const value = cell.trim() === '' ? Number.POSITIVE_INFINITY : Number(cell);
  if (!(value >= 0)) throw bad('value', `${line + 2}: ${cell}`);
  return value;
}

/** Tables without geometry for a matrix that comes alone: `id`, `name` and, for demand, `weight` (1 where none is given). */
export function tablesOfDistances(matrix: CostMatrix): {
  readonly demand: FeatureTable;
  readonly candidates: FeatureTable;
} {
  const table = (name: string, ids: readonly string[], weight?: Float64Array): FeatureTable => ({
    name,
    crs: 'EPSG:4326',
    fields: [
      { name: 'id', type: 'text' },
      { name: 'name', type: 'text' },
      ...(weight ? [{ name: 'weight', type: 'real' } as const] : []),
    ],
    rows: ids.map((id, row) => ({
      geometry: null,
      values: [id, id, ...(weight ? [Number.isNaN(weight[row]!) ? 1 : weight[row]!] : [])],
    })),
  });
  return { demand: table('demand', matrix.demand, matrix.weight), candidates: table('candidates', matrix.candidates) };
}

/** The matrix in the row order of two layers, matched by their `id`, else by their `name`; every row must be in the matrix. */
export function matchDistances(matrix: CostMatrix, demand: FeatureTable, candidates: FeatureTable): CostMatrix {
  const rowOf = matched(matrix.demand, demand);
  const columnOf = matched(matrix.candidates, candidates);
  const cost = new Float64Array(rowOf.length * columnOf.length);
  rowOf.forEach((row, d) => {
    columnOf.forEach((column, c) => {
      cost[d * columnOf.length + c] = matrix.cost[row * matrix.candidates.length + column]!;
    });
  });
  return {
    demand: rowOf.map((row) => matrix.demand[row]!),
    candidates: columnOf.map((column) => matrix.candidates[column]!),
    cost,
    weight: Float64Array.from(rowOf, (row) => matrix.weight[row]!),
  };
}

function matched(names: readonly string[], table: FeatureTable): number[] {
  const at = new Map(names.map((name, index) => [name, index]));
  const columns = table.fields.filter(({ type }) => type === 'text' || type === 'integer').map(({ name }) => name);
  const preferred = ['id', 'name', ...columns].filter((name) => fieldIndex(table, name) >= 0);
  for (const name of preferred) {
    const found = textsOf(table, name).map((text) => at.get(text) ?? -1);
    if (found.every((index) => index >= 0)) return found;
  }
  throw bad('unknown-name', table.name);
}

const bad = (reason: 'empty' | 'columns' | 'unknown-name' | 'value', detail: string): AppError =>
  new AppError({ code: 'bad-distances', reason, detail });
