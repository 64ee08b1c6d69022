import { strToU8, type Zippable, zipSync } from 'fflate';

/** What a crafted workbook holds: the XML of its sheets, and what they lean on. */
export interface CraftedWorkbook {
  /** sheetData and what follows it, by sheet name; a name that begins with "~" is hidden */
  readonly sheets: Readonly<Record<string, string>>;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  /** replaces or adds parts */
  readonly parts?: Zippable;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook part by part, for tests of what other programs write and of what should never be trusted. */
export function craftWorkbook({ sheets, strings, styles, workbookPr = '', parts = {} }: CraftedWorkbook): Uint8Array {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const files: Zippable = {
    '_rels/.rels': text(`<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    'xl/workbook.xml': text(
      `<workbook ${MAIN} xmlns:r="${OFFICE}">${workbookPr}<sheets>${names
        .map((name, at) => {
          const state = name.startsWith('~') ? ' state="hidden"' : '';
          return `<sheet name="${name.replace(/^~/, '')}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
        })
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': text(
      `<Relationships>${names.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${relation('s1', 'sharedStrings', 'sharedStrings.xml')}${relation('s2', 'styles', '/xl/styles.xml')}</Relationships>`,
    ),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': text(`<sst ${MAIN}>${strings}</sst>`) }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': text(`<styleSheet ${MAIN}>${styles}</styleSheet>`) }),
    ...Object.fromEntries(
      Object.values(sheets).map((xml, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        text(`<worksheet ${MAIN}>${xml}</worksheet>`),
      ]),
    ),
    ...parts,
  };
  return zipSync(files);
}

const text = (xml: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);

/** A row of inline text and numbers, without cell references. */
export const craftRow = (...cells: readonly (string | number | null)[]): string =>
  `<row>${cells.map((cell) => (cell === null ? '<c/>' : typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`;
