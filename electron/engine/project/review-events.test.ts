import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProject, openProject, verifyChain } from './index.ts';
import { author, candidateOutput, detection, temporaryFolder, verdictBy } from './project-for-tests.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'p.gpkg');
  const project = createProject(path, author);
  project.recordRun(detection, [candidateOutput(5)]);
  for (const number of [1, 2, 3, 4, 5]) project.decide(`D00${number}`, verdictBy('李', `2026-05-20T0${number}:00:00Z`));
  project.close();
});
afterEach(() => folder.remove());

/** Someone with a database tool, who puts the append-only triggers back so that nothing shows. */
function tamper(sql: string): void {
  const db = new DatabaseSync(path);
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'cg_review_events'")
    .all();
  for (const trigger of triggers) db.exec(`DROP TRIGGER ${trigger.name}`);
  db.exec(sql);
  for (const trigger of triggers) db.exec(trigger.sql);
  db.close();
}

function report(): unknown {
  const project = openProject(path, author);
  try {
    return verifyChain(project);
  } finally {
    project.close();
  }
}

it('holds as it was written', () => expect(report()).toEqual({ isWhole: true, events: 5 }));

it('can be computed by anyone: SHA-256 over the JSON list of the columns', () => {
  const db = new DatabaseSync(path, { readOnly: true });
  const events = db.prepare('SELECT * FROM cg_review_events ORDER BY seq').all();
  const { project_id: id, review_head: head } = db.prepare('SELECT * FROM cg_meta').get();
  db.close();
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  let previous = sha256(`ClearGround review events of ${id}`);
  for (const { seq, at, by, subject, kind, body } of events) {
    previous = sha256(JSON.stringify([previous, seq, at, by, subject, kind, body]));
  }
  expect(previous).toBe(head);
});

it('refuses to be changed or deleted by SQL', () => {
  const db = new DatabaseSync(path);
  expect(() => db.exec("UPDATE cg_review_events SET by = 'x'")).toThrow('append-only');
  expect(() => db.exec('DELETE FROM cg_review_events')).toThrow('append-only');
  db.close();
});

it('points at the event in which one byte was changed', () => {
  tamper("UPDATE cg_review_events SET body = replace(body, '新增', '新曾') WHERE seq = 3");
  expect(report()).toMatchObject({ isWhole: false, seq: 3, reason: 'changed' });
});

it('finds each column changed', () => {
  for (const column of ['at', 'by', 'subject', 'kind', 'hash', 'previous_hash']) {
    tamper(`UPDATE cg_review_events SET "${column}" = "${column}" || 'x' WHERE seq = 2`);
    expect(report(), column).toMatchObject({ isWhole: false, seq: 2 });
    tamper(`UPDATE cg_review_events SET "${column}" = substr("${column}", 1, length("${column}") - 1) WHERE seq = 2`);
  }
  expect(report()).toEqual({ isWhole: true, events: 5 });
});

it('finds an event taken out of the middle and a cut-off end', () => {
  tamper('DELETE FROM cg_review_events WHERE seq = 5');
  expect(report()).toMatchObject({ isWhole: false, seq: 0, reason: 'end-missing' });
  tamper('DELETE FROM cg_review_events WHERE seq = 2');
  expect(report()).toMatchObject({ isWhole: false, seq: 2, reason: 'missing' });
});

it('keeps the order of decisions when the clock goes back', () => {
  const project = openProject(path, author);
  project.decide('D001', { ...verdictBy('李', '2020-01-01T00:00:00+08:00'), verdict: 'rejected' });
  expect(project.decisionOf('D001')).toMatchObject({ verdict: 'rejected', at: '2019-12-31T16:00:00.000Z' });
  project.close();
});
