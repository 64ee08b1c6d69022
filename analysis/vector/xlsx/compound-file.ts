/** A stream of a compound file (MS-CFB): its name and its bytes. Null where the file is damaged or has no such stream. */
export function compoundStream(
  bytes: Uint8Array,
  names: readonly string[],
): { readonly name: string; readonly bytes: Uint8Array } | null {
  const file = openCompound(bytes);
  if (file === null) return null;
  for (const name of names) {
    const entry = file.entries.find((one) => one.type === 2 && one.name.toLowerCase() === name.toLowerCase());
    const found = entry && streamOf(file, entry);
    if (found) return { name, bytes: found };
  }
  return null;
}

interface Entry {
  readonly name: string;
  /** 2 a stream, 5 the root */
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

interface Compound {
  readonly bytes: Uint8Array;
  readonly sectorBytes: number;
  /** next[i] follows sector i; values over LAST end a chain */
  readonly next: Uint32Array;
  readonly miniNext: Uint32Array;
  readonly miniLimit: number;
  readonly entries: readonly Entry[];
}

const LAST = 0xfffffffa;
const MINI_BYTES = 64;
const HEADER_BYTES = 512;

function openCompound(bytes: Uint8Array): Compound | null {
  if (bytes.length < HEADER_BYTES) return null;
  const view = viewOf(bytes);
  const sectorBytes = view.getUint16(0x1e, true) === 12 ? 4_096 : 512;
  const sectors = Math.floor(bytes.length / sectorBytes);
  const next = tableOf(bytes, sectorBytes, fatSectors(bytes, view, sectorBytes, sectors));
  const directory = chained(bytes, sectorBytes, next, view.getUint32(0x30, true));
  const miniTable = chain(next, view.getUint32(0x3c, true), sectors);
  if (directory === null || directory.length < 128) return null;
  return {
    bytes,
    sectorBytes,
    next,
    miniNext: tableOf(bytes, sectorBytes, miniTable ?? []),
    miniLimit: view.getUint32(0x38, true),
    entries: entriesOf(directory),
  };
}

/** The sectors that hold the allocation table: 109 in the header, more in a chain of sectors of their own. */
function fatSectors(bytes: Uint8Array, view: DataView, sectorBytes: number, sectors: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < 109; at++) found.push(view.getUint32(0x4c + at * 4, true));
  let sector = view.getUint32(0x44, true);
  for (let steps = 0; sector < LAST && steps < sectors; steps++) {
    const offset = (sector + 1) * sectorBytes;
    if (offset + sectorBytes > bytes.length) break;
    for (let at = 0; at < sectorBytes - 4; at += 4) found.push(view.getUint32(offset + at, true));
    sector = view.getUint32(offset + sectorBytes - 4, true);
  }
  return found.filter((one) => one < LAST);
}

function tableOf(bytes: Uint8Array, sectorBytes: number, sectors: readonly number[]): Uint32Array {
  const perSector = sectorBytes / 4;
  const most = Math.ceil(bytes.length / sectorBytes / perSector) + 1;
  const used = sectors.slice(0, Math.max(most, 1));
  const table = new Uint32Array(used.length * perSector).fill(0xffffffff);
  const view = viewOf(bytes);
  used.forEach((sector, order) => {
    const offset = (sector + 1) * sectorBytes;
    if (offset + sectorBytes > bytes.length) return;
    for (let at = 0; at < perSector; at++) table[order * perSector + at] = view.getUint32(offset + at * 4, true);
  });
  return table;
}

/** The sectors of a chain in their order; null for one that comes back to itself or leaves the table. */
function chain(next: Uint32Array, start: number, most: number): number[] | null {
  const found: number[] = [];
  for (let sector = start; sector < LAST; sector = next[sector]!) {
    if (sector >= next.length || found.length > most) return null;
    found.push(sector);
  }
  return found;
}

function chained(bytes: Uint8Array, sectorBytes: number, next: Uint32Array, start: number): Uint8Array | null {
  const sectors = chain(next, start, Math.ceil(bytes.length / sectorBytes));
  if (sectors === null) return null;
  const joined = new Uint8Array(sectors.length * sectorBytes);
  sectors.forEach((sector, order) => {
    const offset = (sector + 1) * sectorBytes;
    joined.set(bytes.subarray(offset, offset + sectorBytes), order * sectorBytes);
  });
  return joined;
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = viewOf(directory);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, Math.max(0, view.getUint16(at + 0x40, true) - 2));
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)),
      type: directory[at + 0x42]!,
      start: view.getUint32(at + 0x74, true),
      size: view.getUint32(at + 0x78, true),
    });
  }
  return entries;
}

/** Small streams lie in pieces of 64 bytes inside the stream of the root. */
function streamOf(file: Compound, { start, size }: Entry): Uint8Array | null {
  const { bytes, sectorBytes, next, miniNext, miniLimit, entries } = file;
  if (size >= miniLimit) return chained(bytes, sectorBytes, next, start)?.subarray(0, size) ?? null;
  const root = entries.find(({ type }) => type === 5);
  const mini = root && chained(bytes, sectorBytes, next, root.start);
  const pieces = mini ? chain(miniNext, start, mini.length / MINI_BYTES) : null;
  if (!mini || pieces === null) return null;
  const joined = new Uint8Array(pieces.length * MINI_BYTES);
  pieces.forEach((piece, order) => {
    joined.set(mini.subarray(piece * MINI_BYTES, (piece + 1) * MINI_BYTES), order * MINI_BYTES);
  });
  return joined.subarray(0, size);
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
