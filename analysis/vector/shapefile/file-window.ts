import type { ByteSource } from '../../core/bytes.ts';

const [FIRST_BYTES, MOST_BYTES] = [65_536, 8_000_000];

/** The part of a file that was read last. Reading on makes it larger, jumping about small, so that neither costs much. */
export class FileWindow {
  /** where the part begins in the file */
  start = 0;
  view: DataView = new DataView(new ArrayBuffer(0));
  private readonly source: ByteSource;
  private nextBytes = FIRST_BYTES;

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** Is this range in memory? */
  holds(offset: number, length: number): boolean {
    return offset >= this.start && offset + length <= this.start + this.view.byteLength;
  }

  /** Reads from `offset` on; false where the file ends before `length` bytes. */
  async load(offset: number, length: number): Promise<boolean> {
    const end = this.start + this.view.byteLength;
    const readsOn = offset >= this.start && offset <= end + MOST_BYTES;
    this.nextBytes = readsOn ? Math.min(MOST_BYTES, this.nextBytes * 4) : FIRST_BYTES;
    const bytes = await this.source.read(offset, Math.max(length, this.nextBytes));
    this.start = offset;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return bytes.byteLength >= length;
  }
}
