import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../analysis/core/problems.ts';
import { GENERATOR_VERSION, type Manifest } from '../../sample-data/manifest.ts';

/** The seed of the demonstration district everybody sees. */
export const SAMPLE_SEED = 7;

/**
 * Makes the sample in a staging folder and moves it into place whole. An older sample of ours is replaced; a folder with
 * anything else in it is left alone.
 */
export async function makeSample(
  folder: string,
  staging: string,
  generate: (staging: string) => Promise<unknown>,
): Promise<Manifest> {
  refuseForeign(folder);
  rmSync(staging, { recursive: true, force: true });
  await generate(staging);
  const manifest = readManifest(staging);
  if (manifest === null) throw new Error('the generator left no manifest');
  const old = `${staging}-old`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(staging, folder);
  rmSync(old, { recursive: true, force: true });
  return manifest;
}

/** @example sampleFolderName('quick') // 'sample-quick-2' */
export const sampleFolderName = (extent: string): string => `sample-${extent}-${GENERATOR_VERSION}`;

/** The manifest of a whole sample folder, or null. */
export function readManifest(folder: string): Manifest | null {
  const file = join(folder, 'manifest.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : null;
}

function refuseForeign(folder: string): void {
  if (!existsSync(folder) || readManifest(folder) !== null) return;
  if (readdirSync(folder).length > 0) {
    throw new AppError({ code: 'output-unwritable', file: basename(folder), reason: 'ENOTEMPTY' });
  }
  rmdirSync(folder);
}
