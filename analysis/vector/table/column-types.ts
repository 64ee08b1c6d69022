import type { CellValue, FieldType } from '../../core/features.ts';
import { unitOfHeader } from './header-core.ts';
import { dateOfText } from './parse-date.ts';
import { type CommaUse, commaUseOf, numberOfText } from './parse-number.ts';

/** What one column holds, and the cells that were set to nothing because they only say that there is nothing. */
export interface SettledColumn {
  readonly type: FieldType;
  /** indices of rows whose cell held a stroke or "无" among numbers or dates */
  readonly blanked: readonly { readonly index: number; readonly text: string }[];
}

/** What people write into a numeric column where they have no number. */
const PLACEHOLDER =
  /^(-+|—+|–+|\/+|无|暂无|不详|未知|待定|n\/?a|null|none|nan|#n\/a|#value!|#ref!|#div\/0!|#name\?|#num!|#null!|\\n)$/i;

/**
 * Decides the type of a column of raw cells and turns them into values of that type in place: integers, reals (with thousands separators or
 * decimal commas where the column leaves no doubt), dates (also 2024/5/1 and 2024年5月1日), booleans (是/否, true/false), else text.
 * Codes stay text: a leading zero, more than 15 digits. Strokes and "无" among numbers become empty and are reported.
 *
 * @param header tells a column of counts, where "1,200" can only be thousands
 */
export function settleColumn(rows: readonly CellValue[][], column: number, header = ''): SettledColumn {
  const kind = kindOf(rows, column, isCount(header));
  if (kind.type === 'text') {
    for (const values of rows) {
      const cell = values[column] ?? null;
      if (cell !== null && typeof cell !== 'string') values[column] = String(cell);
    }
    return { type: 'text', blanked: [] };
  }
  const blanked: { index: number; text: string }[] = [];
  for (const [index, values] of rows.entries()) {
    const cell = values[column] ?? null;
    if (typeof cell === 'string' && PLACEHOLDER.test(cell)) {
      blanked.push({ index, text: cell });
      values[column] = null;
    } else values[column] = valueAs(kind.type, cell, kind.commas);
  }
  return { type: kind.type, blanked };
}

/** A cell as a value of a type; null where it does not fit. Text fits everything. */
export function valueAs(type: FieldType, cell: CellValue, commas: CommaUse = 'thousands'): CellValue {
  if (cell === null) return null;
  switch (type) {
    case 'text':
      return String(cell);
    case 'boolean':
      return typeof cell === 'boolean' ? cell : (TRUTHS[String(cell).trim().toLowerCase()] ?? null);
    case 'date':
      return dateOfText(String(cell));
    case 'integer':
    case 'real': {
      const number =
        typeof cell === 'number' ? cell : typeof cell === 'string' ? numberOfText(cell, commas) : Number.NaN;
      return Number.isFinite(number) && (type === 'real' || Number.isInteger(number)) ? number : null;
    }
  }
}

interface Kind {
  readonly type: FieldType;
  readonly commas: CommaUse;
}

const TRUTHS: Readonly<Record<string, boolean>> = {
  是: true,
  否: false,
  true: true,
  false: false,
  yes: true,
  no: false,
};
const AS_TEXT: Kind = { type: 'text', commas: 'none' };

function kindOf(rows: readonly CellValue[][], column: number, isCounted: boolean): Kind {
  let commas: CommaUse | null = null;
  let [integers, reals, dates, truths, filled] = [0, 0, 0, 0, 0];
  for (const values of rows) {
    const cell = values[column] ?? null;
    if (cell === null) continue;
    if (typeof cell === 'number') {
      if (Number.isSafeInteger(cell)) integers++;
      else reals++;
    } else if (typeof cell === 'boolean') truths++;
    else if (PLACEHOLDER.test(cell)) continue;
    else if (isCode(cell)) return AS_TEXT;
    else {
      if (commas === null && /[,，]/.test(cell)) {
        commas = commaUseOf(textsWithComma(rows, column));
        // Of households and people there are no fractions: a comma can only part thousands.
        if (commas === 'ambiguous' && isCounted) commas = 'thousands';
      }
      if (commas === 'ambiguous') return AS_TEXT;
      const number = numberOfText(cell, commas ?? 'none');
      if (Number.isSafeInteger(number) && !/[.e]/i.test(cell)) integers++;
      else if (Number.isFinite(number)) reals++;
      else if (dateOfText(cell) !== null) dates++;
      else if (TRUTHS[cell.toLowerCase()] !== undefined) truths++;
      else return AS_TEXT;
    }
    filled++;
  }
  if (filled === 0) return AS_TEXT;
  const use = { commas: commas ?? 'none' };
  if (integers === filled) return { type: 'integer', ...use };
  if (integers + reals === filled) return { type: 'real', ...use };
  if (dates === filled) return { type: 'date', ...use };
  return truths === filled ? { type: 'boolean', ...use } : AS_TEXT;
}

function isCount(header: string): boolean {
  const unit = unitOfHeader(header);
  return unit === 'household' || unit === 'person' || unit === 'piece';
}

function* textsWithComma(rows: readonly CellValue[][], column: number): Generator<string> {
  for (const values of rows) {
    const cell = values[column];
    if (typeof cell === 'string' && (cell.includes(',') || cell.includes('，'))) yield cell;
  }
}

/** Leading zeros and more digits than a number keeps exactly belong to codes, telephone and identity numbers. */
const isCode = (text: string): boolean => /^[+-]?0\d/.test(text) || /^[+-]?\d{16,}$/.test(text);
