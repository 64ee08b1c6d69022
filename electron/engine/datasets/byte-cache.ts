/** Keeps the most recently used pictures up to a number of bytes. `null` (nothing to draw) is remembered too. */
export class ByteCache {
  private readonly entries = new Map<string, Uint8Array | null>();
  private heldBytes = 0;

  constructor(private readonly budgetBytes: number) {}

  /** undefined when the key is not held */
  get(key: string): Uint8Array | null | undefined {
    const value = this.entries.get(key);
    if (value === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  set(key: string, value: Uint8Array | null): void {
    this.remove(key);
    this.entries.set(key, value);
    this.heldBytes += sizeOf(value);
    for (const oldest of this.entries.keys()) {
      if (this.heldBytes <= this.budgetBytes) break;
      this.remove(oldest);
    }
  }

  clear(): void {
    this.entries.clear();
    this.heldBytes = 0;
  }

  private remove(key: string): void {
    const value = this.entries.get(key);
    if (value === undefined) return;
    this.entries.delete(key);
    this.heldBytes -= sizeOf(value);
  }
}

/** An entry costs a little even when it holds no picture. */
const sizeOf = (value: Uint8Array | null): number => (value?.byteLength ?? 0) + 200;
