import { basename, resolve } from 'node:path';
import { defaultSheet } from '../../contract/default-sheet.ts';
import type { SheetOptions } from '../../contract/model.ts';
import { refuse } from '../arguments.ts';
import { printSheet } from '../print-sheet.ts';
import type { Arguments, Verb } from '../verb.ts';

const TEMPLATES = ['overview', 'site', 'gaps', 'plan'] as const;
const CLASSIFICATIONS = ['public', 'internal', 'secret'] as const;

export const mapVerb: Verb = {
  name: 'map',
  title: { zh: '出图：A4/A3 图纸，精确比例尺，PDF', en: 'a sheet at an exact scale as PDF' },
  usage: 'P.gpkg --template overview|site|gaps|plan --out FILE.pdf [options]',
  options: {
    template: { value: 'T', words: { zh: `版式：${TEMPLATES.join('、')}`, en: `template: ${TEMPLATES.join(', ')}` } },
    unit: { value: 'NAME', words: { zh: '一个街道（地区）', en: 'one unit' } },
    site: { value: 'ID', words: { zh: '一处候选', en: 'one candidate' } },
    scale: {
      value: '1:N',
      words: { zh: '比例尺；没有则取能容纳的整比例', en: 'scale; without it the round scale that fits' },
    },
    paper: { value: 'A4|A3', words: { zh: '图幅，默认 A3', en: 'paper, A3 by default' } },
    portrait: { value: null, words: { zh: '竖版', en: 'portrait' } },
    title: { value: 'TEXT', words: { zh: '图名', en: 'title' } },
    'drawn-by': { value: 'NAME', words: { zh: '制图人', en: 'drawn by' } },
    classification: { value: 'public|internal|secret', words: { zh: '密级', en: 'classification' } },
    out: { value: 'FILE.pdf', words: { zh: '输出', en: 'output' } },
  },
  async run(args, session) {
    const projectPath = resolve(args.positional(0, 'P.gpkg'));
    const out = args.required('out');
    if (!out.toLowerCase().endsWith('.pdf')) return refuse('map', `--out ${basename(out)} (.pdf)`);
    const options = sheetOptionsOf(args, session.terminal.language);
    await printSheet(session, projectPath, options, out);
    return {
      json: { out: resolve(out), options },
      lines: [{ zh: `图纸已写入 ${out}`, en: `Sheet written to ${out}` }],
    };
  },
};

function sheetOptionsOf(args: Arguments, language: 'zh' | 'en'): SheetOptions {
  const paper = args.text('paper') ?? 'A3';
  if (paper !== 'A4' && paper !== 'A3') return refuse('map', `--paper ${paper}`);
  const candidateId = args.text('site');
  return {
    ...defaultSheet(language),
    template: choice(args, 'template', TEMPLATES) ?? (candidateId === null ? 'overview' : 'site'),
    paper,
    orientation: args.has('portrait') ? 'portrait' : 'landscape',
    title: args.text('title') ?? '',
    scale: scaleOf(args.text('scale')),
    unit: args.text('unit'),
    candidateId,
    drawnBy: args.text('drawn-by') ?? '',
    classification: choice(args, 'classification', CLASSIFICATIONS) ?? 'internal',
  };
}

function choice<T extends string>(args: Arguments, option: string, allowed: readonly T[]): T | null {
  const text = args.text(option);
  if (text === null) return null;
  return allowed.find((known) => known === text) ?? refuse('map', `--${option} ${text}`);
}

/** @example scaleOf('1:10000') // 10000 */
export function scaleOf(text: string | null): number | null {
  if (text === null) return null;
  const number = Number(text.replace(/^1:/, '').replaceAll(',', ''));
  return number >= 100 && number <= 2_000_000 ? number : refuse('map', `--scale ${text}`);
}
