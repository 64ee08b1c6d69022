import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compareFiles, isComparable } from './compare-files.ts';
import type { FileRequest } from './facts.ts';

/**
 * Holds our view of every readable file below a folder against GDAL's: `npx tsx test/truth/odd-files/compare-folder.mts FOLDER [PATTERN]`.
 * Prints one line per file and the counts. Files over 30 MB are left out. A requests.json in the folder says which files and how.
 */

const BYTES_AT_MOST = 30_000_000;
const FILES_AT_ONCE = 40;

const [, , given, pattern = '.'] = process.argv;
if (given === undefined) throw new Error('which folder?');
const root = resolve(given);
const matches = new RegExp(pattern, 'i');
const list = join(root, 'requests.json');
const all = existsSync(list)
  ? (JSON.parse(readFileSync(list, 'utf8')) as FileRequest[])
  : filesBelow(root).map((file) => ({ file }));
const requests = all.filter(({ file }) => isComparable(file) && matches.test(file));
const counts: Record<string, number> = {};
let compared = 0;
for (let first = 0; first < requests.length; first += FILES_AT_ONCE) {
  for (const row of await compareFiles(root, requests.slice(first, first + FILES_AT_ONCE))) {
    counts[row.outcome] = (counts[row.outcome] ?? 0) + 1;
    compared += row.compared;
    console.log([row.outcome, row.file, `${Math.round(row.elapsedMs)} ms`, ...row.what].join('\t'));
  }
}
console.log(JSON.stringify({ files: requests.length, ...counts, compared }));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() && statSync(path).size <= BYTES_AT_MOST ? [relative(root, path)] : [];
    })
    .sort();
}
