import type { Run } from '../../core/run.ts';

/** Where the parts of a GeoJSON text lie, as byte offsets. */
export interface JsonPlan {
  /** the first value that is not closed ends here, or -1 when the text ends inside it */
  readonly rootEnd: number;
  /** the bracket that opens "features" of the root, or -1 */
  readonly featuresStart: number;
  /** its closing bracket */
  readonly featuresEnd: number;
  /** commas between features, about a megabyte apart */
  readonly cuts: readonly number[];
  /** something other than white space follows the first value: one value per line or record */
  readonly isSequence: boolean;
  /** nested deeper than the limit; nothing else of the plan holds then */
  readonly isTooDeep: boolean;
}

const PIECE_BYTES = 4_000_000;
const BATCH_BYTES = 1_000_000;

/**
 * Finds the features of a GeoJSON text and its deepest nesting in one pass over the bytes, so that features can be parsed a megabyte at a time
 * and nothing nested like an attack is parsed at all. The bytes must be UTF-8 (or any encoding in which bytes below 0x80 are ASCII).
 */
export async function planOfJson(bytes: Uint8Array, depthLimit: number, run: Run): Promise<JsonPlan> {
  const scanner = new Scanner(bytes, depthLimit);
  while (scanner.at < bytes.length && !scanner.isTooDeep) {
    scanner.scanTo(Math.min(bytes.length, scanner.at + PIECE_BYTES));
    await run.breathe();
    run.progress(scanner.at / bytes.length);
  }
  return scanner;
}

const [QUOTE, BACKSLASH, COMMA, NEWLINE, RECORD, SPACE] = [0x22, 0x5c, 0x2c, 0x0a, 0x1e, 0x20];
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d];
const FEATURES = Uint8Array.from('features', (letter) => letter.charCodeAt(0));

class Scanner implements JsonPlan {
  at = 0;
  rootEnd = -1;
  featuresStart = -1;
  featuresEnd = -1;
  readonly cuts: number[] = [];
  isSequence = false;
  isTooDeep = false;
  #depth = 0;
  #isRecords = false;
  /** the last string directly inside the root, which names the value behind it */
  #keyStart = 0;
  #keyEnd = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly limit: number,
  ) {}

  scanTo(end: number): void {
    const { bytes } = this;
    let at = this.at;
    let depth = this.#depth;
    let lastCut = this.cuts.at(-1) ?? this.featuresStart;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        const start = at + 1;
        at = this.#endOfString(start);
        if (depth === 1) [this.#keyStart, this.#keyEnd] = [start, at];
      } else if (byte === BRACKET || byte === BRACE) {
        depth++;
        if (depth > this.limit) {
          this.isTooDeep = true;
          return;
        }
        if (depth === 2 && byte === BRACKET && this.featuresStart < 0 && this.rootEnd < 0 && this.#isFeaturesKey()) {
          this.featuresStart = lastCut = at;
        }
        if (this.rootEnd >= 0) this.isSequence = true;
      } else if (byte === BRACKET_END || byte === BRACE_END) {
        if (depth > 0) depth--;
        if (depth === 1 && this.featuresStart >= 0 && this.featuresEnd < 0) this.featuresEnd = at;
        if (depth === 0 && this.rootEnd < 0) this.rootEnd = at + 1;
      } else if (byte === COMMA) {
        if (depth === 2 && at - lastCut > BATCH_BYTES && this.featuresStart >= 0 && this.featuresEnd < 0) {
          this.cuts.push(at);
          lastCut = at;
        }
      } else if (byte === RECORD) {
        this.#isRecords = true;
        depth = 0;
      } else if (this.rootEnd >= 0) {
        // A record that breaks off leaves nothing open in the next one.
        if (byte === NEWLINE && !this.#isRecords) depth = 0;
        else if (byte > SPACE) this.isSequence = true;
      }
    }
    this.at = at;
    this.#depth = depth;
  }

  /** The offset of the closing quote; in a sequence a line end closes a string that was left open. */
  #endOfString(start: number): number {
    const { bytes } = this;
    const canBreak = this.rootEnd >= 0;
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) return at;
      if (byte === BACKSLASH) at++;
      else if (byte === NEWLINE && canBreak) return at - 1;
    }
    return bytes.length;
  }

  #isFeaturesKey(): boolean {
    return (
      this.#keyEnd - this.#keyStart === FEATURES.length &&
      FEATURES.every((letter, index) => this.bytes[this.#keyStart + index] === letter)
    );
  }
}
