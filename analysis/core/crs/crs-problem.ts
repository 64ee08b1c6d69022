import type { RecognizedCrs } from '../crs-wkt.ts';
import type { Problem } from '../problems.ts';
import { parametersOf } from './system.ts';

/** Why a file's system cannot be used, for the card: what is missing and what to do about it. */
export function crsProblem(found: Omit<RecognizedCrs, 'crs'>, file: string): Problem {
  const { datum, name, refusal } = found;
  if (refusal?.kind === 'shift') {
    const system = refusal.system.replace(/^PROJ:/, '').replace(' +no_defs', '');
    return { code: 'datum-needs-shift', file, datum: name || system, system };
  }
  if (datum === 'xian1980' || datum === 'beijing1954') return { code: 'legacy-datum', file, datum: name };
  if (refusal?.kind === 'projection') return { code: 'unsupported-projection', file, projection: refusal.what };
  return { code: 'unknown-crs', file, name: name || '?' };
}

/** The same for a system that a file names by a code such as EPSG:2436. */
export function codeProblem(code: string, name: string, file: string): Problem {
  return parametersOf(code) === null
    ? { code: 'unknown-crs', file, name }
    : { code: 'datum-needs-shift', file, datum: name, system: code };
}
