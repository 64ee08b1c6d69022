import type { CellValue, FeatureTable, Field } from '../core/features.ts';
import type { Candidate, DumpClass, DumpsResult, ExcludedCandidate, ExclusionReason, ScoreTerm } from './types.ts';

/**
 * The layer a run leaves behind. `terms` is the JSON list of score terms, `features` a JSON object {features, conditions, centre}.
 * `status` is "candidate", or "excluded:REASON" with the layer or facility after a second colon.
 */
export const CANDIDATE_FIELDS: readonly Field[] = [
  { name: 'id', type: 'text' },
  { name: 'rank', type: 'integer' },
  { name: 'score', type: 'real' },
  { name: 'probability', type: 'real' },
  { name: 'unit_code', type: 'text' },
  { name: 'unit', type: 'text' },
  { name: 'area_m2', type: 'real' },
  { name: 'area_mu', type: 'real' },
  { name: 'date_before', type: 'date' },
  { name: 'date_after', type: 'date' },
  { name: 'class_guess', type: 'text' },
  { name: 'sentence_zh', type: 'text' },
  { name: 'sentence_en', type: 'text' },
  { name: 'terms', type: 'text' },
  { name: 'features', type: 'text' },
  { name: 'status', type: 'text' },
];

const MU_PER_M2 = 3 / 2000;

/** Candidates as a table in EPSG:4326, best first; with `withExcluded` those set aside follow. */
export function candidatesTable(
  result: Pick<DumpsResult, 'candidates' | 'excluded'>,
  withExcluded = false,
): FeatureTable {
  const rows = [
    ...result.candidates.map((candidate) => rowOf(candidate, 'candidate')),
    ...(withExcluded
      ? result.excluded.map((candidate) => rowOf(candidate, `excluded:${candidate.reason}:${candidate.excludedBy}`))
      : []),
  ];
  return { name: 'candidates', crs: 'EPSG:4326', fields: CANDIDATE_FIELDS, rows };
}

function rowOf(c: Candidate, status: string): FeatureTable['rows'][number] {
  const values: CellValue[] = [
    c.id,
    c.rank,
    c.score,
    c.probability,
    c.unitCode,
    c.unitName,
    c.areaM2,
    Math.round(c.areaM2 * MU_PER_M2 * 100) / 100,
    c.beforeDate,
    c.afterDate,
    c.lookAlike,
    c.sentence.zh,
    c.sentence.en,
    JSON.stringify(c.terms),
    JSON.stringify({ features: c.features, conditions: c.conditions, centre: c.centre }),
    status,
  ];
  return { geometry: c.polygon, values };
}

/** The inverse of `candidatesTable`. Rows without a polygon or without readable terms are left out. */
export function candidatesFromTable(table: FeatureTable): Pick<DumpsResult, 'candidates' | 'excluded'> {
  const columns = new Map(table.fields.map((field, k) => [field.name, k]));
  const candidates: Candidate[] = [];
  const excluded: ExcludedCandidate[] = [];
  for (const { geometry, values } of table.rows) {
    const cell = (name: string): CellValue => values[columns.get(name) ?? -1] ?? null;
    const text = (name: string): string | null => (cell(name) === null ? null : String(cell(name)));
    const terms = parsed<ScoreTerm[]>(text('terms'));
    const measured = parsed<Pick<Candidate, 'features' | 'conditions' | 'centre'>>(text('features'));
    if (geometry?.type !== 'Polygon' || !terms || !measured) continue;
    const candidate: Candidate = {
      id: text('id') ?? '',
      rank: Number(cell('rank')),
      polygon: geometry,
      areaM2: Number(cell('area_m2')),
      centre: measured.centre,
      score: Number(cell('score')),
      probability: Number(cell('probability')),
      uncalibrated: true,
      terms,
      features: measured.features,
      conditions: measured.conditions,
      unitCode: text('unit_code'),
      unitName: text('unit'),
      beforeDate: text('date_before'),
      afterDate: text('date_after'),
      lookAlike: (text('class_guess') ?? 'other') as DumpClass,
      sentence: { zh: text('sentence_zh') ?? '', en: text('sentence_en') ?? '' },
    };
    const [state, reason, ...by] = (text('status') ?? 'candidate').split(':');
    if (state === 'excluded')
      excluded.push({ ...candidate, reason: reason as ExclusionReason, excludedBy: by.join(':') });
    else candidates.push(candidate);
  }
  return { candidates, excluded };
}

function parsed<T>(json: string | null): T | null {
  if (json === null) return null;
  try {
    return JSON.parse(json) as T;
  } catch {
    return null;
  }
}
