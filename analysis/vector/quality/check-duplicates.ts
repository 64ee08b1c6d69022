import { type FeatureTable, fieldIndex, textsOf } from '../../core/features.ts';
import { coreOfHeader } from '../table/header-core.ts';
import { roleFieldsOf } from '../table/role-fields.ts';
import type { Found } from './finding.ts';
import { middleOf } from './middle-of.ts';
import { NearRows } from './near-rows.ts';
import { plainName } from './plain-name.ts';
import { sameRows } from './same-rows.ts';

/** Different names at one position are worth a note from this distance on. */
const SAME_PLACE_M = 0.1;

/**
 * Rows that are there twice: the same in everything; of one name (written alike) within the tolerance; at one position under different
 * names; under a repeated identifier. A row is named when an earlier one is like it, and only under the first of these heads.
 */
export function checkDuplicates(table: FeatureTable, role: string, toleranceM: number): Found[] {
  const found: Found[] = [];
  const exact = sameRows(table.rows);
  const counted = new Set(exact);
  if (exact.length > 0) {
    found.push({
      problem: { code: 'exact-duplicates', count: exact.length },
      severity: 'warning',
      field: null,
      rows: exact,
    });
  }
  const nameField = nameFieldOf(table, role);
  const names = nameField === null ? null : textsOf(table, nameField);
  const near = names === null ? [] : nearOfOneName(table, names, toleranceM).filter((row) => !counted.has(row));
  if (names !== null && near.length > 0) {
    const problem = { code: 'near-duplicates', count: near.length, toleranceM, example: names[near[0]!]! } as const;
    found.push({ problem, severity: 'warning', field: nameField, rows: near });
  }
  for (const row of near) counted.add(row);
  const samePlace = atOnePosition(table).filter((row) => !counted.has(row));
  if (samePlace.length > 0 && names !== null) {
    const problem = { code: 'same-place', count: samePlace.length } as const;
    found.push({ problem, severity: 'note', field: null, rows: samePlace });
  }
  return [...found, ...repeatedIds(table)];
}

/** The field that holds the names of things, by its own name; null where there is none. */
function nameFieldOf(table: FeatureTable, role: string): string | null {
  const known = roleFieldsOf(role).find(({ name }) => name === 'name')?.names ?? [];
  const wanted = new Set([...known, 'name', '名称'].map(coreOfHeader));
  const byRole = table.fields.find(({ name }) => wanted.has(coreOfHeader(name)));
  return (byRole ?? table.fields.find(({ name }) => /(名称|name)$/i.test(coreOfHeader(name))))?.name ?? null;
}

function nearOfOneName(table: FeatureTable, names: readonly string[], toleranceM: number): number[] {
  const groups = new Map<string, number[]>();
  for (const [row, written] of names.entries()) {
    const name = plainName(written);
    if (name === '') continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  const repeated = [...groups.values()].flatMap((rows) =>
    rows.length > 1 ? repeatsAmong(table, rows, toleranceM) : [],
  );
  return repeated.sort((one, other) => one - other);
}

function atOnePosition(table: FeatureTable): number[] {
  const points = table.rows.flatMap(({ geometry }, row) => (geometry?.type === 'Point' ? row : []));
  return repeatsAmong(table, points, SAME_PLACE_M);
}

/** Of these rows those that lie within reach of an earlier one of them. */
function repeatsAmong(table: FeatureTable, rows: readonly number[], reachM: number): number[] {
  const kept = new NearRows(reachM);
  return rows.filter((row) => {
    const { geometry } = table.rows[row]!;
    const place = geometry && middleOf(geometry);
    return place !== null && !kept.addUnlessNear(...place);
  });
}

/** Columns that are meant to tell rows apart, where nearly all values do. */
function repeatedIds(table: FeatureTable): Found[] {
  return table.fields.flatMap(({ name }): Found[] => {
    if (
      !/^(id|objectid|编号|唯一编号|设备编号|设施编号|小区编号|点位编号|图斑编号|bsm|permitno|许可证号)$/.test(
        coreOfHeader(name),
      )
    )
      return [];
    const column = fieldIndex(table, name);
    const seen = new Set<unknown>();
    const rows = table.rows.flatMap(({ values }, row) => {
      const value = values[column] ?? null;
      if (value === null || value === '') return [];
      if (seen.has(value)) return row;
      seen.add(value);
      return [];
    });
    if (rows.length === 0 || rows.length * 2 > table.rows.length) return [];
    const example = String(table.rows[rows[0]!]!.values[column]).slice(0, 30);
    return [
      {
        problem: { code: 'duplicate-ids', field: name, count: rows.length, example },
        severity: 'warning',
        field: name,
        rows,
      },
    ];
  });
}
