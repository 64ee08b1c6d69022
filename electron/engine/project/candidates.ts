import { z } from 'zod';
import { type FeatureTable, fieldIndex } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
// the words alone: the index would load the whole detection wherever a project is opened
import { classWords } from '../../../analysis/dumps/words.ts';
import { extentOf } from '../../../analysis/vector/geometry-extent.ts';
import type { CandidateInfo, ReviewDecision, ScoreTerm } from '../../contract/model.ts';
import { type CatalogueEntry, runIdOf } from './catalogue.ts';
import { type Database, quoted, type SqlValue } from './connection.ts';
import { type StoredRow, storedRows } from './feature-table.ts';
import { standingDecision, standingDecisions } from './review-events.ts';
import { KEY_COLUMN } from './rtree.ts';

/**
 * Candidates are rows of an output layer with role `candidates`. Columns: id, rank, score, probability, unit, area_m2,
 * date_before, date_after, class_guess, sentence_zh, sentence_en, terms (JSON of ScoreTerm[]), status. Rows whose status starts
 * with `excluded` were set aside by the analysis: they are in the layer and not in the queue. A decision writes its verdict
 * into status.
 */

/**
 * Makes the ids of a table unique in the project. When any of them is taken by an earlier run, all get the run's number:
 * CY-0036-20260520-0001 becomes CY-0036-20260520-0001-R2.
 */
export function withUniqueIds(db: Database, table: FeatureTable, runNumber: number): FeatureTable {
  const column = fieldIndex(table, 'id');
  const ids = table.rows.map((row) => (column < 0 ? null : row.values[column]));
  if (ids.some((id) => typeof id !== 'string' || id === '')) throw new Error('a candidate without an id');
  if (new Set(ids).size !== ids.length) throw new Error('two candidates of one run share an id');
  const taken = db.prepare('SELECT 1 FROM cg_candidates WHERE candidate_id = ?');
  let suffix = '';
  while (ids.some((id) => taken.get(`${id}${suffix}`) !== undefined)) suffix += `-R${runNumber}`;
  if (suffix === '') return table;
  const rows = table.rows.map((row, index) => ({
    ...row,
    values: row.values.with(column, `${ids[index]}${suffix}`),
  }));
  return { ...table, rows };
}

/** Notes where each candidate of a stored layer is, so that a decision finds it by id. */
export function registerCandidates(db: Database, table: FeatureTable, layerNumber: number): void {
  const [id, status] = [fieldIndex(table, 'id'), fieldIndex(table, 'status')];
  const insert = db.prepare(
    'INSERT INTO cg_candidates (candidate_id, layer_id, feature_id, first_status) VALUES (?, ?, ?, ?)',
  );
  table.rows.forEach((row, index) => {
    const first = status < 0 ? null : row.values[status];
    insert.run(String(row.values[id]), layerNumber, index + 1, first == null ? null : String(first));
  });
}

/** The candidates of a layer with the decisions that stand, best rank first. */
export function candidatesOf(db: Database, entry: CatalogueEntry): CandidateInfo[] {
  if (entry.detail.kind !== 'vector' || entry.tableName === null) return [];
  const decisions = standingDecisions(db, entry.number);
  const read = candidateReader(entry);
  const candidates: CandidateInfo[] = [];
  for (const row of storedRows(db, entry.tableName, { ...entry.detail, extent: entry.info.extent })) {
    const candidate = read(row, (id) => decisions.get(id) ?? null);
    if (candidate) candidates.push(candidate);
  }
  return candidates.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

/** One candidate. */
export function candidateAt(db: Database, entry: CatalogueEntry, featureId: number): CandidateInfo | null {
  if (entry.detail.kind !== 'vector' || entry.tableName === null) return null;
  const stored = { ...entry.detail, extent: entry.info.extent };
  const [row] = storedRows(db, entry.tableName, stored, featureId);
  return row ? candidateReader(entry)(row, (id) => standingDecision(db, id)) : null;
}

export interface CandidatePlace {
  readonly layerNumber: number;
  readonly featureId: number;
  readonly firstStatus: string | null;
}

/** Where a candidate of a present layer is. @throws AppError project-no-candidate */
export function placeOf(db: Database, candidateId: string): CandidatePlace {
  const sql = `SELECT layer_id, feature_id, first_status FROM cg_candidates c JOIN cg_layers l ON l.id = c.layer_id
    WHERE candidate_id = ? AND l.is_present = 1`;
  const row = db.prepare(sql).get(candidateId);
  if (row === undefined) throw new AppError({ code: 'project-no-candidate', candidateId });
  const { layer_id: layerNumber, feature_id: featureId, first_status: firstStatus } = row;
  return { layerNumber, featureId, firstStatus };
}

/** Shows the decision in the candidate's own row, so that other programs see it too. */
export function writeStatus(
  db: Database,
  entry: CatalogueEntry,
  place: CandidatePlace,
  decision: ReviewDecision | null,
): void {
  const status = entry.detail.kind === 'vector' ? entry.detail.fields.find(({ name }) => name === 'status') : undefined;
  if (!status || entry.tableName === null) return;
  const set = `UPDATE ${quoted(entry.tableName)} SET ${quoted(status.column)} = ? WHERE ${quoted(KEY_COLUMN)} = ?`;
  db.prepare(set).run(decision?.verdict ?? place.firstStatus, place.featureId);
}

type Read = (row: StoredRow, decisionOf: (id: string) => ReviewDecision | null) => CandidateInfo | null;

function candidateReader(entry: CatalogueEntry): Read {
  const fields = entry.info.kind === 'vector' ? entry.info.fields : [];
  const columns = new Map(fields.map(({ name }, index) => [name, index]));
  return (row, decisionOf) => {
    const value = (name: string): SqlValue | boolean => row.values[columns.get(name) ?? -1] ?? null;
    const text = (name: string): string => String(value(name) ?? '');
    const number = (name: string): number => Number(value(name) ?? Number.NaN);
    const textOrNull = (name: string): string | null => text(name) || null;
    const id = text('id');
    const extent = row.geometry && extentOf(row.geometry);
    if (id === '' || extent === null || text('status').startsWith('excluded')) return null;
    return {
      id,
      runId: entry.runNumber === null ? '' : runIdOf(entry.runNumber),
      rank: number('rank'),
      score: number('score'),
      probability: number('probability'),
      areaM2: number('area_m2'),
      unit: text('unit'),
      centre: [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2],
      extent,
      sentence: { zh: text('sentence_zh'), en: text('sentence_en') },
      classGuess: wordsOfClass(text('class_guess')),
      terms: termsIn(text('terms')),
      beforeDate: textOrNull('date_before'),
      afterDate: textOrNull('date_after'),
      decision: decisionOf(id),
    };
  };
}

/** The words of a class id; any other text stands for itself. */
const wordsOfClass = (id: string): Words =>
  Object.hasOwn(classWords, id) ? classWords[id as keyof typeof classWords] : { zh: id, en: id };

const terms = z.array(
  z.object({
    id: z.string(),
    words: z.object({ zh: z.string(), en: z.string() }),
    weight: z.number(),
    value: z.number(),
    contribution: z.number(),
  }),
);

/** Score terms from their JSON; none when another program spoiled them. */
function termsIn(json: string): readonly ScoreTerm[] {
  try {
    const parsed = terms.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
