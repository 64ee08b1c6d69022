import type { ByteSource } from '../core/bytes.ts';
import type { Run } from '../core/run.ts';

/** Reads a whole file: its bytes, the encoding that the person chose, the run that may be cancelled. */
type ReadWhole<File> = (source: ByteSource, chosen: string | undefined, run: Run) => Promise<File>;

/**
 * A reading that is done once for all layers of a file, as long as somebody holds its source; another encoding is another
 * reading, and a failed one is forgotten.
 */
export function oncePerSource<File>(read: ReadWhole<File>): ReadWhole<File> {
  const opened = new WeakMap<ByteSource, Map<string, Promise<File>>>();
  return (source, chosen, run) => {
    const known = opened.get(source) ?? new Map<string, Promise<File>>();
    opened.set(source, known);
    const key = chosen ?? '';
    const before = known.get(key);
    if (before !== undefined) return before;
    const file = read(source, chosen, run);
    known.set(key, file);
    file.catch(() => known.delete(key));
    return file;
  };
}
