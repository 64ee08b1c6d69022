import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Run } from '../../../analysis/core/run.ts';
import { generateSample, type Manifest, type SampleExtent } from '../../../sample-data/index.ts';

export interface SampleInput {
  readonly folder: string;
  readonly extent: SampleExtent;
  readonly seed: number;
}

/** zlib at a fixed level: more saves little on noise, and the level is part of “same seed, same bytes”. */
const LEVEL = 4;

/** Writes the demonstration data into a folder; the manifest comes last, so a folder with one is whole. */
export async function sample({ folder, extent, seed }: SampleInput, run: Run): Promise<Manifest> {
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  };
  return generateSample({ extent, seed }, write, run, {
    deflate: (bytes) => deflateSync(bytes, { level: LEVEL }),
    sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
}
