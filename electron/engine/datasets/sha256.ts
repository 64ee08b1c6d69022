import { createHash } from 'node:crypto';
import type { ByteSource } from '../../../analysis/core/bytes.ts';
import type { Run } from '../../../analysis/core/run.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** SHA-256 of all bytes of the sources one after the other, lower-case hex; read in pieces, so memory stays small. */
export async function sha256Of(sources: readonly ByteSource[], run: Run): Promise<string> {
  const hash = createHash('sha256');
  const totalBytes = sources.reduce((sum, source) => sum + source.size, 0);
  let doneBytes = 0;
  for (const source of sources) {
    for (let offset = 0; offset < source.size; offset += CHUNK_BYTES) {
      await run.breathe();
      hash.update(await source.read(offset, CHUNK_BYTES));
      doneBytes += Math.min(CHUNK_BYTES, source.size - offset);
      run.progress(doneBytes / totalBytes);
    }
  }
  return hash.digest('hex');
}
