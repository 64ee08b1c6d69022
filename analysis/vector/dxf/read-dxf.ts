import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import { oncePerSource } from '../once-per-source.ts';
import { extensionOf, layerNameOf, type RawLayer, type ReadOptions, type VectorFormat } from '../vector-format.ts';
import { decodeDxf } from './decode-dxf.ts';
import { DRAWING_FIELDS, type DrawingPart, type DrawingRows, drawingRows } from './drawing-rows.ts';
import { readDrawing } from './read-drawing.ts';

/** The text is held whole, and its entities beside it. */
const BYTES_AT_MOST = 200_000_000;
const HEAD_BYTES = 64;

/**
 * Text drawings (AutoCAD DXF, all versions), read as up to four layers: points, lines, polygons and texts. A drawing has no coordinate system:
 * the person chooses. Binary drawings and DWG are refused in words.
 */
export const dxfFormat: VectorFormat = {
  id: 'dxf',
  label: { zh: 'DXF 图形', en: 'DXF drawing' },
  extensions: ['.dxf'],
  recognizes(head, name) {
    const start = new TextDecoder('latin1').decode(head.subarray(0, HEAD_BYTES));
    return (
      extensionOf(name) === '.dxf' ||
      isDwg(start) ||
      isBinary(start) ||
      /^(\uFEFF|ï»¿)?\s*0\s*\r?\n\s*SECTION/.test(start)
    );
  },
  async layers(files, run) {
    return [...(await openDxf(files[0]!, undefined, run)).layers.keys()];
  },
  async read(files, layer, options, run) {
    return readLayer(files[0]!, layer, options, run);
  },
};

const isDwg = (start: string): boolean => /^AC10\d\d\0/.test(start);
const isBinary = (start: string): boolean => start.startsWith('AutoCAD Binary DXF');

interface DxfFile {
  readonly layers: ReadonlyMap<string, DrawingPart>;
  readonly content: DrawingRows;
  readonly encoding: string;
  readonly encodingHow: Words;
  readonly provenance: readonly Words[];
}

async function readLayer(source: ByteSource, name: string, options: ReadOptions, run: Run): Promise<RawLayer> {
  const { layers, content, encoding, encodingHow, provenance } = await openDxf(source, options.encoding, run);
  const { rows, aside, notes } = content.layers.get(layers.get(name) ?? 'line')!;
  const all = [...rows, ...aside];
  const columns = DRAWING_FIELDS.flatMap((_, column) =>
    all.some(({ values }) => values[column] !== null) ? [column] : [],
  );
  const withFilled = <Row extends { readonly values: RawLayer['rows'][number]['values'] }>(row: Row): Row => ({
    ...row,
    values: columns.map((column) => row.values[column]!),
  });
  return {
    ...{ name, encoding, encodingHow, provenance, notes },
    fields: columns.map((column) => DRAWING_FIELDS[column]!),
    rows: rows.map(withFilled),
    aside: aside.map(withFilled),
    crs: null,
    crsHow: { zh: 'DXF 不含坐标系', en: 'a DXF holds no coordinate system' },
    crsProblem: { code: 'missing-crs', file: source.name },
  };
}

const openDxf = oncePerSource(parsed);

async function parsed(source: ByteSource, chosen: string | undefined, run: Run): Promise<DxfFile> {
  const file = source.name;
  const start = new TextDecoder('latin1').decode(await source.read(0, HEAD_BYTES));
  if (isDwg(start)) throw new AppError({ code: 'dwg-file', file });
  if (isBinary(start)) throw new AppError({ code: 'dxf-binary', file });
  if (source.size > BYTES_AT_MOST)
    throw new AppError({ code: 'file-too-large', file, what: 'bytes', limit: BYTES_AT_MOST });
  const { text, encoding, how } = decodeDxf(await source.read(0, source.size), chosen);
  const drawing = await readDrawing(text, file, run.stage('dxf', 0, 0.5));
  const content = await drawingRows(drawing, file, run.stage('dxf', 0.5, 1));
  const isEmpty = [...content.layers.values()].every(({ rows, aside }) => rows.length + aside.length === 0);
  if (isEmpty && drawing.isCut) throw new AppError({ code: 'not-dxf', file, where: '' });
  const parts = [...content.layers.entries()].filter(([, { rows, aside }]) => rows.length + aside.length > 0);
  const shown = parts.length > 0 ? parts.map(([part]) => part) : (['line'] as const);
  const layers = new Map(shown.map((part): [string, DrawingPart] => [`${layerNameOf(file)}_${part}`, part]));
  return { layers, content, encoding, encodingHow: how, provenance: remarksOn(content, drawing.isCut) };
}

function remarksOn({ leftOut, onPaper }: DrawingRows, isCut: boolean): Words[] {
  const words: Words[] = [];
  if (isCut)
    words.push({ zh: '文件没有结束标记，末尾可能缺失', en: 'the file has no end mark; its end may be missing' });
  if (onPaper > 0) {
    words.push({ zh: `${onPaper} 个图纸空间的实体没有读入`, en: `${onPaper} entities of paper space were not read` });
  }
  for (const [type, count] of leftOut) {
    words.push({ zh: `${count} 个 ${type} 实体没有读入`, en: `${count} × ${type} not read` });
  }
  return words;
}
