import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { distinctNames } from '../field-types.ts';
import { newUnpackBudget, type UnpackBudget, unpackEntry } from '../zip/unpack-entry.ts';
import { readZipDirectory, type ZipEntry } from '../zip/zip-directory.ts';
import { XmlCursor } from './xml-cursor.ts';

/** One sheet of a workbook, not yet read. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

/** A workbook whose parts are taken out one by one, all under one budget. */
export interface Workbook {
  readonly file: string;
  readonly sheets: readonly WorkbookSheet[];
  /** days count from 1904 in place of 1900 */
  readonly is1904: boolean;
  readonly sharedStrings: ZipEntry | null;
  readonly styles: ZipEntry | null;
  xmlOf(entry: ZipEntry, run: Run): Promise<string>;
}

const SHEETS_AT_MOST = 255;

/** Reads the list of sheets (ECMA-376 part 1, §18.2). Problems: `damaged-file`, `spreadsheet-kind`, and those of zips. */
export async function openWorkbook(source: ByteSource, run: Run): Promise<Workbook> {
  const file = source.name;
  const entries = await readZipDirectory(source);
  const byPath = new Map(
    entries.map((entry) => [entry.name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase(), entry]),
  );
  refuseOthers(file, byPath);
  const budget = newUnpackBudget();
  const xmlOf = (entry: ZipEntry, part: Run): Promise<string> => textOf(source, entry, budget, part);
  const mainPath = await mainPartOf(byPath, xmlOf, run);
  const main = byPath.get(mainPath);
  if (main === undefined) throw new AppError({ code: 'damaged-file', file, where: 'workbook.xml' });
  const folder = mainPath.slice(0, mainPath.lastIndexOf('/') + 1);
  const relations = await relationsOf(
    byPath.get(`${folder}_rels/${mainPath.slice(folder.length)}.rels`),
    folder,
    xmlOf,
    run,
  );
  const { sheets, is1904 } = sheetsIn(await xmlOf(main, run), relations, byPath);
  if (sheets.length === 0) throw new AppError({ code: 'damaged-file', file, where: 'workbook.xml' });
  const partOf = (type: string): ZipEntry | null => {
    const relation = [...relations.values()].find((one) => one.type.endsWith(`/${type}`));
    return (relation && byPath.get(relation.path)) ?? null;
  };
  return { file, sheets, is1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles'), xmlOf };
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

type XmlOf = (entry: ZipEntry, run: Run) => Promise<string>;

/** Other spreadsheets that come as a zip. */
function refuseOthers(file: string, parts: ReadonlyMap<string, ZipEntry>): void {
  if (parts.has('xl/workbook.bin')) throw new AppError({ code: 'spreadsheet-kind', file, kind: 'xlsb' });
  if (parts.has('content.xml')) throw new AppError({ code: 'spreadsheet-kind', file, kind: 'ods' });
}

async function textOf(source: ByteSource, entry: ZipEntry, budget: UnpackBudget, run: Run): Promise<string> {
  const unpacked = await unpackEntry(source, entry, budget, run);
  const bytes = await unpacked.read(0, unpacked.size);
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const xml = new TextDecoder(label).decode(bytes);
  if (/<!DOCTYPE/i.test(xml.slice(0, 1_000)))
    throw new AppError({ code: 'damaged-file', file: source.name, where: 'DOCTYPE' });
  return xml;
}

async function mainPartOf(parts: ReadonlyMap<string, ZipEntry>, xmlOf: XmlOf, run: Run): Promise<string> {
  const relations = await relationsOf(parts.get('_rels/.rels'), '', xmlOf, run);
  const main = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'));
  return main?.path ?? 'xl/workbook.xml';
}

async function relationsOf(
  entry: ZipEntry | undefined,
  folder: string,
  xmlOf: XmlOf,
  run: Run,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (entry === undefined) return relations;
  const cursor = new XmlCursor(await xmlOf(entry, run));
  while (cursor.next()) {
    const [id, target] =
      cursor.name === 'Relationship' ? [cursor.attribute('Id'), cursor.attribute('Target')] : [null, null];
    if (id === null || target === null || cursor.attribute('TargetMode') === 'External') continue;
    relations.set(id, { type: cursor.attribute('Type') ?? '', path: partPath(folder, target) });
  }
  return relations;
}

/** Names inside the archive only; nothing on disk is ever opened by them. */
function partPath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split(/[/\\]/)) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/').toLowerCase();
}

function sheetsIn(
  xml: string,
  relations: ReadonlyMap<string, Relation>,
  parts: ReadonlyMap<string, ZipEntry>,
): Pick<Workbook, 'sheets' | 'is1904'> {
  const found: WorkbookSheet[] = [];
  let is1904 = false;
  const cursor = new XmlCursor(xml);
  while (cursor.next() && found.length < SHEETS_AT_MOST) {
    if (cursor.name === 'workbookPr') is1904 = /^(1|true|on)$/i.test(cursor.attribute('date1904') ?? '');
    if (cursor.name !== 'sheet' || cursor.kind === 'close') continue;
    const relation = relations.get(cursor.attribute('id') ?? '');
    const entry = relation && parts.get(relation.path);
    // Sheets of charts and macros hold no cells.
    if (entry === undefined || !/\/worksheet$/.test(relation?.type ?? '')) continue;
    const state = cursor.attribute('state') ?? 'visible';
    found.push({ name: cursor.attribute('name') ?? '', isHidden: state !== 'visible', entry });
  }
  const names = distinctNames(found.map(({ name }) => name));
  return { sheets: found.map((sheet, at) => ({ ...sheet, name: names[at]! })), is1904 };
}
