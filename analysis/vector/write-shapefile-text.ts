/** As much of a text as fits, with its bytes. */
export interface Fitting {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly isCut: boolean;
}

/** As many whole characters as fit into a number of bytes. */
export function fitting(text: string, bytesAtMost: number, encode: (text: string) => Uint8Array): Fitting {
  const whole = encode(text);
  if (whole.length <= bytesAtMost) return { text, bytes: whole, isCut: false };
  let used = 0;
  let units = 0;
  for (const character of text) {
    const more = encode(character).length;
    if (used + more > bytesAtMost) break;
    used += more;
    units += character.length;
  }
  return { text: text.slice(0, units), bytes: whole.slice(0, used), isCut: true };
}
