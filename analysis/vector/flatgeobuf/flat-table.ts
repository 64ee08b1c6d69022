/** Bytes that a FlatBuffer says lie where there are none. */
export class OutOfBounds extends Error {}

/**
 * One table of a FlatBuffer (FlatBuffers internals, "Tables"), every offset checked against the bytes before it is followed. Offsets only
 * lead forward, so that no file can make a circle.
 */
export class FlatTable {
  readonly #vtable: number;
  readonly #vtableBytes: number;

  /** @param at where the table begins in the view */
  constructor(
    readonly view: DataView,
    readonly at: number,
  ) {
    this.#vtable = at - this.#signed(at);
    this.#vtableBytes = this.#unsigned16(this.#vtable);
    if (this.#vtableBytes < 4 || this.#vtable + this.#vtableBytes > view.byteLength) throw new OutOfBounds();
  }

  /** The table that a size-free buffer begins with. */
  static root(view: DataView): FlatTable {
    if (view.byteLength < 4) throw new OutOfBounds();
    return new FlatTable(view, checked(view, view.getUint32(0, true), 4));
  }

  uint8(field: number): number {
    const place = this.#place(field, 1);
    return place === 0 ? 0 : this.view.getUint8(place);
  }

  uint16(field: number, otherwise: number): number {
    const place = this.#place(field, 2);
    return place === 0 ? otherwise : this.view.getUint16(place, true);
  }

  int32(field: number): number {
    const place = this.#place(field, 4);
    return place === 0 ? 0 : this.view.getInt32(place, true);
  }

  uint64(field: number): number {
    const place = this.#place(field, 8);
    return place === 0 ? 0 : Number(this.view.getBigUint64(place, true));
  }

  table(field: number): FlatTable | null {
    const place = this.#place(field, 4);
    return place === 0 ? null : this.#follow(place);
  }

  tables(field: number): FlatTable[] {
    const { start, count } = this.#vector(field, 4);
    return Array.from({ length: count }, (_, index) => this.#follow(start + 4 * index));
  }

  text(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  bytes(field: number): Uint8Array {
    const { start, count } = this.#vector(field, 1);
    return new Uint8Array(this.view.buffer, this.view.byteOffset + start, count);
  }

  uint32s(field: number): Uint32Array {
    const { start, count } = this.#vector(field, 4);
    return Uint32Array.from({ length: count }, (_, index) => this.view.getUint32(start + 4 * index, true));
  }

  /** Where a vector of doubles begins in `view`, and how many there are. */
  doubles(field: number): { readonly start: number; readonly count: number } {
    return this.#vector(field, 8);
  }

  /** Where a field's value lies; 0 when the table leaves it out. */
  #place(field: number, size: number): number {
    const entry = 4 + 2 * field;
    if (entry + 2 > this.#vtableBytes) return 0;
    const offset = this.view.getUint16(this.#vtable + entry, true);
    return offset === 0 ? 0 : checked(this.view, this.at + offset, size);
  }

  #follow(place: number): FlatTable {
    return new FlatTable(this.view, this.#target(place));
  }

  #target(place: number): number {
    const offset = this.view.getUint32(place, true);
    if (offset === 0) throw new OutOfBounds();
    return checked(this.view, place + offset, 4);
  }

  #vector(field: number, itemBytes: number): { start: number; count: number } {
    const place = this.#place(field, 4);
    if (place === 0) return { start: 0, count: 0 };
    const target = this.#target(place);
    const count = this.view.getUint32(target, true);
    return { start: checked(this.view, target + 4, count * itemBytes), count };
  }

  #signed(at: number): number {
    return this.view.getInt32(checked(this.view, at, 4), true);
  }

  #unsigned16(at: number): number {
    return this.view.getUint16(checked(this.view, at, 2), true);
  }
}

function checked(view: DataView, at: number, bytes: number): number {
  if (!(at >= 0 && at + bytes <= view.byteLength)) throw new OutOfBounds();
  return at;
}
