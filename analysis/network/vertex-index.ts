/** Numbers vertices so that exactly equal coordinates share one number: open addressing over the bits of x and y. */
export class VertexIndex {
  private slots: Int32Array;
  private mask: number;
  private readonly bits = new Uint32Array(4);
  private readonly pair = new Float64Array(this.bits.buffer);
  readonly coordinates: number[] = [];
  count = 0;

  constructor(expected = 1024) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.slots = new Int32Array(size).fill(-1);
    this.mask = size - 1;
  }

  /** The number of this vertex; a new one when no equal vertex was seen before. */
  idOf(x: number, y: number): number {
    let slot = this.hash(x, y);
    for (;;) {
      const id = this.slots[slot]!;
      if (id < 0) break;
      if (this.coordinates[id * 2] === x && this.coordinates[id * 2 + 1] === y) return id;
      slot = (slot + 1) & this.mask;
    }
    const id = this.count++;
    this.coordinates.push(x, y);
    this.slots[slot] = id;
    if (this.count * 2 > this.slots.length) this.grow();
    return id;
  }

  private hash(x: number, y: number): number {
    this.pair[0] = x + 0; // −0 and 0 are the same place
    this.pair[1] = y + 0;
    let h = 0;
    for (let word = 0; word < 4; word++) h = Math.imul(h ^ this.bits[word]!, 0x9e3779b1) ^ (h >>> 15);
    return (h ^ (h >>> 13)) & this.mask;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    this.mask = this.slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      let slot = this.hash(this.coordinates[id * 2]!, this.coordinates[id * 2 + 1]!);
      while (this.slots[slot]! >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = id;
    }
  }
}
