import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Papa from 'papaparse';
import type { ControlPoint } from '../../analysis/core/crs/fit-result.ts';
import { AppError } from '../../analysis/core/problems.ts';

const NEEDED = ['from_x', 'from_y', 'to_x', 'to_y'] as const;

/**
 * Control points from a CSV with the columns name, from_x, from_y, to_x, to_y and optionally from_h, to_h; rows without four numbers are
 * left out. Problems: `file-unreadable`, `control-points-columns`.
 */
export function readControlPoints(path: string): ControlPoint[] {
  const { data, meta } = Papa.parse<Record<string, string>>(textOf(path), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (header) =>
      header
        .replace(/^\uFEFF/, '')
        .trim()
        .toLowerCase(),
  });
  const found = meta.fields ?? [];
  const missing = NEEDED.filter((column) => !found.includes(column));
  if (missing.length > 0) {
    const facts = { file: basename(path), needed: missing.join(', '), found: found.slice(0, 12).join(', ') };
    throw new AppError({ code: 'control-points-columns', ...facts });
  }
  return data.flatMap((row, index) => {
    const number = (column: string): number => (row[column]?.trim() ? Number(row[column]) : Number.NaN);
    const [fromX, fromY, toX, toY] = NEEDED.map(number) as [number, number, number, number];
    if (![fromX, fromY, toX, toY].every(Number.isFinite)) return [];
    const height = (column: string): number => (Number.isFinite(number(column)) ? number(column) : 0);
    const name = row['name']?.trim() || String(index + 1);
    return [{ name, from: [fromX, fromY, height('from_h')], to: [toX, toY, height('to_h')] }];
  });
}

function textOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    const utf8 = new TextDecoder().decode(bytes);
    return utf8.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : utf8;
  } catch (error) {
    throw new AppError({ code: 'file-unreadable', file: basename(path), reason: String(error) });
  }
}
