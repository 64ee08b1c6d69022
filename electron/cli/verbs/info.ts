import { basename, resolve } from 'node:path';
import { explain } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
import type { PreviewPart } from '../../contract/model.ts';
import { readingOptions } from '../common-options.ts';
import type { Verb } from '../verb.ts';

/** Shows what the preview card shows. */
export const infoVerb: Verb = {
  name: 'info',
  title: {
    zh: '程序如何看待一个文件：格式、图层、字段、编码、坐标系、范围、问题',
    en: 'what the app sees in a file: format, layers, fields, encoding, coordinate system, extent, problems',
  },
  usage: 'FILE [--crs EPSG:n] [--encoding NAME]',
  options: readingOptions,
  async run(args, session) {
    const path = resolve(args.positional(0, 'FILE'));
    const title = { zh: `读取 ${basename(path)}`, en: `Read ${basename(path)}` };
    const parts = await session.task('inspect', title, {
      path,
      encoding: args.text('encoding'),
      crs: args.text('crs'),
    });
    return { json: { file: path, parts: parts.map(withWords) }, lines: parts.flatMap(linesOf) };
  },
};

/** The problems of a part with their words, so that the document reads without our tables. */
function withWords(part: PreviewPart): unknown {
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
    const { width, height, bandNames } = part.raster;
    lines.push(
      both(
        `  像元 ${width} × ${height}，波段 ${bandNames.join(' ')}`,
        `  pixels ${width} × ${height}, bands ${bandNames.join(' ')}`,
      ),
    );
  } else {
    const fields = part.fields.map((field) => `${field.name}:${field.type}`).join(' ');
    lines.push(both(`  ${part.rows} 条，${part.geometryType}`, `  ${part.rows} rows, ${part.geometryType}`));
    lines.push(both(`  字段 ${fields}`, `  fields ${fields}`));
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
