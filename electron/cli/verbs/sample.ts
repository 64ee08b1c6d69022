import { resolve } from 'node:path';
import { makeSample, SAMPLE_SEED } from '../../engine/sample-folder.ts';
import { refuse } from '../arguments.ts';
import type { Verb } from '../verb.ts';

const title = { zh: '生成演示数据', en: 'Make the demonstration data' };

export const sampleVerb: Verb = {
  name: 'sample',
  title: { zh: '写出演示区数据：同样的种子得到同样的文件', en: 'write the demonstration data: same seed, same bytes' },
  usage: 'DIR [--seed N] [--extent quick|district]',
  options: {
    seed: { value: 'N', words: { zh: `随机种子，默认 ${SAMPLE_SEED}`, en: `random seed, ${SAMPLE_SEED} by default` } },
    extent: {
      value: 'quick|district',
      words: {
        zh: '影像范围：quick 为 6 × 6 km（默认），district 为全区',
        en: 'extent of the scenes: quick is 6 × 6 km (default), district the whole district',
      },
    },
  },
  async run(args, session) {
    const folder = resolve(args.positional(0, 'DIR'));
    const extent = args.text('extent') ?? 'quick';
    if (extent !== 'quick' && extent !== 'district') return refuse('sample', `--extent ${extent}`);
    const seed = args.number('seed') ?? SAMPLE_SEED;
    const temporary = session.outputs.beside(folder);
    try {
      const manifest = await makeSample(folder, temporary, (staging) =>
        session.task('sample', title, { folder: staging, extent, seed }),
      );
      return {
        json: { folder, ...manifest },
        lines: [
          {
            zh: `演示数据已写入 ${folder}：${manifest.files.length} 个文件，种子 ${seed}，范围 ${extent}。`,
            en: `The demonstration data is in ${folder}: ${manifest.files.length} files, seed ${seed}, extent ${extent}.`,
          },
        ],
      };
    } finally {
      session.outputs.forget(temporary);
    }
  },
};
