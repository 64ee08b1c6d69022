import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ReviewDecision, VERDICTS } from '../../contract/model.ts';
import { type Database, scalar } from './connection.ts';

/**
 * The audit chain. An event is never changed and never deleted; each carries the SHA-256 of itself and of the one before,
 * and cg_meta keeps how many there are and the last hash, so that a cut-off end is found as well. The order is `seq`, not
 * the clock.
 */
export interface ReviewEvent {
  readonly seq: number;
  /** UTC, ISO 8601 */
  readonly at: string;
  readonly by: string;
  /** what it is about: a candidate id */
  readonly subject: string;
  readonly kind: string;
  /** JSON text */
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Who caused a decision to change: the person at the queue, or undo and redo. */
export type Origin = 'person' | 'undo' | 'redo';

/** The chain holds, or the first event where it does not; seq 0 stands for the record of the whole in cg_meta. */
export type ChainReport =
  | { readonly isWhole: true; readonly events: number }
  | { readonly isWhole: false; readonly events: number; readonly seq: number; readonly reason: ChainBreak };
export type ChainBreak = 'changed' | 'missing' | 'end-missing';

/** The hash before the first event, different in every project. */
export const firstHash = (projectId: string): string => sha256(`ClearGround review events of ${projectId}`);

export function appendEvent(
  db: Database,
  event: Pick<ReviewEvent, 'at' | 'by' | 'subject' | 'kind' | 'body'>,
): ReviewEvent {
  const seq = Number(scalar(db, 'SELECT review_count FROM cg_meta WHERE id = 1')) + 1;
  const previousHash = String(scalar(db, 'SELECT review_head FROM cg_meta WHERE id = 1'));
  const hash = hashOf({ ...event, seq, previousHash });
  const { at, by, subject, kind, body } = event;
  db.prepare('INSERT INTO cg_review_events VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[seq, at, by, subject, kind, body, previousHash, hash],
  );
  db.prepare('UPDATE cg_meta SET review_count = ?, review_head = ? WHERE id = 1').run(seq, hash);
  return { ...event, seq, previousHash, hash };
}

/** Records a decision, or with null that it was taken back. */
export function appendDecision(
  db: Database,
  candidateId: string,
  decision: ReviewDecision | null,
  event: {
    readonly by: string;
    readonly at: string;
    readonly origin: Origin;
    readonly reason: string;
    readonly note: string;
  },
): void {
  const { by, at, origin, reason, note } = event;
  const body = JSON.stringify(decision ? { origin, decision } : { origin, decision: null, reason, note });
  appendEvent(db, { at, by, subject: candidateId, kind: 'decision', body });
}

/** The decision that stands, or null. */
export function standingDecision(db: Database, candidateId: string): ReviewDecision | null {
  const body = scalar(
    db,
    "SELECT body FROM cg_review_events WHERE subject = ? AND kind = 'decision' ORDER BY seq DESC LIMIT 1",
    candidateId,
  );
  return body === undefined ? null : decisionIn(body);
}

/** The decisions that stand on the candidates of a layer, by candidate id. */
export function standingDecisions(db: Database, layerNumber: number): Map<string, ReviewDecision> {
  const rows = db
    .prepare(`
      SELECT subject, body FROM cg_review_events WHERE seq IN (
        SELECT max(seq) FROM cg_review_events WHERE kind = 'decision'
          AND subject IN (SELECT candidate_id FROM cg_candidates WHERE layer_id = ?) GROUP BY subject)`)
    .all(layerNumber);
  const decisions = new Map<string, ReviewDecision>();
  for (const { subject, body } of rows) {
    const decision = decisionIn(body);
    if (decision) decisions.set(String(subject), decision);
  }
  return decisions;
}

/** Recomputes every hash from the first event on. */
export function checkChain(db: Database): ChainReport {
  const meta = db.prepare('SELECT project_id, review_count, review_head FROM cg_meta WHERE id = 1').get();
  let previousHash = firstHash(String(meta?.project_id));
  let events = 0;
  for (const row of db.prepare('SELECT * FROM cg_review_events ORDER BY seq').iterate()) {
    const event = eventFrom(row);
    events++;
    if (event.seq !== events) return { isWhole: false, events, seq: events, reason: 'missing' };
    if (event.previousHash !== previousHash || event.hash !== hashOf(event)) {
      return { isWhole: false, events, seq: event.seq, reason: 'changed' };
    }
    previousHash = event.hash;
  }
  if (meta?.review_count !== events || meta?.review_head !== previousHash) {
    return { isWhole: false, events, seq: 0, reason: 'end-missing' };
  }
  return { isWhole: true, events };
}

const decisionBody = z.object({
  decision: z
    .object({ verdict: z.enum(VERDICTS), reason: z.string(), note: z.string(), by: z.string(), at: z.string() })
    .nullable(),
});

const decisionIn = (body: unknown): ReviewDecision | null => decisionBody.parse(JSON.parse(String(body))).decision;

function eventFrom(row: Record<string, unknown>): ReviewEvent {
  const text = (name: string): string => String(row[name]);
  const [at, by, subject, kind, body] = ['at', 'by', 'subject', 'kind', 'body'].map(text) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return { seq: Number(row.seq), at, by, subject, kind, body, previousHash: text('previous_hash'), hash: text('hash') };
}

function hashOf(event: Omit<ReviewEvent, 'hash'>): string {
  const { previousHash, seq, at, by, subject, kind, body } = event;
  return sha256(JSON.stringify([previousHash, seq, at, by, subject, kind, body]));
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
