import type { Language } from '../../../../analysis/core/words.ts';
import type { SheetOptions } from '../../../contract/model.ts';
import type { SymbolClass } from '../../../contract/symbols.ts';
import type { MapFrame } from './map-frame.ts';
import type { RectMm } from './page.ts';
import { northArrow, scaleBar } from './scale-and-north.ts';
import { lineBetween, mm, textAt, textWidthMm, wrapText } from './svg.ts';
import { swatch } from './symbol-svg.ts';
import { classificationWords, sheetWords } from './words.ts';

export interface SideContent {
  readonly legend: readonly SymbolClass[];
  /** one line for each source, with its date */
  readonly sources: readonly string[];
  readonly isDemonstration: boolean;
  /** YYYY-MM-DD */
  readonly date: string;
}

const LEGEND_ROWS_MM = [5.4, 5, 4.6, 4.2];
const LEGEND_TITLE_MM = 8.5;
const LEGEND_TEXT_MM = 2.8;
/** a swatch with the air around it */
const SWATCH_MM = 8.4;
const SMALL_MM = 2.5;
const SIGN_ROW_MM = 6.2;

/** Everything that explains the map: one column on a sheet across, two beside each other on an upright one. */
export function sideBlock(area: RectMm, frame: MapFrame, content: SideContent, options: SheetOptions): string {
  const across = options.orientation === 'landscape';
  const left = across ? area : { ...area, width: area.width * 0.58 };
  const right = across ? area : { ...area, x: area.x + area.width * 0.6, width: area.width * 0.4 };
  const signTop = area.y + area.height - 5 * SIGN_ROW_MM;
  const scaleTop = across ? area.y + 2 : area.y + 1;
  const scaleRow = { x: right.x + 2, y: scaleTop, width: right.width - 22, height: 14 };
  const legendTop = across ? scaleTop + 20 : area.y + 1;
  const notes = noteLines(content, options.language, left.width - 4);
  const notesBottom = across ? signTop - 2 : area.y + area.height;
  const notesTop = notesBottom - notes.length * SMALL_MM * 1.45 - 1;
  const legendBottom = notesTop - 2;
  return [
    scaleBar(frame, scaleRow, options.language),
    northArrow(frame, right.x + right.width - 10, scaleTop + 11, options.language),
    legendBlock(
      { x: left.x + 2, y: legendTop, width: left.width - 4, height: legendBottom - legendTop },
      content,
      options.language,
    ),
    noteBlock(left.x + 2, notesTop, notes),
    signBlock({ x: right.x, y: signTop, width: right.width, height: 5 * SIGN_ROW_MM }, content, options),
  ].join('');
}

function legendBlock(area: RectMm, { legend }: SideContent, language: Language): string {
  const title = textAt(area.x, area.y + 4, sheetWords.legend[language], { sizeMm: 3.6, weight: 700 });
  const { rowMm, rows, columns } = legendGrid(area.height - LEGEND_TITLE_MM, legend.length);
  const columnMm = area.width / columns;
  const longest = Math.max(...legend.map(({ words }) => textWidthMm(words[language], 1)), 1);
  const sizeMm = Math.min(LEGEND_TEXT_MM, (columnMm - SWATCH_MM - 1) / longest);
  const entries = legend.map((entry, index) => {
    const x = area.x + Math.floor(index / rows) * columnMm;
    const y = area.y + LEGEND_TITLE_MM + (index % rows) * rowMm;
    const text = textAt(x + SWATCH_MM, y + sizeMm * 0.36, entry.words[language], { sizeMm });
    return swatch(entry.symbol, x + SWATCH_MM / 2 - 0.6, y, `legend-${index}`) + text;
  });
  return title + entries.join('');
}

/** The roomiest rows that need two columns at the most; the tightest where even those do not. */
function legendGrid(heightMm: number, entries: number): { rowMm: number; rows: number; columns: number } {
  const grids = LEGEND_ROWS_MM.map((rowMm) => {
    const rows = Math.max(1, Math.floor(heightMm / rowMm));
    return { rowMm, rows, columns: Math.max(1, Math.ceil(entries / rows)) };
  });
  return grids.find(({ columns }) => columns <= 2) ?? grids[grids.length - 1]!;
}

function noteLines(content: SideContent, language: Language, widthMm: number): { text: string; isBold: boolean }[] {
  const wrapped = (text: string, isBold = false) =>
    wrapText(text, widthMm, SMALL_MM).map((line) => ({ text: line, isBold }));
  return [
    ...wrapped(sheetWords.crs[language]),
    ...wrapped(sheetWords.height[language]),
    ...wrapped(sheetWords.sources[language], true),
    ...content.sources.flatMap((source) => wrapped(source)),
    ...wrapped(sheetWords.disclaimer[language]),
    ...(content.isDemonstration ? wrapped(sheetWords.demonstration[language], true) : []),
  ];
}

const noteBlock = (x: number, y: number, lines: readonly { text: string; isBold: boolean }[]): string =>
  lines
    .map(({ text, isBold }, index) =>
      textAt(x, y + SMALL_MM + index * SMALL_MM * 1.45, text, { sizeMm: SMALL_MM, weight: isBold ? 700 : 400 }),
    )
    .join('');

function signBlock(area: RectMm, content: SideContent, options: SheetOptions): string {
  const { language } = options;
  const rows: readonly (readonly [string, string])[] = [
    [sheetWords.drawnBy[language], options.drawnBy],
    [sheetWords.checkedBy[language], options.checkedBy],
    [sheetWords.approvedBy[language], options.approvedBy],
    [sheetWords.date[language], content.date],
    [sheetWords.classification[language], classificationWords[options.classification][language]],
  ];
  const columnX = area.x + Math.min(26, area.width * 0.4);
  const frame = `<rect x="${mm(area.x)}" y="${mm(area.y)}" width="${mm(area.width)}" height="${mm(area.height)}" fill="none" stroke="#1f2933" stroke-width="0.25"/>`;
  const lines = rows.map(([label, value], index) => {
    const y = area.y + index * SIGN_ROW_MM;
    const rule = index === 0 ? '' : lineBetween(area.x, y, area.x + area.width, y, '#1f2933', 0.15);
    return `${rule}${textAt(area.x + 2, y + 4.2, label, { sizeMm: 2.8 })}${textAt(columnX + 2, y + 4.2, value, { sizeMm: 2.8 })}`;
  });
  return frame + lines.join('') + lineBetween(columnX, area.y, columnX, area.y + area.height, '#1f2933', 0.15);
}
