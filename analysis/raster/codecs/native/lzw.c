// TIFF LZW (TIFF 6.0 section 13): codes packed from the high bit, widths 9 to 12, switched one code early.
#include "bytes.h"

enum { CLEAR = 256, END = 257, FIRST = 258, ENTRIES = 4096 };

// A string of the table: its first eight bytes, its length, and where in the output it was first written. Short strings, which are
// nearly all, are written with one store and never read back from the output.
typedef struct {
  u64 head;
  u32 length;
  u32 at;
} Entry;

static Entry table[ENTRIES + 1];

static void copyForward(u8 *to, const u8 *from, u32 length, u32 room) {
  if (from + 8 <= to && length + 8 <= room) {
    for (u32 done = 0; done < length; done += 8) store64(to + done, load64(from + done));
  } else {
    for (u32 done = 0; done < length; done++) to[done] = from[done];
  }
}

/**
 * Decodes `size` bytes at `from` to at most `wanted` bytes at `to`. 8 bytes behind `wanted` may be overwritten, and 8 bytes
 * behind the input are read.
 *
 * @returns how many bytes were written, or -1 when a code cannot be
 */
__attribute__((export_name("lzw"))) int lzw(const u8 *from, u32 size, u8 *to, u32 wanted) {
  for (u32 code = 0; code < 256; code++) table[code] = (Entry){code, 1, 0};
  const u8 *end = from + size;
  u64 bits = 0; // the unread bits, from the top
  u32 count = 0, width = 9, next = FIRST, limit = 511, written = 0;
  Entry last = {0, 0, 0};
  while (written < wanted) {
    if (count < width) {
      if (from + 8 <= end) {
        bits |= swap64(load64(from)) >> count;
        u32 taken = (63 - count) >> 3;
        from += taken;
        count += taken << 3;
      } else {
        while (count <= 56 && from < end) {
          bits |= (u64)*from++ << (56 - count);
          count += 8;
        }
        if (count < width) return written;
      }
    }
    u32 code = bits >> (64 - width);
    bits <<= width;
    count -= width;
    if (code == CLEAR) {
      next = FIRST;
      width = 9;
      limit = 511;
      last.length = 0;
      continue;
    }
    if (code == END) return written;
    // The entry that this code completes: the last string and the first byte of this one, which may be its own.
    if (last.length > 0 && next < ENTRIES) {
      u8 first = (u8)(code == next ? last.head : table[code].head);
      u64 added = last.length < 8 ? (u64)first << (8 * last.length) : 0;
      table[next] = (Entry){last.head | added, last.length + 1, last.at};
      next++;
      if (next == limit && width < 12) {
        width++;
        limit = (1u << width) - 1;
      }
    }
    if (code >= next) return -1;
    Entry entry = table[code];
    u32 length = entry.length;
    if (written + length > wanted) length = wanted - written;
    if (length <= 8) store64(to + written, entry.head);
    else copyForward(to + written, to + entry.at, length, wanted - written);
    last = (Entry){entry.head, entry.length, written};
    written += length;
  }
  return written;
}
