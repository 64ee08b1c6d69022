import type { ByteSource } from '../../core/bytes.ts';
import { crsProblem } from '../../core/crs/crs-problem.ts';
import { recognizeWkt } from '../../core/crs-wkt.ts';
import { crsWords } from '../../core/crs-words.ts';
import type { CellValue, Crs, RowNote } from '../../core/features.ts';
import { AppError, type Problem } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import {
  type AsideRow,
  extensionOf,
  type RawLayer,
  type RawRow,
  type ReadOptions,
  type VectorFormat,
} from '../vector-format.ts';
import { type Dbf, readDbf } from './read-dbf.ts';
import { readShp, type Shapes } from './read-shp.ts';
import { isZip, type ShapefileParts, shapefilesIn } from './shapefile-parts.ts';

/** Shapefiles: loose files of one name, or one or more of them in a zip. */
export const shapefileFormat: VectorFormat = {
  id: 'shapefile',
  label: { zh: 'Shapefile', en: 'Shapefile' },
  extensions: ['.shp', '.zip'],
  recognizes(head, name) {
    if (isZip(head)) return extensionOf(name) === '.zip';
    return head[0] === 0 && head[1] === 0 && head[2] === 0x27 && head[3] === 0x0a && extensionOf(name) !== '.shx';
  },
  async layers(files) {
    return (await shapefilesIn(files)).map(({ layer }) => layer);
  },
  async read(files, layer, options, run) {
    const found = await shapefilesIn(files);
    const parts = found.find((one) => one.layer === layer);
    if (parts !== undefined) return readShapefile(files[0]!, parts, options, run);
    const layers = found.map((one) => one.layer).join(', ');
    throw new AppError({ code: 'unknown-layer', file: files[0]!.name, layer, layers });
  },
};

async function readShapefile(
  file: ByteSource,
  parts: ShapefileParts,
  options: ReadOptions,
  run: Run,
): Promise<RawLayer> {
  const open = (extension: string) => parts.open.get(extension)?.(run);
  const shapes = await readShp((await open('.shp'))!, await open('.shx'), run.stage('.shp', 0, 0.6));
  const cpg = await textOf(await open('.cpg'));
  const table = await open('.dbf');
  const dbf = table && (await readDbf(table, { chosen: options.encoding, cpg }, run.stage('.dbf', 0.6, 1)));
  if (dbf !== undefined && dbf.records.length !== shapes.shapes.length && !shapes.isCut && !dbf.isCut) {
    const [shapeCount, recordCount] = [shapes.shapes.length, dbf.records.length];
    throw new AppError({ code: 'count-mismatch', file: file.name, shapes: shapeCount, records: recordCount });
  }
  return {
    name: parts.layer,
    fields: dbf?.fields ?? [],
    ...joined(shapes, dbf),
    encoding: dbf?.encoding.encoding ?? null,
    encodingHow: dbf?.encoding.how ?? null,
    ...systemOf(parts.layer, await textOf(await open('.prj'))),
    provenance: provenanceOf(shapes, dbf),
  };
}

/** Record n of the .shp and record n of the .dbf are one row. */
function joined(shapes: Shapes, dbf: Dbf | undefined): Pick<RawLayer, 'rows' | 'aside' | 'notes'> {
  const rows: RawRow[] = [];
  const aside: AsideRow[] = [];
  const notes: RowNote[] = dbf?.badValues.map(({ record, problem }) => ({ row: record + 1, problem })) ?? [];
  // Without a table nobody knows how many shapes a cut file had: at least the one it broke off at.
  const shapeCount = shapes.shapes.length + (shapes.isCut ? 1 : 0);
  const count = dbf === undefined ? shapeCount : Math.max(shapes.shapes.length, dbf.records.length);
  for (let index = 0; index < count; index++) {
    const row = index + 1;
    const values: readonly CellValue[] | null | undefined = dbf === undefined ? [] : dbf.records[index];
    if (values === null) continue;
    const shape = shapes.shapes[index];
    if (shape === undefined || values === undefined) {
      aside.push({ row, problem: { code: 'bad-geometry', row, reason: 'file-ends' }, values: values ?? [] });
    } else if ('fault' in shape) {
      aside.push({ row, problem: { code: 'bad-geometry', row, reason: shape.fault }, values });
    } else {
      rows.push({ row, geometry: shape.geometry, values });
      if (shape.geometry === null) notes.push({ row, problem: { code: 'empty-geometry', row } });
    }
  }
  return { rows, aside, notes };
}

function provenanceOf(shapes: Shapes, dbf: Dbf | undefined): Words[] {
  const words: Words[] = [];
  const deleted = dbf?.records.filter((record) => record === null).length ?? 0;
  if (deleted > 0)
    words.push({ zh: `跳过 ${deleted} 行已标记删除的记录`, en: `${deleted} records marked as deleted were skipped` });
  if (shapes.hasMeasures) words.push({ zh: 'M（量测）值没有读入', en: 'measures (M) were not read' });
  if (shapes.lyingLengths > 0) {
    const { lyingLengths: count } = shapes;
    words.push({
      zh: `${count} 条记录的长度与 .shx 不一致，按 .shx 读取`,
      en: `${count} records give another length than the .shx, which was believed`,
    });
  }
  if (shapes.droppedRings > 0) {
    const { droppedRings: count } = shapes;
    words.push({ zh: `${count} 个没有面积的环没有读入`, en: `rings without an area, left out: ${count}` });
  }
  if (dbf === undefined) words.push({ zh: '没有 .dbf，只有图形', en: 'no .dbf: shapes without values' });
  if (dbf !== undefined && dbf.memoFields.length > 0) {
    const names = dbf.memoFields.join(', ');
    words.push({
      zh: `备注字段（${names}）的内容在 .dbt/.fpt 中，没有读入`,
      en: `memo fields (${names}) keep their text in a .dbt or .fpt file, which is not read`,
    });
  }
  if (dbf !== undefined && dbf.overflows > 0) {
    words.push({
      zh: `${dbf.overflows} 个数值因字段太窄写成了 ****，读作空值`,
      en: `${dbf.overflows} numbers were too wide for their field (****) and are read as no value`,
    });
  }
  return words;
}

function systemOf(
  layer: string,
  prj: string | undefined,
): { crs: Crs | null; crsHow: Words; crsProblem: Problem | null } {
  if (prj === undefined || prj.trim() === '') {
    const crsHow = { zh: '没有 .prj 文件', en: 'there is no .prj file' };
    return { crs: null, crsHow, crsProblem: { code: 'missing-crs', file: layer } };
  }
  const found = recognizeWkt(prj);
  const { crs, name } = found;
  if (crs !== null) {
    const words = crsWords(crs);
    return {
      crs,
      crsHow: { zh: `.prj 的参数：${words.zh}`, en: `parameters of the .prj: ${words.en}` },
      crsProblem: null,
    };
  }
  const crsHow = {
    zh: `.prj 无法识别：${name || '内容不完整'}`,
    en: `the .prj is not recognised: ${name || 'incomplete'}`,
  };
  return { crs: null, crsHow, crsProblem: crsProblem({ ...found, name: name || '.prj' }, layer) };
}

const TEXT_BYTES = 20_000;

/** Small companion files: UTF-8 where it is, else GB18030. */
async function textOf(source: ByteSource | undefined): Promise<string | undefined> {
  if (source === undefined) return undefined;
  const bytes = await source.read(0, TEXT_BYTES);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
