import { createHash } from 'node:crypto';
import { access, open, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where reduced copies are kept for images in folders that cannot be written: the person's cache folder. */
export function overviewCacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'ClearGround', 'overviews');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ClearGround', 'overviews');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'clearground', 'overviews');
}

/** The file in the cache folder that holds, or would hold, the reduced copies of this image wherever it lies. */
export async function cachedOverviewPath(path: string): Promise<string> {
  return join(overviewCacheFolder(), `${await fingerprintOf(path)}.ovr`);
}

/** The same when it is there, else null. Images below 16 MB are quick without, so nothing is looked up for them. */
export async function cachedOverviews(path: string): Promise<string | null> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile() || facts.size < 16_000_000 || !(await exists(overviewCacheFolder())))
    return null;
  const key = `${path}\n${facts.size}\n${facts.mtimeMs}`;
  const cached = places.get(key) ?? (await cachedOverviewPath(path));
  places.delete(key);
  places.set(key, cached);
  for (const oldest of places.keys()) if (places.size > PLACES_KEPT) places.delete(oldest);
  return (await exists(cached)) ? cached : null;
}

/** Where the copies of images seen lately would be, so that a tile need not read them for a fingerprint. */
const places = new Map<string, string>();
const PLACES_KEPT = 50;

const PIECES = 64;
const PIECE_BYTES = 4_096;

/**
 * A hash of an image's size and of 64 pieces of 4 KB spread over it: quick for a file of many gigabytes, and the same wherever
 * it lies. It finds a cached file again; it proves nothing about every byte.
 */
export async function fingerprintOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256').update(String(size));
    const piece = Buffer.alloc(PIECE_BYTES);
    for (let index = 0; index < PIECES; index++) {
      const at = Math.floor((Math.max(0, size - PIECE_BYTES) * index) / (PIECES - 1));
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, at);
      hash.update(piece.subarray(0, bytesRead));
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
