import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { crc32 } from '../../core/crc32.ts';
import { quietRun } from '../../core/run.ts';
import { layerNameOf } from '../vector-format.ts';
import { newUnpackBudget, unpackEntry } from './unpack-entry.ts';
import { readZipDirectory } from './zip-directory.ts';

const problem = (code: string) => ({ problem: expect.objectContaining({ code }) });
const source = (bytes: Uint8Array) => memorySource('a.zip', bytes);
const zip = (files: Record<string, Uint8Array>, level: 0 | 6 = 6): Uint8Array => zipSync(files, { level });
const ENTRY = 0x02014b50;

/** Changes numbers of the n-th directory entry, at offsets of APPNOTE 4.3.12. */
function lie(bytes: Uint8Array, nth: number, changes: Readonly<Record<number, number>>): Uint8Array {
  const liar = bytes.slice();
  const view = new DataView(liar.buffer);
  let seen = -1;
  for (let at = 0; at + 46 <= liar.length; at++) {
    if (view.getUint32(at, true) !== ENTRY || ++seen !== nth) continue;
    for (const [offset, value] of Object.entries(changes)) view.setUint32(at + Number(offset), value, true);
  }
  return liar;
}
const [CHECKSUM, UNPACKED, HEADER] = [16, 24, 42];

async function unpackAll(bytes: Uint8Array, budget = newUnpackBudget()): Promise<string[]> {
  const texts: string[] = [];
  for (const entry of await readZipDirectory(source(bytes))) {
    const unpacked = await unpackEntry(source(bytes), entry, budget, quietRun);
    texts.push(new TextDecoder().decode(await unpacked.read(0, unpacked.size)));
  }
  return texts;
}

it('has the published checksum', () => expect(crc32(strToU8('123456789'))).toBe(0xcbf43926));

it.each([0, 6] as const)('gives back what was packed at level %i', async (level) => {
  expect(await unpackAll(zip({ a: strToU8('甲'), b: strToU8('乙'.repeat(999)) }, level))).toEqual([
    '甲',
    '乙'.repeat(999),
  ]);
});

describe('a zip that lies', () => {
  const honest = zip({ a: new Uint8Array(50_000), b: strToU8('b') });
  it.each([
    ['that an entry is shorter than it is', lie(honest, 0, { [UNPACKED]: 10 }), 'damaged-file'],
    ['that an entry is longer than it is', lie(honest, 0, { [UNPACKED]: 60_000 }), 'damaged-file'],
    ['that an entry has four gigabytes', lie(honest, 0, { [UNPACKED]: 0xffffffff }), 'file-too-large'],
    ['about a checksum', lie(honest, 0, { [CHECKSUM]: 1 }), 'damaged-file'],
    ['about the place of an entry', lie(honest, 1, { [HEADER]: 0xfffffff0 }), 'damaged-file'],
    ['that one entry lies in another', lie(honest, 1, { [HEADER]: 0 }), 'damaged-file'],
  ])('%s is refused', async (_what, bytes, code) => {
    await expect(unpackAll(bytes)).rejects.toMatchObject(problem(code));
  });

  it('with a changed byte in what is stored as it is', async () => {
    const bytes = zip({ a: strToU8('朝阳区') }, 0);
    bytes[30 + 1 + 2]! ^= 1;
    await expect(unpackAll(bytes)).rejects.toMatchObject(problem('damaged-file'));
  });
});

it('one bomb of 1,000 : 1 is refused before it is unpacked', async () => {
  await expect(unpackAll(zip({ bomb: new Uint8Array(20_000_000) }))).rejects.toMatchObject(problem('file-too-large'));
});

it('many entries share one budget, and the same bytes counted twice are counted twice', async () => {
  const twice = zip({ a: new Uint8Array(3_000_000), b: new Uint8Array(3_000_000) });
  await expect(unpackAll(twice, { leftBytes: 5_000_000 })).rejects.toMatchObject(problem('file-too-large'));
});

it('sixty thousand entries are refused by their number', async () => {
  const names = Array.from({ length: 60_000 }, (_, i) => [`${i}`, new Uint8Array(0)] as const);
  const many = zip(Object.fromEntries(names), 0);
  await expect(readZipDirectory(source(many))).rejects.toMatchObject(problem('file-too-large'));
});

it('an entry with a password is refused by name', async () => {
  const locked = lie(zip({ a: strToU8('a') }), 0, { 8: 1 });
  await expect(unpackAll(locked)).rejects.toMatchObject(problem('encrypted-zip'));
});

it.each([
  ['../../evil.shp', 'evil'],
  ['/etc/evil.shp', 'evil'],
  ['C:\\evil.shp', 'evil'],
  ['\\\\server\\share\\evil.shp', 'evil'],
  ['ev\0il.shp', 'evil'],
  ['\u202eevil.shp', 'evil'],
  ['evil....shp', 'evil'],
])('a path in a name makes no path: %j', (name, layer) => expect(layerNameOf(name)).toBe(layer));
