// Inflates a zlib stream (RFC 1950, RFC 1951) in one go into a buffer of known size.
#include "bytes.h"
#include <wasm_simd128.h>

enum { BAD = -1, TOO_LONG = -2 };

// A table entry, in the manner of libdeflate (Eric Biggers): bits 0-7 say how many bits code and extra bits take together,
// bits 8-15 how many of them are the code, bits 16-30 the literal, base length or base distance.
enum { LITERAL = 1u << 31, SPECIAL = 1u << 15, SUBTABLE = 1u << 14 };
enum { MAIN_BITS = 11, FAR_BITS = 8, MAIN_SIZE = 2400, FAR_SIZE = 512, CODE_SIZE = 128 };

static u32 mainTable[MAIN_SIZE], farTable[FAR_SIZE], codeTable[CODE_SIZE];
static u32 mainResults[288], farResults[32], codeResults[19];
static u8 lengths[320];

static const u16 LENGTH_BASE[31] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27, 31,
                                    35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258, 0,  0};
static const u8 LENGTH_EXTRA[31] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, 0, 0};
static const u8 CODE_ORDER[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

static void prepareResults(void) {
  if (mainResults[0] != 0) return;
  for (u32 symbol = 0; symbol < 256; symbol++) mainResults[symbol] = LITERAL | symbol << 16;
  mainResults[256] = SPECIAL;
  for (u32 symbol = 257; symbol < 286; symbol++)
    mainResults[symbol] = (u32)LENGTH_BASE[symbol - 257] << 16 | LENGTH_EXTRA[symbol - 257];
  u32 base = 1;
  for (u32 symbol = 0; symbol < 30; symbol++) {
    u32 extra = symbol < 4 ? 0 : symbol / 2 - 1;
    farResults[symbol] = base << 16 | extra;
    base += 1u << extra;
  }
  for (u32 symbol = 0; symbol < 19; symbol++) codeResults[symbol] = symbol << 16;
}

static u32 reversed(u32 code, u32 bits) {
  u32 result = 0;
  for (; bits > 0; bits--, code >>= 1) result = result << 1 | (code & 1);
  return result;
}

/**
 * Fills a decoding table for canonical codes of up to 15 bits; symbols without a result cannot be. A code of more than
 * `tableBits` goes through a second table behind the first. An incomplete code is allowed only as one code of one bit, or none.
 */
static int buildTable(u32 *table, u32 tableBits, u32 tableSize, const u8 *codeLengths, u32 symbols, const u32 *results) {
  u32 counts[16] = {0}, nextCode[16] = {0};
  for (u32 symbol = 0; symbol < symbols; symbol++) counts[codeLengths[symbol]]++;
  u32 used = symbols - counts[0];
  counts[0] = 0;
  u32 code = 0, space = 0;
  for (u32 bits = 1; bits < 16; bits++) {
    code = (code + counts[bits - 1]) << 1;
    nextCode[bits] = code;
    space += counts[bits] << (15 - bits);
  }
  if (space > 1u << 15) return 0;
  if (space < 1u << 15 && !(used == 0 || (used == 1 && counts[1] == 1))) return 0;
  for (u32 at = 0; at < 1u << tableBits; at++) table[at] = 0;
  // Second tables: the longest code that shares the low bits decides their size.
  u32 end = 1u << tableBits;
  for (u32 bits = 15; bits > tableBits; bits--) {
    u32 first = nextCode[bits];
    for (u32 index = 0; index < counts[bits]; index++) {
      u32 slot = reversed(first + index, bits) & ((1u << tableBits) - 1);
      if (table[slot] != 0) continue;
      u32 size = 1u << (bits - tableBits);
      if (end + size > tableSize) return 0;
      for (u32 at = 0; at < size; at++) table[end + at] = 0;
      table[slot] = end << 16 | SPECIAL | SUBTABLE | (bits - tableBits) << 8 | tableBits;
      end += size;
    }
  }
  for (u32 symbol = 0; symbol < symbols; symbol++) {
    u32 bits = codeLengths[symbol];
    if (bits == 0) continue;
    u32 place = reversed(nextCode[bits]++, bits);
    u32 result = results[symbol];
    if (bits <= tableBits) {
      u32 entry = result == 0 ? 0 : (result + bits) | (result & SPECIAL ? 0 : bits << 8);
      for (u32 at = place; at < 1u << tableBits; at += 1u << bits) table[at] = entry;
    } else {
      u32 main = table[place & ((1u << tableBits) - 1)];
      u32 start = main >> 16, subBits = main >> 8 & 15, rest = bits - tableBits;
      u32 entry = result == 0 ? 0 : (result + rest) | (result & SPECIAL ? 0 : rest << 8);
      for (u32 at = place >> tableBits; at < 1u << subBits; at += 1u << rest) table[start + at] = entry;
    }
  }
  return 1;
}

typedef struct {
  const u8 *from;
  const u8 *end;
  u64 bits;
  u32 count;
  u32 borrowed; // bytes of nothing that were taken behind the end
} Input;

static inline void refillSlowly(Input *in) {
  while (in->count < 56) {
    if (in->from < in->end) in->bits |= (u64)*in->from++ << in->count;
    else in->borrowed++;
    in->count += 8;
  }
}

static inline u32 takeBits(Input *in, u32 bits) {
  u32 value = (u32)in->bits & ((1u << bits) - 1);
  in->bits >>= bits;
  in->count -= bits;
  return value;
}

static int readLengths(Input *in) {
  refillSlowly(in);
  u32 mains = takeBits(in, 5) + 257, fars = takeBits(in, 5) + 1, codes = takeBits(in, 4) + 4;
  if (mains > 286 || fars > 30) return 0;
  u8 codeLengths[19] = {0};
  for (u32 index = 0; index < codes; index++) {
    refillSlowly(in);
    codeLengths[CODE_ORDER[index]] = takeBits(in, 3);
  }
  // The symbol 0 has the result 0, so all are moved up by one.
  u32 results[19];
  for (u32 symbol = 0; symbol < 19; symbol++) results[symbol] = codeResults[symbol] + (1u << 16);
  if (!buildTable(codeTable, 7, CODE_SIZE, codeLengths, 19, results)) return 0;
  u32 filled = 0, total = mains + fars;
  while (filled < total) {
    refillSlowly(in);
    u32 entry = codeTable[in->bits & 127];
    if (entry == 0 || in->borrowed > 8) return 0;
    takeBits(in, entry & 255);
    u32 symbol = (entry >> 16) - 1;
    if (symbol < 16) {
      lengths[filled++] = symbol;
      continue;
    }
    if (symbol == 16 && filled == 0) return 0;
    u8 value = symbol == 16 ? lengths[filled - 1] : 0;
    u32 repeat = symbol == 16 ? 3 + takeBits(in, 2) : symbol == 17 ? 3 + takeBits(in, 3) : 11 + takeBits(in, 7);
    if (filled + repeat > total) return 0;
    while (repeat-- > 0) lengths[filled++] = value;
  }
  if (lengths[256] == 0) return 0;
  return buildTable(farTable, FAR_BITS, FAR_SIZE, lengths + mains, fars, farResults) &&
         buildTable(mainTable, MAIN_BITS, MAIN_SIZE, lengths, mains, mainResults);
}

static int fixedLengths(void) {
  for (u32 symbol = 0; symbol < 288; symbol++) lengths[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
  if (!buildTable(mainTable, MAIN_BITS, MAIN_SIZE, lengths, 288, mainResults)) return 0;
  for (u32 symbol = 0; symbol < 32; symbol++) lengths[symbol] = 5;
  return buildTable(farTable, FAR_BITS, FAR_SIZE, lengths, 32, farResults);
}

#define LOW(bits, count) ((u32)(bits) & ((1u << (count)) - 1))

/** The base of an entry and the extra bits that follow its code; `before` are the bits from its code on. */
static inline u32 valueOf(u32 entry, u64 before) {
  return (entry >> 16 & 0x7fff) + (LOW(before, entry & 63) >> (entry >> 8 & 15));
}

/** Copies a match; in the fast part up to 15 bytes behind its end may be overwritten. */
static inline void copyMatch(u8 *to, u32 distance, u32 length, int mayOverrun) {
  const u8 *from = to - distance;
  const u8 *end = to + length;
  if (mayOverrun && distance >= 16) {
    do {
      wasm_v128_store(to, wasm_v128_load(from));
      to += 16;
      from += 16;
    } while (to < end);
  } else if (mayOverrun && distance == 1) {
    v128_t same = wasm_i8x16_splat(*from);
    do {
      wasm_v128_store(to, same);
      to += 16;
    } while (to < end);
  } else {
    while (to < end) *to++ = *from++;
  }
}

/**
 * The codes of one block while more than 32 bytes of input and 300 of output are left, so that nothing needs to be checked in
 * between. A turn takes at most 53 bits for up to three literals and a length, then 28 for a distance.
 *
 * @returns 1 at the end of the block, 0 when room runs out, or BAD
 */
static int readCodesFast(Input *in, const u8 *start, u8 **place, u8 *stop) {
  if (in->end - in->from <= 32 || stop - *place <= 300) return 0;
  const u8 *from = in->from, *fromEnd = in->end - 32;
  u8 *to = *place, *toEnd = stop - 300;
  u64 bits = in->bits;
  u32 count = in->count;
  int outcome = 0;
#define REFILL                                                                                                         \
  bits |= load64(from) << count;                                                                                       \
  from += (63 - count) >> 3;                                                                                           \
  count |= 56;
#define TAKE(entry)                                                                                                    \
  bits >>= (entry) & 63;                                                                                               \
  count -= (entry) & 63;
  while (from < fromEnd && to < toEnd) {
    REFILL
    u32 entry = mainTable[LOW(bits, MAIN_BITS)];
    if (entry & LITERAL) {
      TAKE(entry)
      u8 literal = entry >> 16;
      entry = mainTable[LOW(bits, MAIN_BITS)];
      *to++ = literal;
      if (entry & LITERAL) {
        TAKE(entry)
        literal = entry >> 16;
        entry = mainTable[LOW(bits, MAIN_BITS)];
        *to++ = literal;
        if (entry & LITERAL) {
          TAKE(entry)
          literal = entry >> 16;
          entry = mainTable[LOW(bits, MAIN_BITS)];
          *to++ = literal;
        }
      }
    }
    u64 before = bits;
    TAKE(entry)
    if (entry & (LITERAL | SPECIAL)) {
      if (entry & SUBTABLE && !(entry & LITERAL)) {
        entry = mainTable[(entry >> 16) + LOW(bits, entry >> 8 & 15)];
        before = bits;
        TAKE(entry)
      }
      if (entry & LITERAL) {
        *to++ = entry >> 16;
        continue;
      }
      if (entry & SPECIAL) {
        outcome = 1;
        break;
      }
    }
    if (entry == 0) {
      outcome = BAD;
      break;
    }
    u32 length = valueOf(entry, before);
    REFILL
    entry = farTable[LOW(bits, FAR_BITS)];
    if (entry & SPECIAL) {
      bits >>= FAR_BITS;
      count -= FAR_BITS;
      entry = farTable[(entry >> 16) + LOW(bits, entry >> 8 & 15)];
    }
    before = bits;
    TAKE(entry)
    u32 distance = valueOf(entry, before);
    if (entry == 0 || distance > (u32)(to - start)) {
      outcome = BAD;
      break;
    }
    copyMatch(to, distance, length, 1);
    to += length;
  }
  in->from = from;
  in->bits = bits;
  in->count = count;
  *place = to;
  return outcome;
}

/** One code after the other with every check, near the ends. Returns 1 at the end of the block, 0 after one code, or a failure. */
static int readOneCode(Input *in, const u8 *start, u8 **place, u8 *stop) {
  refillSlowly(in);
  u32 entry = mainTable[LOW(in->bits, MAIN_BITS)];
  if (entry & SUBTABLE && !(entry & LITERAL)) {
    takeBits(in, MAIN_BITS);
    entry = mainTable[(entry >> 16) + LOW(in->bits, entry >> 8 & 15)];
  }
  if (entry == 0) return BAD;
  u64 before = in->bits;
  takeBits(in, entry & 63);
  if (in->borrowed * 8 > in->count) return BAD;
  u8 *to = *place;
  if (entry & LITERAL) {
    if (to >= stop) return TOO_LONG;
    *to = entry >> 16;
    *place = to + 1;
    return 0;
  }
  if (entry & SPECIAL) return 1;
  u32 length = valueOf(entry, before);
  refillSlowly(in);
  entry = farTable[LOW(in->bits, FAR_BITS)];
  if (entry & SPECIAL) {
    takeBits(in, FAR_BITS);
    entry = farTable[(entry >> 16) + LOW(in->bits, entry >> 8 & 15)];
  }
  before = in->bits;
  takeBits(in, entry & 63);
  u32 distance = valueOf(entry, before);
  if (entry == 0 || distance > (u32)(to - start) || in->borrowed * 8 > in->count) return BAD;
  if (length > (u32)(stop - to)) return TOO_LONG;
  copyMatch(to, distance, length, 0);
  *place = to + length;
  return 0;
}

static int readStored(Input *in, u8 **place, u8 *stop) {
  u32 unread = in->count >> 3;
  if (in->borrowed > unread) return BAD;
  in->from -= unread - in->borrowed;
  *in = (Input){in->from, in->end, 0, 0, 0};
  if (in->end - in->from < 4) return BAD;
  u32 size = in->from[0] | in->from[1] << 8, check = in->from[2] | in->from[3] << 8;
  in->from += 4;
  if ((size ^ check) != 0xffff || size > (u32)(in->end - in->from)) return BAD;
  if (size > (u32)(stop - *place)) return TOO_LONG;
  __builtin_memcpy(*place, in->from, size);
  *place += size;
  in->from += size;
  return 1;
}

static int readBlock(Input *in, const u8 *start, u8 **place, u8 *stop, u32 kind) {
  if (kind == 0) return readStored(in, place, stop);
  if (kind == 3 || !(kind == 1 ? fixedLengths() : readLengths(in))) return BAD;
  for (;;) {
    int outcome = readCodesFast(in, start, place, stop);
    if (outcome == 0) outcome = readOneCode(in, start, place, stop);
    if (outcome != 0) return outcome;
  }
}

/** Adler-32 (RFC 1950 section 8.2), sixteen bytes at a time. */
static u32 adler32(const u8 *bytes, u32 size) {
  u32 one = 1, two = 0, at = 0;
  const v128_t weights = wasm_i8x16_make(16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
  while (at < size) {
    u32 stop = size - at > 5536 ? at + 5536 : size; // 5552 bytes at most before the sums overflow
    v128_t sums = wasm_i32x4_splat(0), weighted = wasm_i32x4_splat(0), carried = wasm_i32x4_splat(0);
    u32 first = at;
    for (; at + 16 <= stop; at += 16) {
      v128_t v = wasm_v128_load(bytes + at);
      carried = wasm_i32x4_add(carried, sums);
      sums = wasm_i32x4_add(sums, wasm_u32x4_extadd_pairwise_u16x8(wasm_u16x8_extadd_pairwise_u8x16(v)));
      v128_t low = wasm_u16x8_extmul_low_u8x16(v, weights), high = wasm_u16x8_extmul_high_u8x16(v, weights);
      weighted = wasm_i32x4_add(weighted, wasm_i32x4_add(wasm_u32x4_extadd_pairwise_u16x8(low), wasm_u32x4_extadd_pairwise_u16x8(high)));
    }
#define TOTAL(v)                                                                                                       \
  ((u32)wasm_i32x4_extract_lane(v, 0) + (u32)wasm_i32x4_extract_lane(v, 1) + (u32)wasm_i32x4_extract_lane(v, 2) +     \
   (u32)wasm_i32x4_extract_lane(v, 3))
    two = (two + (at - first) % 65521 * one + 16 * (TOTAL(carried) % 65521) + TOTAL(weighted)) % 65521;
    one = (one + TOTAL(sums)) % 65521;
    for (; at < stop; at++) {
      one += bytes[at];
      two += one;
    }
    one %= 65521;
    two %= 65521;
  }
  return two << 16 | one;
}

/**
 * Inflates a zlib stream of `size` bytes at `from` to at most `room` bytes at `to`; 32 bytes behind the input may be read.
 *
 * @returns how many bytes were written, -1 for a broken stream, -2 for one that is longer
 */
__attribute__((export_name("inflate"))) int inflate(const u8 *from, u32 size, u8 *to, u32 room) {
  prepareResults();
  if (size < 6 || (from[0] & 15) != 8 || (from[0] * 256 + from[1]) % 31 != 0 || from[1] & 32) return BAD;
  Input in = {from + 2, from + size, 0, 0, 0};
  u8 *place = to;
  u32 isLast;
  do {
    refillSlowly(&in);
    isLast = takeBits(&in, 1);
    u32 kind = takeBits(&in, 2);
    int outcome = readBlock(&in, to, &place, to + room, kind);
    if (outcome < 0) return outcome;
    if (in.borrowed * 8 > in.count) return BAD;
  } while (!isLast);
  u32 unread = in.count >> 3;
  in.from -= unread - in.borrowed;
  if (in.end - in.from < 4) return BAD;
  u32 check = (u32)in.from[0] << 24 | in.from[1] << 16 | in.from[2] << 8 | in.from[3];
  return check == adler32(to, (u32)(place - to)) ? (int)(place - to) : BAD;
}
