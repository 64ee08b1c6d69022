import type { ByteSource } from '../../core/bytes.ts';
import type { RasterDamage } from '../../core/problem-words/raster.ts';
import { AppError } from '../../core/problems.ts';
import { looksLike } from './looks-like.ts';

/** One entry of a directory: where its values lie in the file. */
export interface TiffTag {
  readonly type: number;
  readonly count: number;
  readonly offset: number;
}

export interface TiffDirectory {
  readonly tags: ReadonlyMap<number, TiffTag>;
}

/** The skeleton of a TIFF, checked before anything large is allocated. */
export interface TiffFile {
  readonly source: ByteSource;
  readonly littleEndian: boolean;
  readonly directories: readonly TiffDirectory[];
}

export const damaged = (file: string, damage: RasterDamage): AppError =>
  new AppError({ code: 'damaged-raster', file, damage });

/** Bytes per value for TIFF types 1–13 and the BigTIFF types 16–18; 0 where a type number means nothing. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8] as const;

const DIRECTORIES_AT_MOST = 1_000;
const ENTRIES_AT_MOST = 4_096;
/** In all directories together: directories may overlap, so that a small file seems to hold millions. */
const ALL_ENTRIES_AT_MOST = 100_000;
/** No tag that we read is longer than the block table of ten million strips. */
const TAG_BYTES_AT_MOST = 160_000_000;
/** Values read of a tag when nothing longer is asked for: no key table or colour table has as many. */
const VALUES_AT_MOST = 1_000_000;
const TEXT_BYTES_AT_MOST = 4_000_000;

/**
 * Walks the chain of directories of a TIFF or BigTIFF: refuses loops, endless chains and anything beyond the end of the
 * file (problem `damaged-raster`), and says what a renamed file really is (problem `not-a-tiff`).
 */
export async function readTiff(source: ByteSource): Promise<TiffFile> {
  const head = await source.read(0, 16);
  const littleEndian = head[0] === 0x49 && head[1] === 0x49;
  const view = viewOf(head);
  const version = head.length >= 8 && (littleEndian || (head[0] === 0x4d && head[1] === 0x4d));
  const magic = version ? view.getUint16(2, littleEndian) : 0;
  if (magic !== 42 && magic !== 43) {
    throw new AppError({ code: 'not-a-tiff', file: source.name, looksLike: looksLike(head) });
  }
  const big = magic === 43;
  if (big && head.length < 16) throw damaged(source.name, 'directory-outside');
  let next = big ? safeNumber(view.getBigUint64(8, littleEndian)) : view.getUint32(4, littleEndian);
  const seen = new Set<number>();
  const directories: TiffDirectory[] = [];
  let entries = 0;
  while (next !== 0) {
    if (seen.has(next)) throw damaged(source.name, 'directory-loop');
    if (directories.length >= DIRECTORIES_AT_MOST) throw damaged(source.name, 'too-many-directories');
    seen.add(next);
    const read = await readDirectory(source, next, big, littleEndian);
    directories.push(read.directory);
    entries += read.directory.tags.size;
    if (entries > ALL_ENTRIES_AT_MOST) throw damaged(source.name, 'too-many-directories');
    next = read.next;
  }
  if (directories.length === 0) throw damaged(source.name, 'missing-tag');
  return { source, littleEndian, directories };
}

/** The first `atMost` values of a tag as numbers, or undefined when the directory has no such tag. */
export async function tagNumbers(
  file: TiffFile,
  { tags }: TiffDirectory,
  id: number,
  atMost = VALUES_AT_MOST,
): Promise<Float64Array | undefined> {
  const tag = tags.get(id);
  if (tag === undefined) return undefined;
  const count = Math.min(tag.count, atMost);
  const view = viewOf(await tagBytes(file, tag, count));
  const values = new Float64Array(count);
  const at = numberReader(view, tag.type, file.littleEndian);
  for (let index = 0; index < count; index++) values[index] = at(index);
  return values;
}

/** The first value of a numeric tag, or undefined. */
export async function tagNumber(file: TiffFile, directory: TiffDirectory, id: number): Promise<number | undefined> {
  return (await tagNumbers(file, directory, id, 1))?.[0];
}

