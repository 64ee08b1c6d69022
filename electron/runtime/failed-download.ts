import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const REMEMBERED_FOR_MS = 6 * 3_600_000;

export interface FailedDownload {
  readonly url: string;
  readonly reason: string;
  readonly atMs: number;
}

/** Why the same download failed within the last hours; undefined when it did not, or when the address has changed since. */
export function recallFailure(file: string, url: string, nowMs: number): string | undefined {
  try {
    const { url: failedUrl, reason, atMs } = JSON.parse(readFileSync(file, 'utf8')) as FailedDownload;
    const ageMs = nowMs - atMs;
    return failedUrl === url && ageMs >= 0 && ageMs < REMEMBERED_FOR_MS ? reason : undefined;
  } catch {
    return undefined;
  }
}

/** Best effort: a cache folder that cannot be written only costs the next start a few seconds. */
export function rememberFailure(file: string, failure: FailedDownload): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(failure));
  } catch {
    // The next start asks again.
  }
}
