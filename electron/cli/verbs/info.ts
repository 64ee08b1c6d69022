import { basename, resolve } from 'node:path';
import { AppError, explain } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { roleSentence } from '../../../analysis/raster/index.ts';
import type { Extent } from '../../../analysis/vector/geometry-extent.ts';
import { LAYER_ROLES } from '../../contract/model.ts';
import type { PreviewPart } from '../../contract/preview.ts';
import { refuse } from '../arguments.ts';
import { readingOptions } from '../common-options.ts';
import { type PartQuality, qualityLines, qualityOf, qualityWithWords, unitsOf } from '../part-quality.ts';
import type { Session } from '../session.ts';
import { tableChoices, tableOptions } from '../table-options.ts';
import type { Arguments, Verb } from '../verb.ts';

/** Shows what the preview card shows. */
export const infoVerb: Verb = {
  name: 'info',
  title: {
    zh: '程序如何看待一个文件：格式、图层、字段、编码、坐标系、范围、问题',
    en: 'what the app sees in a file: format, layers, fields, encoding, coordinate system, extent, problems',
  },
  usage: 'FILE [--layer NAME] [--crs EPSG:n] [--encoding NAME] [--columns x=A,y=B] [--units U] [--role ROLE]',
  options: {
    ...readingOptions,
    ...tableOptions,
    units: { value: 'U', words: { zh: '街乡边界，用来找出区外的行', en: 'units, to find the rows that lie outside' } },
    role: {
      value: 'ROLE',
      words: { zh: '图层用途，用来检查必需的字段', en: 'what the layer is for, to look for the fields it needs' },
    },
  },
  async run(args, session) {
    const { path: given, ...choices } = tableChoices('info', args.positional(0, 'FILE'), args);
    const path = resolve(given);
    const title = { zh: `读取 ${basename(path)}`, en: `Read ${basename(path)}` };
    const file = { path, encoding: args.text('encoding'), crs: args.text('crs'), ...choices };
    const said = args.text('role');
    const role = LAYER_ROLES.find((one) => one === said);
    if (said !== null && role === undefined) return refuse('info', `--role ${said}`);
    const reference = await placeOfUnits(args, session);
    const parts = await session.task('inspect', title, { ...file, reference, ...(role !== undefined && { role }) });
    const blocked = parts[0]?.blocking;
    if (blocked?.code === 'no-coordinates' && parts.every(({ blocking }) => blocking?.code === 'no-coordinates')) {
      throw new AppError(blocked);
    }
    const qualities: (PartQuality | null)[] = [];
    for (const part of parts) qualities.push(await qualityOf(part, file, args, session));
    return {
      json: {
        file: path,
        parts: parts.map((part, at) => ({ ...withWords(part), quality: qualityWithWords(qualities[at]!) })),
      },
      lines: parts.flatMap((part, at) => [...linesOf(part), ...qualityLines(qualities[at]!, part.problems)]),
    };
  },
};

/** The box of the units in degrees, where the data are expected; null without any. */
async function placeOfUnits(args: Arguments, session: Session): Promise<Extent | null> {
  const units = unitsOf(args.text('units'));
  if (units === null) return null;
  const title = { zh: `读取 ${basename(units.path)}`, en: `Read ${basename(units.path)}` };
  const [part] = await session.task('inspect', title, units);
  return part?.extent ?? null;
}

/** The problems of a part with their words, so that the document reads without our tables. */
function withWords(part: PreviewPart): object {
  return {
    ...part,
    problems: part.problems.map((entry) => ({
      ...entry,
      zh: explain(entry.problem, 'zh'),
      en: explain(entry.problem, 'en'),
    })),
  };
}

function linesOf(part: PreviewPart): Words[] {
  const both = (zh: string, en: string): Words => ({ zh, en });
  const lines = [both(`${part.title}  [${part.format.zh}]`, `${part.title}  [${part.format.en}]`)];
  if (part.raster) {
    const { width, height, bandNames, bandRoles, bandRolesHow: how } = part.raster;
    lines.push(
      both(
        `  像元 ${width} × ${height}，波段 ${bandNames.join(' ')}`,
        `  pixels ${width} × ${height}, bands ${bandNames.join(' ')}`,
      ),
    );
    const [rolesZh, rolesEn] = [roleSentence(bandRoles, 'zh'), roleSentence(bandRoles, 'en')];
    lines.push(both(`  波段用途 ${rolesZh}（${how.zh}）`, `  uses of bands ${rolesEn} (${how.en})`));
  } else {
    const fields = part.fields.map((field) => `${field.name}:${field.type}`).join(' ');
    lines.push(both(`  ${part.rows} 条，${part.geometryType}`, `  ${part.rows} rows, ${part.geometryType}`));
    lines.push(both(`  字段 ${fields}`, `  fields ${fields}`));
    const filled = (part.mapping?.fields ?? []).filter(({ name, from }) => from !== null && from !== name);
    const mapped = filled.map(({ name, from }) => `${from} → ${name}`).join(', ');
    if (mapped !== '') lines.push(both(`  字段对应 ${mapped}`, `  fields matched ${mapped}`));
  }
  if (part.encodingNote) lines.push(both(`  编码 ${part.encodingNote.zh}`, `  encoding ${part.encodingNote.en}`));
  lines.push(both(`  坐标系 ${part.crsNote.zh}`, `  coordinate system ${part.crsNote.en}`));
  if (part.extent) {
    const extent = part.extent.map((value) => value.toFixed(5)).join(', ');
    lines.push(both(`  范围 ${extent}`, `  extent ${extent}`));
  }
  if (part.suggestedDate) lines.push(both(`  日期 ${part.suggestedDate}`, `  date ${part.suggestedDate}`));
  for (const { problem, count, firstRow } of part.problems) {
    const where = {
      zh: firstRow === null ? '' : `（首例第 ${firstRow} 行）`,
      en: firstRow === null ? '' : ` (first: row ${firstRow})`,
    };
    lines.push(
      both(
        `  ! ${explain(problem, 'zh').cause} × ${count}${where.zh}`,
        `  ! ${explain(problem, 'en').cause} × ${count}${where.en}`,
      ),
    );
  }
  if (part.blocking)
    lines.push(both(`  ✗ ${explain(part.blocking, 'zh').remedy}`, `  ✗ ${explain(part.blocking, 'en').remedy}`));
  return lines;
}
