import type { Run } from '../../../analysis/core/run.ts';
import { openFileSource } from '../datasets/file-source.ts';
import { sha256Of } from '../datasets/sha256.ts';

/** SHA-256 and size of a file. */
export async function hash(
  { path }: { readonly path: string },
  run: Run,
): Promise<{ readonly sha256: string; readonly byteLength: number }> {
  const source = await openFileSource(path);
  try {
    return { sha256: await sha256Of([source], run.stage('hash', 0, 1)), byteLength: source.size };
  } finally {
    await source.close();
  }
}
