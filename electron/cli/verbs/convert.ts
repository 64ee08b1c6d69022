import { basename, resolve } from 'node:path';
import { isKnownCrs } from '../../../analysis/core/crs.ts';
import type { Crs } from '../../../analysis/core/features.ts';
import { checkWritable } from '../../engine/datasets/write-vector.ts';
import { refuse } from '../arguments.ts';
import { splitLayer } from '../sources.ts';
import type { Verb } from '../verb.ts';

export const convertVerb: Verb = {
  name: 'convert',
  title: { zh: '在可读与可写的矢量格式之间转换', en: 'any readable vector format to any writable one' },
  usage: 'IN OUT [--to-crs EPSG:n] [--from-crs EPSG:n] [--encoding NAME] [--where FIELD=VALUE]',
  options: {
    'to-crs': {
      value: 'EPSG:n',
      words: { zh: '输出坐标系（geojson 恒为 EPSG:4326）', en: 'output system (geojson is always EPSG:4326)' },
    },
    'from-crs': {
      value: 'EPSG:n',
      words: { zh: '输入坐标系，代替文件所说的', en: 'input system in place of what the file says' },
    },
    encoding: { value: 'NAME', words: { zh: '输入文字编码', en: 'text encoding of the input' } },
    'out-encoding': { value: 'gbk|utf-8', words: { zh: '输出文字编码', en: 'text encoding of the output' } },
    where: {
      value: 'FIELD=VALUE',
      words: { zh: '只保留字段等于该值的记录', en: 'only rows whose field has this value' },
    },
  },
  async run(args, session) {
    const [path, layer] = splitLayer(args.positional(0, 'IN'));
    const out = args.positional(1, 'OUT');
    checkWritable(out);
    const toCrs = args.text('to-crs');
    if (toCrs !== null && !isKnownCrs(toCrs)) return refuse('convert', `--to-crs ${toCrs}`);
    const encoding = outEncoding(args.text('out-encoding') ?? 'utf-8');
    const title = { zh: `转换 ${basename(path)}`, en: `Convert ${basename(path)}` };
    let rows = 0;
    await session.outputs.whole(out, async (temporaryPath) => {
      const file = { path: resolve(path), layer, encoding: args.text('encoding'), crs: args.text('from-crs') };
      const input = {
        file,
        out: temporaryPath,
        toCrs: toCrs as Crs | null,
        encoding,
        where: where(args.text('where')),
      };
      ({ rows } = await session.task('convert', title, input));
    });
    return {
      json: { out: resolve(out), rows },
      lines: [{ zh: `${rows} 条记录已写入 ${out}`, en: `${rows} rows written to ${out}` }],
    };
  },
};

const outEncoding = (name: string): 'utf-8' | 'gbk' =>
  name === 'utf-8' || name === 'gbk' ? name : refuse('convert', `--out-encoding ${name}`);

function where(text: string | null): { readonly field: string; readonly value: string } | null {
  if (text === null) return null;
  const at = text.indexOf('=');
  return at > 0 ? { field: text.slice(0, at), value: text.slice(at + 1) } : refuse('convert', `--where ${text}`);
}
