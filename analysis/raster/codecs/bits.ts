/**
 * Unpacks samples of 1–15 bits, the highest bit of a byte first and rows beginning on whole bytes (TIFF 6.0 §8,
 * BitsPerSample): up to 8 bits into bytes, more into 16-bit values. The byte order of the file plays no part.
 *
 * @param columns samples in a row, all bands together
 */
export function unpackBits(bytes: Uint8Array, columns: number, rows: number, bits: number): Uint8Array | Uint16Array {
  const values = bits <= 8 ? new Uint8Array(columns * rows) : new Uint16Array(columns * rows);
  const rowBytes = Math.ceil((columns * bits) / 8);
  const mask = (1 << bits) - 1;
  for (let row = 0, at = 0; row < rows; row++) {
    let [held, heldBits, next] = [0, 0, row * rowBytes];
    for (let column = 0; column < columns; column++) {
      while (heldBits < bits) {
        held = ((held << 8) | bytes[next++]!) & 0xffffff;
        heldBits += 8;
      }
      heldBits -= bits;
      values[at++] = (held >>> heldBits) & mask;
    }
  }
  return values;
}
