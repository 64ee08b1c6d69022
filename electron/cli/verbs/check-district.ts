import { resolve } from 'node:path';
import { checkWritable } from '../../engine/datasets/write-vector.ts';
import { readingOptions } from '../common-options.ts';
import type { Session } from '../session.ts';
import { tableSource } from '../sources.ts';
import type { Arguments, Verb, VerbResult } from '../verb.ts';

const title = { zh: '检查行政区划', en: 'Check the district' };

export const checkDistrictVerb: Verb = {
  name: 'check-district',
  title: {
    zh: '街道与地区：个数、名称、椭球面积、缝隙与重叠',
    en: 'units: counts, names against the official 43, ellipsoidal area, gaps and overlaps',
  },
  usage: 'UNITS [--fix OUT]',
  options: {
    ...readingOptions,
    fix: {
      value: 'OUT',
      words: {
        zh: '把能自动修复的都修复好，写入新文件，原文件不变',
        en: 'repair what can be repaired into a new file; the input stays as it is',
      },
    },
  },
  async run(args, session) {
    const out = args.text('fix');
    if (out !== null) return fix(args, session, out);
    const outcome = await session.task('checkDistrict', title, {
      units: tableSource(args.positional(0, 'UNITS'), args),
    });
    return { json: outcome.report, lines: outcome.lines };
  },
};

async function fix(args: Arguments, session: Session, out: string): Promise<VerbResult> {
  checkWritable(out);
  const units = tableSource(args.positional(0, 'UNITS'), args);
  let json: unknown = null;
  const lines = [{ zh: `已写入 ${out}`, en: `written to ${out}` }];
  await session.outputs.whole(out, async (temporaryPath) => {
    const done = await session.task('repairDistrict', title, { units, findings: null, out: temporaryPath });
    const [repaired, after] = [done.repaired, done.after];
    json = { out: resolve(out), repaired, after };
    lines.unshift(...repaired.map(({ zh, en }) => ({ zh: `已修复：${zh}`, en: `repaired: ${en}` })), ...after);
  });
  return { json, lines };
}
