import { writeSync } from 'node:fs';
import { openProject } from '../../../electron/engine/project/index.ts';

/** Decides candidates in turn for ever; a number is printed only after its decision is on disk. */
const [, , path = '', first = '0'] = process.argv;
const project = openProject(path, { version: 'fault-test', now: () => new Date() });
const ids = project.candidates('run-1').map(({ id }) => id);
const verdicts = ['confirmed', 'rejected', 'uncertain'] as const;
writeSync(1, 'ready\n');
for (let number = Number(first); ; number++) {
  const verdict = verdicts[number % verdicts.length]!;
  const id = ids[number % ids.length]!;
  project.decide(id, { verdict, reason: String(number), note: '', by: 'child', at: new Date().toISOString() });
  writeSync(1, `${number}\n`);
}
