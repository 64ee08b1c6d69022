import { basename, extname, resolve } from 'node:path';
import { isKnownCrs } from '../../../analysis/core/crs.ts';
import type { Crs } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { shiftedNames } from '../../../analysis/vector/shifted-flag.ts';
import { shiftedOrigin } from '../../../analysis/vector/shifted-provenance.ts';
import { checkWritable } from '../../engine/datasets/write-vector.ts';
import type { Converted } from '../../engine/tasks/convert.ts';
import { conditionOf } from '../../engine/tasks/where-rows.ts';
import { refuse } from '../arguments.ts';
import { tableChoices, tableOptions } from '../table-options.ts';
import type { Verb } from '../verb.ts';

export const convertVerb: Verb = {
  name: 'convert',
  title: { zh: '在可读与可写的矢量格式之间转换', en: 'any readable vector format to any writable one' },
  usage:
    'IN OUT [--layer NAME] [--to-crs EPSG:n] [--from-crs EPSG:n] [--encoding NAME] [--columns x=A,y=B] [--map FROM=TO] [--where CONDITION] [--aside CSV]',
  options: {
    ...tableOptions,
    'to-crs': {
      value: 'EPSG:n|PROJ|FILE.prj',
      words: { zh: '输出坐标系（geojson 恒为 EPSG:4326）', en: 'output system (geojson is always EPSG:4326)' },
    },
    'from-crs': {
      value: 'EPSG:n|PROJ|FILE.prj|GCJ-02|BD-09',
      words: { zh: '输入坐标系，代替文件所说的', en: 'input system in place of what the file says' },
    },
    encoding: { value: 'NAME', words: { zh: '输入文字编码', en: 'text encoding of the input' } },
    'out-encoding': { value: 'gbk|utf-8', words: { zh: '输出文字编码', en: 'text encoding of the output' } },
    where: {
      value: 'FIELD(=|!=|<|<=|>|>=|like)VALUE',
      many: true,
      words: { zh: '只保留符合条件的记录（可多次）', en: 'only rows for which this holds (may be repeated)' },
    },
    aside: {
      value: 'CSV',
      words: {
        zh: '把不能使用的行连同原因写入此文件',
        en: 'writes the rows that cannot be used here, with their reasons',
      },
    },
  },
  async run(args, session) {
    const { path, ...choices } = tableChoices('convert', args.positional(0, 'IN'), args);
    const out = args.positional(1, 'OUT');
    checkWritable(out);
    const aside = args.text('aside');
    if (aside !== null && extname(aside).toLowerCase() !== '.csv') {
      throw new AppError({ code: 'output-format', file: basename(aside), allowed: '.csv' });
    }
    const toCrs = args.text('to-crs');
    if (toCrs !== null && !isKnownCrs(toCrs)) return refuse('convert', `--to-crs ${toCrs}`);
    const title = { zh: `转换 ${basename(path)}`, en: `Convert ${basename(path)}` };
    const input = {
      file: { path: resolve(path), encoding: args.text('encoding'), crs: args.text('from-crs'), ...choices },
      toCrs: toCrs as Crs | null,
      encoding: outEncoding(args.text('out-encoding') ?? 'utf-8'),
      where: args.all('where').map((text) => conditionOf(text) ?? refuse('convert', `--where ${text}`)),
    };
    const write = async (asidePath: string | null): Promise<Converted> => {
      let converted: Converted | null = null;
      await session.outputs.whole(out, async (temporaryPath) => {
        converted = await session.task('convert', title, { ...input, out: temporaryPath, aside: asidePath });
      });
      return converted!;
    };
    let converted: Converted | null = null;
    if (aside === null) converted = await write(null);
    else {
      await session.outputs.whole(aside, async (temporaryPath) => {
        converted = await write(temporaryPath);
      });
    }
    const facts = converted!;
    const files = { out: resolve(out), ...(aside !== null && { aside: resolve(aside) }) };
    return { json: { ...files, ...facts }, lines: linesOf(facts, out, aside) };
  },
};

function linesOf(
  { rows, keptAside, fieldNames, cutValues, lostHeights, lostSystem, provenance }: Converted,
  out: string,
  aside: string | null,
): Words[] {
  const lines = [{ zh: `${rows} 条记录已写入 ${out}`, en: `${rows} rows written to ${out}` }];
  const names = shiftedNames(shiftedOrigin(provenance));
  if (names !== '') {
    lines.push({
      zh: `坐标由 ${names} 近似换算而来，误差可达数米，每条记录在字段 coord_from 中注明`,
      en: `positions were converted approximately from ${names}, metres off at worst; every row says so in its field coord_from`,
    });
  }
  if (keptAside > 0) {
    const where =
      aside === null
        ? { zh: '（用 --aside 文件.csv 写出）', en: ' (write them with --aside FILE.csv)' }
        : { zh: `，见 ${aside}`, en: `: ${aside}` };
    lines.push({ zh: `${keptAside} 条不能使用${where.zh}`, en: `${keptAside} rows cannot be used${where.en}` });
  }
  if (fieldNames.length > 0) {
    const names = fieldNames.map(({ from, to }) => `${from} → ${to}`).join(', ');
    lines.push({ zh: `字段改名 ${names}`, en: `fields renamed ${names}` });
  }
  if (cutValues > 0)
    lines.push({
      zh: `${cutValues} 个文字值超过该格式的长度`,
      en: `${cutValues} texts are longer than the format holds`,
    });
  if (lostSystem) {
    lines.push({
      zh: '该格式写不出此坐标系，文件没有坐标系说明，请另行告知使用者',
      en: 'the format has no words for this coordinate system: tell whoever opens the file',
    });
  }
  if (lostHeights) lines.push({ zh: '高程没有写出', en: 'heights were left out' });
  return lines;
}

const outEncoding = (name: string): 'utf-8' | 'gbk' =>
  name === 'utf-8' || name === 'gbk' ? name : refuse('convert', `--out-encoding ${name}`);
