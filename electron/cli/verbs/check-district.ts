import { readingOptions } from '../common-options.ts';
import { tableSource } from '../sources.ts';
import type { Verb } from '../verb.ts';

const title = { zh: '检查行政区划', en: 'Check the district' };

export const checkDistrictVerb: Verb = {
  name: 'check-district',
  title: {
    zh: '街道与地区：个数、名称、椭球面积、缝隙与重叠',
    en: 'units: counts, names against the official 43, ellipsoidal area, gaps and overlaps',
  },
  usage: 'UNITS',
  options: readingOptions,
  async run(args, session) {
    const outcome = await session.task('checkDistrict', title, {
      units: tableSource(args.positional(0, 'UNITS'), args),
    });
    return { json: outcome.report, lines: outcome.lines };
  },
};
