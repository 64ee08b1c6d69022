import { resolve } from 'node:path';
import { checkWritable } from '../../engine/datasets/write-vector.ts';
import { readingOptions } from '../common-options.ts';
import { paramOptions, readParamsOf } from '../params.ts';
import { tableSource, tableSourceOf } from '../sources.ts';
import type { Verb } from '../verb.ts';
import { walkingOptions, walkingOverrides } from '../walking.ts';
import { writeTable } from '../write-table.ts';

const title = { zh: '服务覆盖', en: 'Service coverage' };

export const coverageVerb: Verb = {
  name: 'coverage',
  title: {
    zh: '谁得到了服务：各街道的人口、户数、社区、面积与缺口',
    en: 'who is served: people, households, communities, area per unit, and the gaps',
  },
  usage: '--demand FILE --facilities FILE --units FILE (--radius-m R | --minutes M) [--roads FILE] --out FILE',
  options: {
    demand: { value: 'FILE', words: { zh: '需求点（小区或社区）', en: 'demand points (compounds or communities)' } },
    weight: { value: 'FIELD', words: { zh: '人口字段，默认 people', en: 'field with the people, people by default' } },
    facilities: { value: 'FILE', words: { zh: '设施或机器', en: 'facilities or machines' } },
    units: { value: 'FILE', words: { zh: '街道与地区', en: 'units' } },
    communities: { value: 'FILE', words: { zh: '社区与村', en: 'communities and villages' } },
    ...walkingOptions,
    out: {
      value: 'FILE',
      words: { zh: '输出：缺口点；.csv 时为各街道表', en: 'output: the gaps; as .csv the table of units' },
    },
    'out-units': { value: 'FILE', words: { zh: '输出：各街道多边形与数字', en: 'output: units with their figures' } },
    ...paramOptions,
    ...readingOptions,
  },
  async run(args, session) {
    const out = args.required('out');
    checkWritable(out);
    const outcome = await session.task('coverage', title, {
      demand: tableSource(args.required('demand'), args),
      facilities: tableSource(args.required('facilities'), args),
      units: tableSource(args.required('units'), args),
      communities: tableSourceOf(args, 'communities'),
      roads: tableSourceOf(args, 'roads'),
      weight: args.text('weight'),
      params: { ...readParamsOf('coverage', args), ...walkingOverrides('coverage', args) },
    });
    await writeTable(session, out, out.toLowerCase().endsWith('.csv') ? outcome.units : outcome.gaps);
    const outUnits = args.text('out-units');
    if (outUnits !== null) await writeTable(session, outUnits, outcome.units);
    return {
      json: { out: resolve(out), summary: outcome.summary, ...outcome.result },
      lines: [outcome.summary, { zh: `结果已写入 ${out}`, en: `Written to ${out}` }],
    };
  },
};
