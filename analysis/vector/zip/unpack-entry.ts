import { Inflate } from 'fflate';
import { type ByteSource, memorySource } from '../../core/bytes.ts';
import { crc32 } from '../../core/crc32.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { damagedZip, type ZipEntry } from './zip-directory.ts';

/** What may come out of one archive, in bytes written and not in bytes promised. */
export interface UnpackBudget {
  leftBytes: number;
}

export const newUnpackBudget = (): UnpackBudget => ({ leftBytes: 2_000_000_000 });

const RATIO_AT_MOST = 200;
/** Small files may shrink by more: a table of zeros is no attack. */
const FREE_BYTES = 4_000_000;
const PIECE_BYTES = 16_384;

/**
 * Unpacks one entry into memory, counting what is written: more than the directory promised, more than 200 times its packed size, more
 * than the budget, or bytes with another checksum are refused. Problems: `damaged-file`, `file-too-large`, `encrypted-zip`.
 */
export async function unpackEntry(
  archive: ByteSource,
  entry: ZipEntry,
  budget: UnpackBudget,
  run: Run,
): Promise<ByteSource> {
  const file = archive.name;
  if (entry.isEncrypted) throw new AppError({ code: 'encrypted-zip', file });
  const limit = Math.max(FREE_BYTES, entry.packedBytes * RATIO_AT_MOST);
  if (entry.unpackedBytes > Math.min(limit, budget.leftBytes)) {
    throw new AppError({ code: 'file-too-large', file, what: 'bytes', limit: Math.min(limit, budget.leftBytes) });
  }
  const header = await archive.read(entry.headerOffset, 30);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw damagedZip(file);
  const start = entry.headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + entry.packedBytes > archive.size) throw damagedZip(file);
  const bytes = await unpack(archive, entry, start, run);
  if (crc32(bytes) !== entry.checksum) throw damagedZip(file);
  budget.leftBytes -= bytes.length;
  return memorySource(entry.name, bytes);
}

async function unpack(archive: ByteSource, entry: ZipEntry, start: number, run: Run): Promise<Uint8Array> {
  const file = archive.name;
  if (entry.method === 0) {
    if (entry.packedBytes !== entry.unpackedBytes) throw damagedZip(file);
    return archive.read(start, entry.packedBytes);
  }
  if (entry.method !== 8) throw new AppError({ code: 'damaged-file', file, where: `zip method ${entry.method}` });
  const output = new Uint8Array(entry.unpackedBytes);
  let written = 0;
  const stream = new Inflate((chunk) => {
    if (written + chunk.length > output.length) throw new RangeError('longer than promised');
    output.set(chunk, written);
    written += chunk.length;
  });
  try {
    for (let at = 0; at < entry.packedBytes; at += PIECE_BYTES) {
      await run.breathe();
      const length = Math.min(PIECE_BYTES, entry.packedBytes - at);
      stream.push(await archive.read(start + at, length), at + length >= entry.packedBytes);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damagedZip(file);
  }
  if (written !== output.length) throw damagedZip(file);
  return output;
}
