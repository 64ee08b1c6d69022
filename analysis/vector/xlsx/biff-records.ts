/** One record of a BIFF stream (MS-XLS §2.1.4): its number and where its data lies. */
export interface BiffRecord {
  readonly id: number;
  /** of the data */
  readonly start: number;
  readonly end: number;
}

/** The records from an offset on, to the end of their substream; a record that runs past the stream ends it. */
export function* biffRecords(bytes: Uint8Array, from: number): Generator<BiffRecord> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = from; at >= 0 && at + 4 <= bytes.length; ) {
    const id = view.getUint16(at, true);
    const start = at + 4;
    const end = start + view.getUint16(at + 2, true);
    if (end > bytes.length) return;
    yield { id, start, end };
    if (id === END_OF_SUBSTREAM) return;
    at = end;
  }
}

const END_OF_SUBSTREAM = 0x0a;

/**
 * Reads over several pieces of data as over one: a record and those that continue it. Text that is cut between pieces goes on with a byte that
 * says how its letters are stored (MS-XLS §2.5.293).
 */
export class PieceReader {
  private piece = 0;
  private at: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly pieces: readonly BiffRecord[],
  ) {
    this.at = pieces[0]?.start ?? 0;
  }

  get isAtEnd(): boolean {
    this.toNextPiece();
    return this.piece >= this.pieces.length;
  }

  byte(): number {
    this.toNextPiece();
    return this.piece < this.pieces.length ? this.bytes[this.at++]! : 0;
  }

  uint16(): number {
    return this.byte() | (this.byte() << 8);
  }

  uint32(): number {
    return this.uint16() + this.uint16() * 65_536;
  }

  skip(count: number): void {
    for (let left = count; left > 0; ) {
      this.toNextPiece();
      if (this.piece >= this.pieces.length) return;
      const step = Math.min(left, this.pieces[this.piece]!.end - this.at);
      this.at += step;
      left -= step;
    }
  }

  /** A string with its length in 16 bits (8 for the names of sheets), with its formatting passed over. */
  text(lengthBytes: 1 | 2 = 2): string {
    const length = lengthBytes === 1 ? this.byte() : this.uint16();
    const flags = this.byte();
    const runs = flags & 8 ? this.uint16() : 0;
    const extra = flags & 4 ? this.uint32() : 0;
    const text = this.letters(length, (flags & 1) !== 0);
    this.skip(runs * 4 + extra);
    return text;
  }

  private letters(length: number, isWide: boolean): string {
    let [text, wide, left] = ['', isWide, length];
    while (left > 0) {
      if (this.at >= (this.pieces[this.piece]?.end ?? 0)) {
        this.piece++;
        if (this.piece >= this.pieces.length) break;
        this.at = this.pieces[this.piece]!.start;
        wide = (this.bytes[this.at++]! & 1) !== 0;
      }
      const room = Math.floor((this.pieces[this.piece]!.end - this.at) / (wide ? 2 : 1));
      const count = Math.min(left, room);
      if (count === 0) this.at = this.pieces[this.piece]!.end;
      text += (wide ? WIDE : NARROW).decode(this.bytes.subarray(this.at, this.at + count * (wide ? 2 : 1)));
      this.at += count * (wide ? 2 : 1);
      left -= count;
    }
    return text;
  }

  private toNextPiece(): void {
    while (this.piece < this.pieces.length && this.at >= this.pieces[this.piece]!.end) {
      this.piece++;
      this.at = this.pieces[this.piece]?.start ?? 0;
    }
  }
}

const WIDE = new TextDecoder('utf-16le');
const NARROW = new TextDecoder('latin1');
