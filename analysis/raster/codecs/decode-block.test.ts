import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlockLayout, decodeBlock, unpackBytes } from './decode-block.ts';

const layout = (columns: number, rows: number, samples: number, more: Partial<BlockLayout> = {}): BlockLayout => ({
  ...{ columns, rows, samples, sampleBytes: 2, bigEndian: false, differenced: false },
  ...more,
});
const bytesOf = (values: readonly number[]): Uint8Array => new Uint8Array(Uint16Array.from(values).buffer);
const valuesOf = (bytes: Uint8Array | string): number[] | string =>
  typeof bytes === 'string' ? bytes : [...new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)];

/** TIFF LZW by the book (TIFF 6.0 §13), with a table of strings: slow and plain. */
function encodeLzw(input: Uint8Array): Uint8Array {
  const output: number[] = [];
  let [bits, count, width, next] = [0, 0, 9, 258];
  let table = new Map<string, number>();
  const put = (code: number): void => {
    bits = (bits << width) | code;
    count += width;
    for (; count >= 8; count -= 8) output.push((bits >> (count - 8)) & 255);
    bits &= (1 << count) - 1;
  };
  const codeOf = (text: string): number => (text.length === 1 ? text.charCodeAt(0) : table.get(text)!);
  put(256);
  let held = '';
  for (const byte of input) {
    const longer = held + String.fromCharCode(byte);
    if (longer.length === 1 || table.has(longer)) {
      held = longer;
      continue;
    }
    put(codeOf(held));
    table.set(longer, next++);
    if (next === 4_095) {
      put(256);
      table = new Map();
      [width, next] = [9, 258];
    } else if (next === 1 << width) width++;
    held = String.fromCharCode(byte);
  }
  if (held !== '') put(codeOf(held));
  put(257);
  if (count > 0) output.push((bits << (8 - count)) & 255);
  return Uint8Array.from(output);
}

/** Bytes with short and long repeats, and with noise. */
const someBytes = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 60 })), { maxLength: 60 })
  .map((parts) =>
    Uint8Array.from(parts.flatMap(([piece, times]) => Array.from({ length: times }, () => [...piece]).flat())),
  );

describe('unpackBytes', () => {
  it('undoes LZW of any bytes', () =>
    fc.assert(
      fc.property(someBytes, (bytes) => {
        expect(
          Buffer.compare(Buffer.from(unpackBytes(encodeLzw(bytes), 'lzw', bytes.length) as Uint8Array), bytes),
        ).toBe(0);
      }),
      { seed: 7, numRuns: 150 },
    ));
  it('undoes deflate of any bytes at any level', () =>
    fc.assert(
      fc.property(
        someBytes,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 4 }),
        (bytes, level, strategy) => {
          const packed = deflateSync(bytes, { level, strategy });
          expect(Buffer.compare(Buffer.from(unpackBytes(packed, 'zlib', bytes.length) as Uint8Array), bytes)).toBe(0);
        },
      ),
      { seed: 7, numRuns: 300 },
    ));
  it('undoes long noise with every code length', () => {
    let state = 12345;
    const noise = Uint8Array.from({ length: 400_000 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 16) & (state >> 20) & 255;
    });
    expect(
      Buffer.compare(Buffer.from(unpackBytes(deflateSync(noise), 'zlib', noise.length) as Uint8Array), noise),
    ).toBe(0);
    expect(Buffer.compare(Buffer.from(unpackBytes(encodeLzw(noise), 'lzw', noise.length) as Uint8Array), noise)).toBe(
      0,
    );
  });
  it('stops LZW at the size wanted, and says when a code cannot be', () => {
    expect(unpackBytes(encodeLzw(new Uint8Array(5_000)), 'lzw', 100)).toEqual(new Uint8Array(100));
    expect(unpackBytes(Uint8Array.of(0x80, 0x7f, 0xc0), 'lzw', 100)).toBe('bad-code');
  });
  it('refuses a longer stream, a cut one and a wrong checksum', () => {
    const packed = new Uint8Array(deflateSync(Buffer.from('ClearGround '.repeat(200))));
    expect(unpackBytes(packed, 'zlib', 2_399)).toBe('block-too-long');
    expect(unpackBytes(packed, 'zlib', 2_400)).toHaveLength(2_400);
    for (let cut = 0; cut < packed.length; cut++)
      expect(unpackBytes(packed.subarray(0, cut), 'zlib', 2_400)).toBe('bad-code');
    packed[packed.length - 1]! ^= 1;
    expect(unpackBytes(packed, 'zlib', 2_400)).toBe('bad-code');
  });
  it('survives any bytes at all, writing no more than it may', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('lzw', 'zlib'), (bytes, packing) => {
        const head = packing === 'zlib' ? [0x78, 0x9c] : [0x80];
        const result = unpackBytes(Uint8Array.of(...head, ...bytes), packing, 500);
        expect(typeof result === 'string' || result.length <= 500).toBe(true);
      }),
      { seed: 7, numRuns: 5_000 },
    ));
});

describe('decodeBlock', () => {
  it('puts the bands of a pixel into planes', () =>
    expect(valuesOf(decodeBlock(bytesOf([1, 10, 2, 20, 3, 30, 4, 40]), 'none', layout(2, 2, 2)))).toEqual([
      1, 2, 3, 4, 10, 20, 30, 40,
    ]));
  it('adds up differences along a row, band by band, modulo 65,536', () =>
    expect(
      valuesOf(
        decodeBlock(bytesOf([5, 65_535, 1, 2, 7, 8, 1, 65_535]), 'none', layout(2, 2, 2, { differenced: true })),
      ),
    ).toEqual([5, 6, 7, 8, 65_535, 1, 8, 7]));
  it('turns bytes over', () =>
    expect(valuesOf(decodeBlock(Uint8Array.of(1, 0, 2, 1), 'none', layout(2, 1, 1, { bigEndian: true })))).toEqual([
      256, 513,
    ]));
  it('says when a block is too short', () =>
    expect(decodeBlock(new Uint8Array(7), 'none', layout(2, 2, 1))).toBe('block-too-short'));

  // The quick way takes eight pixels of three to eight bands at a time; widths around that meet its ends.
  it.each([1, 2, 4, 8])('agrees with adding one by one, %i bytes a value', (sampleBytes) =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 37 }),
        fc.integer({ min: 1, max: 10 }),
        fc.nat(1_000),
        fc.boolean(),
        (columns, samples, salt, differenced) => {
          const modulus = 1n << BigInt(8 * sampleBytes);
          const stored = Array.from(
            { length: columns * 3 * samples },
            (_, at) => BigInt(at * 7_919 + salt) ** 5n % modulus,
          );
          const expected: bigint[] = [];
          for (let band = 0; band < samples; band++) {
            for (let row = 0; row < 3; row++) {
              for (let column = 0, sum = 0n; column < columns; column++) {
                const value = stored[(row * columns + column) * samples + band]!;
                sum = differenced ? (sum + value) % modulus : value;
                expected.push(sum);
              }
            }
          }
          const decoded = decodeBlock(
            littleEndian(stored, sampleBytes),
            'none',
            layout(columns, 3, samples, { sampleBytes: sampleBytes as 1, differenced }),
          );
          expect(decoded).toEqual(littleEndian(expected, sampleBytes));
        },
      ),
      { seed: 7, numRuns: 60 },
    ),
  );
});

function littleEndian(values: readonly bigint[], sampleBytes: number): Uint8Array {
  return Uint8Array.from(
    values.flatMap((value) => Array.from({ length: sampleBytes }, (_, at) => Number((value >> BigInt(8 * at)) & 255n))),
  );
}
