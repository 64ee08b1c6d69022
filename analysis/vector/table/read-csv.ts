import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { extensionOf, layerNameOf, type RawLayer, type ReadOptions, type VectorFormat } from '../vector-format.ts';
import { decodeTableText, markOf, utf16ByZeros } from './decode-table-text.ts';
import { findDelimiter } from './find-delimiter.ts';
import { readTable } from './read-table.ts';
import { splitRecords } from './split-records.ts';

const BYTES_AT_MOST = 400_000_000;
const CELLS_AT_MOST = 50_000_000;

/** Tables as text: comma, tab, semicolon or stroke between the cells, in any usual encoding. */
export const csvFormat: VectorFormat = {
  id: 'csv',
  label: { zh: 'CSV 表格', en: 'CSV table' },
  extensions: ['.csv', '.tsv', '.txt'],
  recognizes(head, name) {
    const extension = extensionOf(name);
    const isText = !head.includes(0) || markOf(head)?.startsWith('utf-16') === true || utf16ByZeros(head) !== null;
    if (this.extensions.includes(extension)) return isText;
    // Office systems hand out tables of text under the name of a spreadsheet.
    return extension === '.xls' && isText && !/^\s*</.test(new TextDecoder('latin1').decode(head)) && head[0] !== 0xd0;
  },
  async layers(files) {
    return [layerNameOf(files[0]!.name)];
  },
  async read(files, layer, options, run) {
    return readCsv(files[0]!, layer, options, run);
  },
};

/** Problems: `file-too-large`, and those of every table. */
async function readCsv(source: ByteSource, name: string, options: ReadOptions, run: Run): Promise<RawLayer> {
  const file = source.name;
  if (source.size > BYTES_AT_MOST)
    throw new AppError({ code: 'file-too-large', file, what: 'bytes', limit: BYTES_AT_MOST });
  const bytes = await source.read(0, source.size);
  const { text, encoding, how } = decodeTableText(bytes, options.encoding);
  await run.breathe();
  const delimiter = extensionOf(file) === '.tsv' && text.includes('\t') ? '\t' : await findDelimiter(text);
  const { records, unclosed } = await splitRecords(text, delimiter, run.stage('split', 0, 0.4));
  const cells = records.reduce((sum, { length }) => sum + length, 0);
  if (cells > CELLS_AT_MOST) throw new AppError({ code: 'file-too-large', file, what: 'cells', limit: CELLS_AT_MOST });
  const sheet = { name, rows: records, encoding, encodingHow: how, damaged: unclosed, provenance: [] };
  return readTable(file, sheet, options, run.stage('rows', 0.4, 1));
}
