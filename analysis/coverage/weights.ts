import { type FeatureTable, fieldIndex, numbersOf } from '../core/features.ts';
import type { Words } from '../core/words.ts';

/** Persons per household where a layer gives only households (2020 census, Beijing family households; a default, not a measurement). */
const PERSONS_PER_HOUSEHOLD = 2.31;

/** People and households of every demand row; a missing or negative figure counts as 0 and is said. */
export interface DemandWeights {
  readonly people: Float64Array;
  readonly households: Float64Array;
  readonly notes: readonly Words[];
}

export function demandWeights(
  table: FeatureTable,
  peopleField = 'people',
  householdsField = 'households',
): DemandWeights {
  const hasPeople = fieldIndex(table, peopleField) >= 0;
  const hasHouseholds = fieldIndex(table, householdsField) >= 0;
  const notes: Words[] = [];
  let people = hasPeople ? numbersOf(table, peopleField) : new Float64Array(table.rows.length).fill(1);
  let households = hasHouseholds ? numbersOf(table, householdsField) : new Float64Array(table.rows.length);
  const unusable = (values: Float64Array): number => values.filter((value) => !(value >= 0)).length;
  const missing = (hasPeople ? unusable(people) : 0) + (hasHouseholds ? unusable(households) : 0);
  people = people.map(usableOrZero);
  households = households.map(usableOrZero);
  if (missing > 0) {
    notes.push({
      zh: `需求点有 ${missing} 个人口或户数缺失、无法读取或为负，按 0 计。`,
      en: `${missing} figures of people or households are missing, unreadable or negative and count as 0.`,
    });
  }
  if (!hasPeople && hasHouseholds) {
    people = households.map((count) => count * PERSONS_PER_HOUSEHOLD);
    notes.push({
      zh: `需求点没有人口字段，按每户 ${PERSONS_PER_HOUSEHOLD} 人推算。`,
      en: `The demand layer has no people; ${PERSONS_PER_HOUSEHOLD} persons per household are assumed.`,
    });
  }
  if (!hasPeople && !hasHouseholds) {
    notes.push({
      zh: '需求点没有人口和户数字段，每个点按 1 人计。',
      en: 'The demand layer has neither people nor households; every point counts as one person.',
    });
  }
  return { people, households, notes };
}

/** NaN becomes 0 too. */
const usableOrZero = (value: number): number => (Number.isNaN(value) ? 0 : Math.max(0, value));
