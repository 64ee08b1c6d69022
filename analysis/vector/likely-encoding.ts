/**
 * Which old encoding do bytes look like? Each is judged by how many of its characters would be common ones: the first-level Hanzi of
 * GB 2312 (rows 16–55) and of Big5 (A440–C67E) cover more than 99 % of running text, and were ordered so for that reason.
 * GB18030 wins unless another is clearly likelier: files from Chinese offices are the rule here.
 */
export function likeliestEncoding(samples: readonly Uint8Array[]): string {
  let best = { encoding: 'gb18030', score: highBytesScore('gb18030', samples) + MARGIN };
  for (const encoding of ['big5', 'shift_jis', 'windows-1252']) {
    const score = highBytesScore(encoding, samples);
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

const MARGIN = 0.15;

/** How plausible the characters beyond ASCII are in an encoding: 1 when all are common, below 0 when many cannot be. */
export function highBytesScore(encoding: string, samples: readonly Uint8Array[]): number {
  const judge = JUDGES[encoding];
  if (judge === undefined) return 1;
  let [sum, count] = [0, 0];
  for (const bytes of samples) {
    for (let at = 0; at < bytes.length; ) {
      if (bytes[at]! < 0x80) {
        at++;
        continue;
      }
      const { length, score } = judge(bytes, at);
      if (at + length > bytes.length) break; // cut off by the field's width
      sum += score;
      count++;
      at += length;
    }
  }
  return count === 0 ? 1 : sum / count;
}

interface Judged {
  readonly length: number;
  readonly score: number;
}

const [COMMON, RARE, IMPOSSIBLE] = [1, 0.2, -2];
const one = (score: number): Judged => ({ length: 1, score });
const two = (score: number): Judged => ({ length: 2, score });

const JUDGES: Readonly<Record<string, (bytes: Uint8Array, at: number) => Judged>> = {
  gb18030(bytes, at) {
    const [lead, trail = 0xa1] = [bytes[at]!, bytes[at + 1]];
    if (lead === 0x80 || lead === 0xff) return one(IMPOSSIBLE);
    if (trail >= 0x30 && trail <= 0x39) return { length: 4, score: RARE };
    if (trail < 0x40 || trail === 0x7f || trail === 0xff) return one(IMPOSSIBLE);
    const isCommon = trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3);
    return two(isCommon ? COMMON : RARE);
  },
  big5(bytes, at) {
    const [lead, trail = 0xa1] = [bytes[at]!, bytes[at + 1]];
    const isPair =
      lead >= 0x81 && lead <= 0xfe && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe));
    if (!isPair) return one(IMPOSSIBLE);
    return two(lead === 0xa1 || (lead >= 0xa4 && lead <= 0xc6) ? COMMON : RARE);
  },
  shift_jis(bytes, at) {
    const [lead, trail = 0x40] = [bytes[at]!, bytes[at + 1]];
    if (lead >= 0xa1 && lead <= 0xdf) return one(RARE);
    const isPair =
      ((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)) && trail >= 0x40 && trail !== 0x7f;
    if (!isPair || trail > 0xfc) return one(IMPOSSIBLE);
    const isKana =
      (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail <= 0x96) || lead === 0x81;
    return two(isKana || (lead >= 0x88 && lead <= 0x97) ? COMMON : RARE);
  },
  'windows-1252'(bytes, at) {
    const byte = bytes[at]!;
    const stands = (other: number | undefined): boolean => other === undefined || other < 0x80;
    const isAlone = stands(bytes[at - 1]) && stands(bytes[at + 1]);
    const isLetter = byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;
    const besideLetter = isAsciiLetter(bytes[at - 1]) || isAsciiLetter(bytes[at + 1]);
    if (isAlone && isLetter && besideLetter) return one(COMMON);
    return one(isAlone ? RARE : -1);
  },
};

const isAsciiLetter = (byte = 0): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
