/** Text as GB18030 bytes (GBK for everything GBK has); the table is what TextDecoder('gb18030') reads, turned round. */
export function encodeGb18030(text: string): Uint8Array {
  const table = twoByteTable();
  const bytes = new Uint8Array(text.length * 4);
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const two = table[unit]!;
    if (unit < 0x80) bytes[at++] = unit;
    else if (two !== 0) {
      bytes[at++] = two >> 8;
      bytes[at++] = two & 0xff;
    } else {
      const code = text.codePointAt(index)!;
      if (code > 0xffff) index++;
      for (const byte of fourBytes(code)) bytes[at++] = byte;
    }
  }
  return bytes.slice(0, at);
}

/** Can plain GBK (code page 936, two bytes at most) hold the text? */
export function fitsGbk(text: string): boolean {
  const table = twoByteTable();
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80 && table[unit] === 0) return false;
  }
  return true;
}

let twoBytes: Uint16Array | undefined;

/** The two bytes of each UTF-16 unit, 0 where there are none. */
function twoByteTable(): Uint16Array {
  if (twoBytes) return twoBytes;
  const decoder = new TextDecoder('gb18030');
  twoBytes = new Uint16Array(0x10000);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const code = soleCode(decoder.decode(Uint8Array.of(lead, trail)));
      if (code !== undefined && code <= 0xffff && twoBytes[code] === 0) twoBytes[code] = (lead << 8) | trail;
    }
  }
  return twoBytes;
}

let fourByteBmp: Map<number, number> | undefined;

/** Four-byte forms: by rule beyond the basic plane, by table within it. */
function fourBytes(code: number): number[] {
  const pointer = code >= 0x10000 ? 189_000 + code - 0x10000 : (bmpTable().get(code) ?? bmpTable().get(0xfffd)!);
  return bytesOfPointer(pointer);
}

function bmpTable(): Map<number, number> {
  if (fourByteBmp) return fourByteBmp;
  const decoder = new TextDecoder('gb18030');
  fourByteBmp = new Map();
  for (let pointer = 0; pointer < 39_420; pointer++) {
    const code = soleCode(decoder.decode(Uint8Array.from(bytesOfPointer(pointer))), true);
    if (code !== undefined && !fourByteBmp.has(code)) fourByteBmp.set(code, pointer);
  }
  return fourByteBmp;
}

const bytesOfPointer = (pointer: number): number[] => [
  0x81 + Math.floor(pointer / 12_600),
  0x30 + (Math.floor(pointer / 1260) % 10),
  0x81 + (Math.floor(pointer / 10) % 126),
  0x30 + (pointer % 10),
];

function soleCode(text: string, allowReplacement = false): number | undefined {
  const code = text.codePointAt(0);
  if (code === undefined || text.length !== (code > 0xffff ? 2 : 1)) return undefined;
  return code === 0xfffd && !allowReplacement ? undefined : code;
}
