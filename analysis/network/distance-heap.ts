/**
 * A heap of node numbers by distance that can lower a distance in place: 4 children per entry, a position per node.
 * Distances live outside, in the array given at the start.
 */
export class DistanceHeap {
  private readonly items: Uint32Array;
  private readonly placeOf: Int32Array;
  private size = 0;

  constructor(
    nodeCount: number,
    private readonly distanceM: Float64Array,
  ) {
    this.items = new Uint32Array(nodeCount);
    this.placeOf = new Int32Array(nodeCount).fill(-1);
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** Puts a node in, or moves it up after its distance became smaller. */
  lower(node: number): void {
    let place = this.placeOf[node]!;
    if (place < 0) place = this.size++;
    const distance = this.distanceM[node]!;
    while (place > 0) {
      const above = (place - 1) >> 2;
      const other = this.items[above]!;
      if (this.distanceM[other]! <= distance) break;
      this.items[place] = other;
      this.placeOf[other] = place;
      place = above;
    }
    this.items[place] = node;
    this.placeOf[node] = place;
  }

  /** Takes the nearest node out. Call only when not empty. */
  pop(): number {
    const top = this.items[0]!;
    this.placeOf[top] = -1;
    const last = this.items[--this.size]!;
    if (this.size > 0) this.sinkFromTop(last);
    return top;
  }

  /** Forgets everything that is still waiting. */
  clear(): void {
    for (let place = 0; place < this.size; place++) this.placeOf[this.items[place]!] = -1;
    this.size = 0;
  }

  private sinkFromTop(node: number): void {
    const distance = this.distanceM[node]!;
    let place = 0;
    for (;;) {
      const first = place * 4 + 1;
      if (first >= this.size) break;
      let best = first;
      let bestDistance = this.distanceM[this.items[first]!]!;
      const end = Math.min(first + 4, this.size);
      for (let child = first + 1; child < end; child++) {
        const childDistance = this.distanceM[this.items[child]!]!;
        if (childDistance < bestDistance) {
          best = child;
          bestDistance = childDistance;
        }
      }
      if (bestDistance >= distance) break;
      const item = this.items[best]!;
      this.items[place] = item;
      this.placeOf[item] = place;
      place = best;
    }
    this.items[place] = node;
    this.placeOf[node] = place;
  }
}
