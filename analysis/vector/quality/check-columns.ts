import type { FeatureTable } from '../../core/features.ts';
import { unitOfHeader } from '../table/header-core.ts';
import { numberOfText } from '../table/parse-number.ts';
import type { Found } from './finding.ts';
import type { ColumnFacts } from './quality-report.ts';

const DISTINCT_AT_MOST = 1_000;
/** A text column with at least this share of numbers was meant to be one of numbers. */
const MOSTLY = 0.8;
/** A constant says little about fewer rows. */
const CONSTANT_FROM_ROWS = 10;

/** Every column in figures, and what is odd about it: empty, one value throughout, numbers mixed with words, damaged letters. */
export function checkColumns(table: FeatureTable): { readonly columns: ColumnFacts[]; readonly found: Found[] } {
  const found: Found[] = [];
  const columns = table.fields.map(({ name, type }, column): ColumnFacts => {
    const distinct = new Set<unknown>();
    const damaged: number[] = [];
    const words: number[] = [];
    let [filled, numbers, min, max] = [0, 0, Infinity, -Infinity];
    for (const [row, { values }] of table.rows.entries()) {
      const value = values[column] ?? null;
      if (value === null || value === '') continue;
      filled++;
      if (distinct.size < DISTINCT_AT_MOST) distinct.add(value);
      if (typeof value === 'number') {
        if (value < min) min = value;
        if (value > max) max = value;
      } else if (typeof value === 'string') {
        if (value.includes('\uFFFD')) damaged.push(row);
        const code = value.charCodeAt(0);
        if (code > 0x2f && code < 0x3a && isQuantity(value)) numbers++;
        else words.push(row);
      }
    }
    const textOf = (row: number): string => String(table.rows[row]!.values[column]).slice(0, 30);
    if (damaged.length > 0) {
      const example = textOf(damaged[0]!);
      found.push({
        problem: { code: 'damaged-text', field: name, count: damaged.length, example },
        severity: 'warning',
        field: name,
        rows: damaged,
      });
    }
    if (type === 'text' && words.length > 0 && numbers >= filled * MOSTLY) {
      const problem = { code: 'mixed-column', field: name, count: words.length, example: textOf(words[0]!) } as const;
      found.push({ problem, severity: 'warning', field: name, rows: words });
    }
    if (filled === 0 && table.rows.length > 0) {
      found.push({ problem: { code: 'empty-column', field: name }, severity: 'note', field: name, rows: [] });
    } else if (distinct.size === 1 && filled === table.rows.length && filled >= CONSTANT_FROM_ROWS) {
      const value = String([...distinct][0]).slice(0, 30);
      found.push({ problem: { code: 'constant-column', field: name, value }, severity: 'note', field: name, rows: [] });
    }
    const range = min <= max ? { min, max } : { min: null, max: null };
    return { name, type, unit: unitOfHeader(name), filled, distinct: distinct.size, ...range };
  });
  return { columns, found };
}

/** A number that is no code: codes begin with zero or are longer than a number keeps. */
const isQuantity = (text: string): boolean => !/^0\d|^\d{12,}$/.test(text) && Number.isFinite(numberOfText(text));
