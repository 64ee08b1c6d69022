import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';

/** One entry of a zip, as its directory describes it; nothing has been unpacked. */
export interface ZipEntry {
  /** the name as the archive has it; never a path to be opened */
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly headerOffset: number;
  /** CRC-32 of the unpacked bytes */
  readonly checksum: number;
  readonly isEncrypted: boolean;
}

const ENTRIES_AT_MOST = 1_000;
const [END_SIGNATURE, ENTRY_SIGNATURE] = [0x06054b50, 0x02014b50];
const END_BYTES = 22;
const COMMENT_AT_MOST = 65_535;

/** Reads the central directory of a zip (APPNOTE 6.3) and nothing else. Problems: `damaged-file`, `file-too-large`. */
export async function readZipDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const file = source.name;
  const tailOffset = Math.max(0, source.size - END_BYTES - COMMENT_AT_MOST);
  const tail = viewOf(await source.read(tailOffset, source.size - tailOffset));
  const end = lastEnd(tail);
  if (end < 0) throw damagedZip(file);
  const count = tail.getUint16(end + 10, true);
  const directoryBytes = tail.getUint32(end + 12, true);
  const directoryOffset = tail.getUint32(end + 16, true);
  if (count > ENTRIES_AT_MOST)
    throw new AppError({ code: 'file-too-large', file, what: 'entries', limit: ENTRIES_AT_MOST });
  if (directoryOffset + directoryBytes > tailOffset + end) throw damagedZip(file);
  const bytes = await source.read(directoryOffset, directoryBytes);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY_SIGNATURE; ) {
    if (entries.length >= ENTRIES_AT_MOST) {
      throw new AppError({ code: 'file-too-large', file, what: 'entries', limit: ENTRIES_AT_MOST });
    }
    const flags = view.getUint16(at + 8, true);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    if (nameEnd > bytes.length) throw damagedZip(file);
    entries.push({
      name: decodeName(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
      isEncrypted: (flags & 1) !== 0,
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.length !== count) throw damagedZip(file);
  return entries;
}

export const damagedZip = (file: string): AppError => new AppError({ code: 'damaged-file', file, where: 'zip' });

function lastEnd(tail: DataView): number {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return -1;
}

/** UTF-8 when the flag or the bytes say so, else GB18030, which is what Chinese Windows writes. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
