import { basename, resolve } from 'node:path';
import type { Verb } from '../verb.ts';

/** Reduced copies beside an image, for any program that knows GDAL's .ovr files. */
export const overviewsVerb: Verb = {
  name: 'overviews',
  title: {
    zh: '为影像生成金字塔（旁置 .ovr，GDAL 与 QGIS 同样可用）',
    en: 'reduced copies of an image, in an .ovr file beside it that GDAL and QGIS use too',
  },
  usage: 'TIF',
  options: {},
  async run(args, session) {
    const path = resolve(args.positional(0, 'TIF'));
    const name = basename(path);
    const outcome = await session.task(
      'buildOverviews',
      { zh: `生成金字塔 ${name}`, en: `Build overviews of ${name}` },
      { path },
    );
    const sizes = outcome.sizes.map(({ width, height }) => `${width} × ${height}`).join(', ');
    const lines = {
      built: { zh: `已写入 ${outcome.path}：${sizes}`, en: `Written to ${outcome.path}: ${sizes}` },
      present: { zh: `已有金字塔：${sizes}`, en: `There are overviews already: ${sizes}` },
      small: { zh: '影像很小，不需要金字塔。', en: 'The image is small and needs none.' },
    };
    return { json: outcome, lines: [lines[outcome.status]] };
  },
};
