import { resolve } from 'node:path';
import { checkWritable } from '../../engine/datasets/write-vector.ts';
import type { DetectTables } from '../../engine/tasks/detect.ts';
import type { SceneFile } from '../../engine/tasks/scene-file.ts';
import type { TableSource } from '../../engine/tasks/table-source.ts';
import { refuse } from '../arguments.ts';
import { readingOptions } from '../common-options.ts';
import { paramOptions, readParamsOf } from '../params.ts';
import { pairs, tableSource, tableSourceOf } from '../sources.ts';
import type { Arguments, Verb } from '../verb.ts';
import { writeTable } from '../write-table.ts';

const title = { zh: '检测疑似倾倒点', en: 'Detect suspected dumps' };

/** What --context KIND=LAYER may name. */
const CONTEXT_KINDS = ['roads', 'water', 'homes', 'permits', 'complaints', 'facilities', 'landUse'] as const;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const detectVerb: Verb = {
  name: 'detect',
  title: { zh: '检测疑似倾倒点，候选带全部评分项', en: 'the dump detection run; candidates carry every score term' },
  usage: '--after TIF [--before TIF] [options] --out CANDIDATES.geojson|gpkg|csv',
  options: {
    after: { value: 'TIF', words: { zh: '较新的影像', en: 'the later scene' } },
    before: {
      value: 'TIF',
      words: { zh: '较早的影像；没有则只用一个时相', en: 'the earlier scene; without it one date is used' },
    },
    scene: {
      value: 'TIF',
      many: true,
      words: {
        zh: '其他时相：按日期补足缺少的前后影像',
        en: 'more scenes: by date they fill a missing after or before',
      },
    },
    date: {
      value: 'ROLE=DATE',
      many: true,
      words: { zh: '日期，如 after=2026-05-20', en: 'a date, e.g. after=2026-05-20' },
    },
    bands: {
      value: 'ROLE=N,…',
      words: { zh: '波段号（从 1 起），如 blue=1,green=2', en: 'band numbers from 1, e.g. blue=1,green=2' },
    },
    scale: { value: 'F', words: { zh: '反射率 = 存储值 × F + 偏移', en: 'reflectance = stored × F + offset' } },
    offset: { value: 'F', words: { zh: '反射率偏移', en: 'reflectance offset' } },
    mask: { value: 'TIF', words: { zh: '较新影像的 SCL 分类', en: 'SCL classes of the later scene' } },
    'before-mask': { value: 'TIF', words: { zh: '较早影像的 SCL 分类', en: 'SCL classes of the earlier scene' } },
    units: { value: 'FILE', words: { zh: '街道与地区；只在其中检测', en: 'units; the run is limited to them' } },
    exclude: {
      value: 'FILE',
      many: true,
      words: { zh: '排除区图层', en: 'a layer inside which candidates are set aside' },
    },
    context: {
      value: 'KIND=FILE',
      many: true,
      words: {
        zh: `背景图层，KIND 为 ${CONTEXT_KINDS.join('、')}`,
        en: `a context layer, KIND one of ${CONTEXT_KINDS.join(', ')}`,
      },
    },
    out: { value: 'FILE', words: { zh: '输出', en: 'output' } },
    ...paramOptions,
    ...readingOptions,
  },
  async run(args, session) {
    const out = args.required('out');
    checkWritable(out);
    const { after, before } = scenesOf(args);
    const outcome = await session.task('detect', title, {
      after,
      before,
      tables: contextOf(args),
      exclusions: args.all('exclude').map((text) => tableSource(text, args)),
      params: readParamsOf('detect', args),
    });
    await writeTable(session, out, outcome.candidates);
    return {
      json: {
        out: resolve(out),
        candidates: outcome.candidates.rows.length,
        summary: outcome.summary,
        ...outcome.result,
      },
      lines: [outcome.summary, { zh: `候选已写入 ${out}`, en: `Candidates written to ${out}` }],
    };
  },
};

function scenesOf(args: Arguments): { after: SceneFile; before: SceneFile | null } {
  const dates = new Map(pairs(args.all('date'), (entry) => refuse('detect', `--date ${entry}`)));
  for (const [role, date] of dates) {
    if (!['after', 'before'].includes(role) || !DATE.test(date)) refuse('detect', `--date ${role}=${date}`);
  }
  const bands = bandsOf(args);
  const [scale, offset] = [args.number('scale'), args.number('offset')];
  const scene = (path: string, role: 'after' | 'before', mask: string | null): SceneFile => ({
    path: resolve(path),
    date: dates.get(role) ?? null,
    maskPath: mask === null ? null : resolve(mask),
    bands,
    scale,
    offset,
    crsWhereMissing: args.text('crs'),
  });
  const [after, before] = namedScenes(args);
  return {
    after: scene(after, 'after', args.text('mask')),
    before: before === null ? null : scene(before, 'before', args.text('before-mask')),
  };
}

/** --scene files stand in for what --after and --before leave open, the newest name first. */
function namedScenes(args: Arguments): [after: string, before: string | null] {
  const more = [...args.all('scene')].sort().reverse();
  const after = args.text('after') ?? more.shift() ?? args.required('after');
  return [after, args.text('before') ?? more.shift() ?? null];
}

function bandsOf(args: Arguments): Readonly<Record<string, number>> | null {
  const text = args.text('bands');
  if (text === null) return null;
  const bands: Record<string, number> = {};
  for (const [role, value] of pairs(text.split(','), (entry) => refuse('detect', `--bands ${entry}`))) {
    const number = Number(value);
    if (!(Number.isInteger(number) && number >= 1)) refuse('detect', `--bands ${role}=${value}`);
    bands[role] = number - 1;
  }
  return bands;
}

function contextOf(args: Arguments): DetectTables {
  const tables: Record<string, TableSource> = {};
  const units = tableSourceOf(args, 'units');
  if (units !== null) tables['units'] = units;
  for (const [kind, file] of pairs(args.all('context'), (entry) => refuse('detect', `--context ${entry}`))) {
    if (!CONTEXT_KINDS.some((known) => known === kind)) refuse('detect', `--context ${kind}`);
    tables[kind] = tableSource(file, args);
  }
  return tables;
}
