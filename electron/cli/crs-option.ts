import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseCrs } from '../../analysis/core/crs/parse-crs.ts';
import { AppError } from '../../analysis/core/problems.ts';

/** Options whose value is a coordinate system. */
export const CRS_OPTIONS: ReadonlySet<string> = new Set(['crs', 'from-crs', 'to-crs']);

const FILE_AT_MOST = 100_000;

/**
 * The value of such an option under the name that the engine takes: an EPSG code, `PROJ:…`, GCJ-02 or BD-09. A path stands for the text
 * in that file: well-known text, a PROJ string, or what `crs fit` wrote. Problems: those of `parseCrs`, `file-unreadable`.
 */
export function crsOption(value: string): string {
  const parsed = parseCrs(textOf(value) ?? value);
  if ('problem' in parsed) throw new AppError(parsed.problem);
  return 'crs' in parsed ? parsed.crs : SHIFTED_NAMES[parsed.datum];
}

const SHIFTED_NAMES = { gcj02: 'GCJ-02', bd09: 'BD-09' } as const;

/** The text of the file at this path; null where there is none. GB18030 where it is not UTF-8, as Esri writes Chinese names. */
function textOf(path: string): string | null {
  if (path.length > 1_000 || !statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  try {
    const bytes = readFileSync(path).subarray(0, FILE_AT_MOST);
    const utf8 = new TextDecoder('utf-8').decode(bytes);
    return utf8.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : utf8;
  } catch (error) {
    throw new AppError({ code: 'file-unreadable', file: basename(path), reason: String(error) });
  }
}
