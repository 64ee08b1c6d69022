const CLEAR = 256;
const END = 257;

/**
 * Decodes a TIFF LZW block (TIFF 6.0 §13: codes packed from the high bit, widths 9–12, one code early).
 *
 * Every string of the table is a stretch of what has been written already, so an entry is a start and a length and
 * nothing is ever written twice. Stops at `expectedBytes`.
 *
 * @returns how many bytes were written to `output`, or -1 when a code cannot be
 */
export function decodeLzw(input: Uint8Array, output: Uint8Array): number {
  const starts = new Int32Array(4096);
  const lengths = new Int32Array(4096);
  const wanted = output.length;
  let [written, next, width, previousStart, previousLength] = [0, 258, 9, 0, 0];
  let [bits, bitCount, position] = [0, 0, 0];
  while (written < wanted) {
    while (bitCount < width) {
      if (position >= input.length) return written;
      bits = ((bits << 8) | input[position++]!) & 0xfffff;
      bitCount += 8;
    }
    bitCount -= width;
    const code = (bits >>> bitCount) & ((1 << width) - 1);
    if (code === END) return written;
    if (code === CLEAR) {
      next = 258;
      width = 9;
      previousLength = 0;
      continue;
    }
    if (previousLength > 0 && next < 4096) {
      starts[next] = previousStart;
      lengths[next] = previousLength + 1;
      next++;
      if (next === (1 << width) - 1 && width < 12) width++;
    }
    const from = written;
    if (code < 256) {
      output[written++] = code;
    } else {
      if (code >= next) return -1;
      const stop = Math.min(written + lengths[code]!, wanted);
      for (let at = starts[code]!; written < stop; at++) output[written++] = output[at]!;
    }
    previousStart = from;
    previousLength = written - from;
  }
  return written;
}
