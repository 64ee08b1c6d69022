import { resolve } from 'node:path';
import { refuse } from '../arguments.ts';
import { readingOptions } from '../common-options.ts';
import { paramOptions, readParamsOf } from '../params.ts';
import { tableSource, tableSourceOf } from '../sources.ts';
import type { Arguments, Verb } from '../verb.ts';
import { walkingOptions, walkingOverrides } from '../walking.ts';
import { writeTable } from '../write-table.ts';

const title = { zh: '计算新增点位', en: 'Compute new sites' };
const MODELS: readonly string[] = ['lscp', 'mclp'];
const MODELS_TO_COME: readonly string[] = ['p-median', 'p-center'];

export const locateVerb: Verb = {
  name: 'locate',
  title: {
    zh: '新增点位：最少台数（lscp）或 p 台服务最多人（mclp），带最优性证明',
    en: 'new sites: fewest (lscp) or best p (mclp), with the proven bound',
  },
  usage: 'lscp|mclp --demand FILE --candidates FILE [--existing FILE] [--p N] [--radius-m R] --out FILE',
  options: {
    demand: { value: 'FILE', words: { zh: '需求点', en: 'demand points' } },
    weight: { value: 'FIELD', words: { zh: '权重字段，默认 people', en: 'field with the weight, people by default' } },
    candidates: { value: 'FILE', words: { zh: '候选点位', en: 'candidate sites' } },
    existing: { value: 'FILE', words: { zh: '现有机器', en: 'existing machines' } },
    p: { value: 'N', words: { zh: '新增台数（mclp）', en: 'machines to add (mclp)' } },
    'time-limit-s': { value: 'T', words: { zh: '求解时限，秒', en: 'time limit of the solver, seconds' } },
    ...walkingOptions,
    out: { value: 'FILE', words: { zh: '输出：选中的点位', en: 'output: the chosen sites' } },
    ...paramOptions,
    ...readingOptions,
  },
  async run(args, session) {
    const model = args.positional(0, 'lscp|mclp');
    if (MODELS_TO_COME.includes(model)) return refuse('locate', `${model}: not there yet`);
    if (!MODELS.includes(model)) return refuse('locate', model);
    const out = args.required('out');
    const outcome = await session.task('locate', title, {
      demand: tableSource(args.required('demand'), args),
      candidates: tableSource(args.required('candidates'), args),
      existing: tableSourceOf(args, 'existing'),
      roads: tableSourceOf(args, 'roads'),
      weight: args.text('weight'),
      params: { model, ...readParamsOf('locate', args), ...solverOverrides(args), ...walkingOverrides('locate', args) },
    });
    await writeTable(session, out, outcome.plan);
    return {
      json: { out: resolve(out), summary: outcome.summary, ...outcome.result },
      lines: [outcome.summary, { zh: `点位已写入 ${out}`, en: `Sites written to ${out}` }],
    };
  },
};

function solverOverrides(args: Arguments): Record<string, number> {
  const [p, timeLimitS] = [args.number('p'), args.number('time-limit-s')];
  return { ...(p === null ? {} : { p }), ...(timeLimitS === null ? {} : { timeLimitS }) };
}
