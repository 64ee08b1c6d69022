import { resolve } from 'node:path';
import { checkWritable } from '../../engine/datasets/write-vector.ts';
import type { TableSource } from '../../engine/tasks/table-source.ts';
import { refuse } from '../arguments.ts';
import { readingOptions } from '../common-options.ts';
import { paramOptions, readParamsOf } from '../params.ts';
import { tableSource, tableSourceOf } from '../sources.ts';
import type { Arguments, Verb } from '../verb.ts';
import { walkingOptions, walkingOverrides } from '../walking.ts';
import { writeTable } from '../write-table.ts';

const title = { zh: '计算新增点位', en: 'Compute new sites' };
const MODELS: readonly string[] = ['lscp', 'mclp', 'p-median', 'p-center'];

export const locateVerb: Verb = {
  name: 'locate',
  title: {
    zh: '新增点位：最少台数、p 台服务最多人、总距离最短或最远距离最短，带最优性证明',
    en: 'new sites: fewest, best p, shortest total or shortest longest walk, with the proven bound',
  },
  usage:
    'lscp|mclp|p-median|p-center --demand FILE --candidates FILE [--existing FILE] [--p N] [--radius-m R] --out FILE',
  options: {
    demand: { value: 'FILE', words: { zh: '需求点', en: 'demand points' } },
    weight: { value: 'FIELD', words: { zh: '权重字段，默认 people', en: 'field with the weight, people by default' } },
    candidates: { value: 'FILE', words: { zh: '候选点位', en: 'candidate sites' } },
    existing: { value: 'FILE', words: { zh: '现有机器', en: 'existing machines' } },
    units: { value: 'FILE', words: { zh: '街道与地区，供各街道上限使用', en: 'units, for a limit per unit' } },
    distances: {
      value: 'CSV',
      words: { zh: '需求 × 候选的距离矩阵，代替几何', en: 'demand × candidate cost matrix in place of geometry' },
    },
    'max-per-unit': { value: 'N', words: { zh: '每个街道新增上限', en: 'most new sites per unit' } },
    'min-spacing-m': {
      value: 'S',
      words: { zh: '新增点位最小间距，米', en: 'least distance between new sites, metres' },
    },
    p: { value: 'N', words: { zh: '新增台数（mclp）', en: 'machines to add (mclp)' } },
    'time-limit-s': { value: 'T', words: { zh: '求解时限，秒', en: 'time limit of the solver, seconds' } },
    ...walkingOptions,
    out: { value: 'FILE', words: { zh: '输出：选中的点位', en: 'output: the chosen sites' } },
    ...paramOptions,
    ...readingOptions,
  },
  async run(args, session) {
    const model = args.positional(0, MODELS.join('|'));
    if (!MODELS.includes(model)) return refuse('locate', model);
    const out = args.required('out');
    checkWritable(out);
    const distances = args.text('distances');
    const layer = (option: string): TableSource | null =>
      distances === null ? tableSource(args.required(option), args) : tableSourceOf(args, option);
    const outcome = await session.task('locate', title, {
      demand: layer('demand'),
      candidates: layer('candidates'),
      units: tableSourceOf(args, 'units'),
      distancesPath: distances === null ? null : resolve(distances),
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

const NUMBERS = { p: 'p', 'time-limit-s': 'timeLimitS', 'max-per-unit': 'maxPerUnit', 'min-spacing-m': 'minSpacingM' };

function solverOverrides(args: Arguments): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [option, param] of Object.entries(NUMBERS)) {
    const value = args.number(option);
    if (value !== null) values[param] = value;
  }
  return values;
}
