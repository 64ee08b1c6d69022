/** Decodes a PackBits block (TIFF 6.0 §9) and returns how many bytes were written to `output`. */
export function decodePackBits(input: Uint8Array, output: Uint8Array): number {
  let [written, position] = [0, 0];
  while (written < output.length && position < input.length) {
    const head = (input[position++]! << 24) >> 24;
    if (head >= 0) {
      const run = Math.min(head + 1, output.length - written, input.length - position);
      output.set(input.subarray(position, position + run), written);
      written += run;
      position += head + 1;
    } else if (head !== -128) {
      const run = Math.min(1 - head, output.length - written);
      if (position >= input.length) return written;
      output.fill(input[position++]!, written, written + run);
      written += run;
    }
  }
  return written;
}
