import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { ByteSource } from '../../analysis/core/bytes.ts';

/** A file as a source, for tests: opened for each read, so that a test need not close anything. */
export function fileSource(path: string, name = basename(path)): ByteSource {
  const descriptor = openSync(path, 'r');
  const size = fstatSync(descriptor).size;
  closeSync(descriptor);
  return {
    name,
    size,
    async read(offset, length) {
      const file = openSync(path, 'r');
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
        readSync(file, bytes, 0, bytes.length, offset);
        return bytes;
      } finally {
        closeSync(file);
      }
    },
  };
}
