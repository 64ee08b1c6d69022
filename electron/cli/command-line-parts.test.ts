import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../analysis/core/problems.ts';
import { readArguments } from './arguments.ts';
import { languageOf } from './language.ts';
import { Outputs } from './outputs.ts';
import { pairs, splitLayer } from './sources.ts';
import { Terminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const words = { zh: '', en: '' };
const problemOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.problem : String(error);
  }
};

describe('readArguments', () => {
  const table = { out: { value: 'FILE', words }, p: { value: 'N', words }, at: { value: 'X', words, many: true } };
  it('reads positionals, options in both spellings, and repeated ones', () => {
    const args = readArguments('verb', ['DIR', '--out=a.csv', '--p', '12', '--at', '1', '--at', '2'], table);
    expect([args.positional(0, 'DIR'), args.required('out'), args.number('p')]).toEqual(['DIR', 'a.csv', 12]);
    expect(args.all('at')).toEqual(['1', '2']);
  });
  it('names what is missing, unknown or not a number', () => {
    const args = readArguments('verb', ['--p', 'many'], table);
    expect(problemOf(() => args.required('out'))).toEqual({ code: 'cli-usage', what: '--out', verb: 'verb' });
    expect(problemOf(() => args.number('p'))).toEqual({ code: 'cli-usage', what: '--p many', verb: 'verb' });
    expect(problemOf(() => readArguments('verb', ['--nope'], table))).toMatchObject({ code: 'cli-usage' });
  });
});

it('languageOf: --lang wins over the locale; Chinese where nothing is said', () => {
  expect(languageOf(['info', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' })).toBe('en');
  expect(languageOf(['--lang=zh'], { LANG: 'en_US.UTF-8' })).toBe('zh');
  expect(languageOf([], { LANG: 'en_US.UTF-8' })).toBe('en');
  expect(languageOf([], {})).toBe('zh');
});

it('splits FILE#LAYER and KEY=VALUE', () => {
  expect(splitLayer('a.gpkg#roads')).toEqual(['a.gpkg', 'roads']);
  expect(splitLayer('a.geojson')).toEqual(['a.geojson', '']);
  const refuse = (entry: string): never => {
    throw new Error(entry);
  };
  expect(pairs(['roads=a=b.geojson'], refuse)).toEqual([['roads', 'a=b.geojson']]);
  expect(() => pairs(['=x'], refuse)).toThrow('=x');
});

describe('Outputs', () => {
  it('shows a file under its name only when it is whole', async () => {
    const target = join(folder, 'whole.txt');
    await new Outputs().whole(target, async (path) => {
      writeFileSync(path, 'all of it');
      expect(existsSync(target)).toBe(false);
    });
    expect(readFileSync(target, 'utf8')).toBe('all of it');
  });
  it('leaves the old file and no half file when writing fails', async () => {
    const target = join(folder, 'old.txt');
    writeFileSync(target, 'old');
    const writing = new Outputs().whole(target, async (path) => {
      writeFileSync(path, 'half');
      throw new Error('power cut');
    });
    await expect(writing).rejects.toThrow('power cut');
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
  it('takes unfinished files away on the way out', () => {
    const outputs = new Outputs();
    const path = outputs.beside(join(folder, 'later.gpkg'));
    writeFileSync(path, '');
    writeFileSync(`${path}-wal`, '');
    outputs.removeUnfinished();
    expect(readdirSync(folder).filter((name) => name.includes('later'))).toEqual([]);
  });
});

describe('Terminal', () => {
  const title = { zh: '检测', en: 'Detect' };
  const stage = { zh: '读取', en: 'Reading' };
  const heard = (isTTY: boolean, times: readonly number[]): string[] => {
    const lines: string[] = [];
    let now = 0;
    const terminal = new Terminal('en', { isTTY, write: (text: string) => lines.push(text) }, () => now);
    for (const [index, time] of times.entries()) {
      now = time;
      terminal.progress(title, stage, (index + 1) / 10);
    }
    return lines;
  };
  it('says a line every few seconds where there is no terminal', () => {
    expect(heard(false, [0, 1000, 2900, 3100])).toEqual(['10% Detect · Reading\n', '40% Detect · Reading\n']);
  });
  it('moves a bar on a terminal, at most ten times a second', () => {
    const [first, ...more] = heard(true, [0, 50, 100]);
    expect(first).toContain('] 10% Detect · Reading');
    expect(more.length).toBe(1);
  });
});
