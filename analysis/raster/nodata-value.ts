/** Below this a value is a rounded “lowest 32-bit float”, the hole of many elevation and reflectance products. */
const LOWEST_FLOAT_ROUNDED = -3.39e38;

/**
 * Reads the text that GDAL and others store as “no data” (tag 42113): a decimal number, also with a decimal comma, or NaN and
 * infinity as any C library prints them. Null for anything else.
 *
 * @example parseNodata('-1.#QNAN') // NaN
 */
export function parseNodata(text: string): number | null {
  const trimmed = text.replaceAll('\0', '').trim().toLowerCase();
  if (trimmed === '') return null;
  if (/^[+-]?(nan(\(.*\))?|1\.#(qnan|snan|ind).*)$/.test(trimmed)) return Number.NaN;
  const infinite = /^([+-]?)(inf|infinity|1\.#inf.*)$/.exec(trimmed);
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = Number(/^[+-]?\d+,\d+$/.test(trimmed) ? trimmed.replace(',', '.') : trimmed);
  return Number.isNaN(value) ? null : value;
}

/**
 * Makes the holes of one band NaN in place. The value is compared as the 32-bit number it is read as; one that was printed
 * with few digits near the lowest float means every value down there, for no measurement is.
 */
export function punchNodata(pixels: Float32Array, nodata: number): void {
  if (nodata <= LOWEST_FLOAT_ROUNDED) {
    for (let at = 0; at < pixels.length; at++) if (pixels[at]! <= LOWEST_FLOAT_ROUNDED) pixels[at] = Number.NaN;
    return;
  }
  const hole = Math.fround(nodata);
  for (let at = 0; at < pixels.length; at++) if (pixels[at] === hole) pixels[at] = Number.NaN;
}