/** The text of an ASCII tag up to its first NUL, read as UTF-8; undefined when there is none. */
export async function tagText(file: TiffFile, { tags }: TiffDirectory, id: number): Promise<string | undefined> {
  const tag = tags.get(id);
  if (tag === undefined) return undefined;
  const bytes = await tagBytes(file, tag, TEXT_BYTES_AT_MOST);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/**
 * The bytes of the first `atMost` values of a tag; a tag whose values do not all lie in the file is refused, asked for or
 * not, before anything is allocated.
 */
export async function tagBytes({ source }: TiffFile, tag: TiffTag, atMost = Infinity): Promise<Uint8Array> {
  const valueBytes = TYPE_BYTES[tag.type] ?? 0;
  // A type that nobody knows has no size, so its count is bounded by nothing.
  if (valueBytes === 0 || !(tag.offset + tag.count * valueBytes <= source.size))
    throw damaged(source.name, 'tag-outside');
  const length = Math.min(tag.count, atMost) * valueBytes;
  if (!(length <= TAG_BYTES_AT_MOST)) throw damaged(source.name, 'bad-size');
  return source.read(tag.offset, length);
}

async function readDirectory(
  source: ByteSource,
  offset: number,
  big: boolean,
  littleEndian: boolean,
): Promise<{ directory: TiffDirectory; next: number }> {
  const [countBytes, entryBytes, nextBytes] = big ? [8, 20, 8] : [2, 12, 4];
  const countView = viewOf(await source.read(offset, countBytes));
  if (countView.byteLength < countBytes) throw damaged(source.name, 'directory-outside');
  const count = big ? safeNumber(countView.getBigUint64(0, littleEndian)) : countView.getUint16(0, littleEndian);
  const length = count * entryBytes + nextBytes;
  if (count > ENTRIES_AT_MOST || offset + countBytes + count * entryBytes > source.size) {
    throw damaged(source.name, 'directory-outside');
  }
  const entries = viewOf(await source.read(offset + countBytes, length));
  const tags = new Map<number, TiffTag>();
  for (let index = 0; index < count; index++) {
    const at = index * entryBytes;
    const type = entries.getUint16(at + 2, littleEndian);
    const values = big
      ? safeNumber(entries.getBigUint64(at + 4, littleEndian))
      : entries.getUint32(at + 4, littleEndian);
    const inlineAt = at + (big ? 12 : 8);
    const fits = values * (TYPE_BYTES[type] ?? 0) <= (big ? 8 : 4);
    const far = big
      ? safeNumber(entries.getBigUint64(inlineAt, littleEndian))
      : entries.getUint32(inlineAt, littleEndian);
    tags.set(entries.getUint16(at, littleEndian), {
      type,
      count: values,
      offset: fits ? offset + countBytes + inlineAt : far,
    });
  }
  const nextAt = count * entryBytes;
  // A file cut right after its last entry still has all its tags.
  if (entries.byteLength < nextAt + nextBytes) return { directory: { tags }, next: 0 };
  const next = big ? safeNumber(entries.getBigUint64(nextAt, littleEndian)) : entries.getUint32(nextAt, littleEndian);
  return { directory: { tags }, next };
}

function numberReader(view: DataView, type: number, little: boolean): (index: number) => number {
  switch (type) {
    case 3:
      return (index) => view.getUint16(index * 2, little);
    case 4:
    case 13:
      return (index) => view.getUint32(index * 4, little);
    case 5:
      return (index) => view.getUint32(index * 8, little) / view.getUint32(index * 8 + 4, little);
    case 6:
      return (index) => view.getInt8(index);
    case 8:
      return (index) => view.getInt16(index * 2, little);
    case 9:
      return (index) => view.getInt32(index * 4, little);
    case 10:
      return (index) => view.getInt32(index * 8, little) / view.getInt32(index * 8 + 4, little);
    case 11:
      return (index) => view.getFloat32(index * 4, little);
    case 12:
      return (index) => view.getFloat64(index * 8, little);
    case 16:
    case 18:
      return (index) => safeNumber(view.getBigUint64(index * 8, little));
    case 17:
      return (index) => Number(view.getBigInt64(index * 8, little));
    default:
      return (index) => (index < view.byteLength ? view.getUint8(index) : Number.NaN);
  }
}

/** A 64-bit count or offset; beyond 2^53 it is larger than any file, so Infinity fails every check. */
const safeNumber = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
