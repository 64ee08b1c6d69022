// From the bytes of a block as it is stored to one plane of values per band, with the differences of predictor 2 (TIFF 6.0
// section 14) undone on the way.
#include "bytes.h"
#include <wasm_simd128.h>

typedef v128_t vec;

static inline void transpose8(vec *rows) {
  vec a[8], b[8];
  for (int i = 0; i < 4; i++) {
    a[2 * i] = wasm_i16x8_shuffle(rows[2 * i], rows[2 * i + 1], 0, 8, 1, 9, 2, 10, 3, 11);
    a[2 * i + 1] = wasm_i16x8_shuffle(rows[2 * i], rows[2 * i + 1], 4, 12, 5, 13, 6, 14, 7, 15);
  }
  for (int i = 0; i < 2; i++) {
    for (int j = 0; j < 2; j++) {
      b[4 * i + 2 * j] = wasm_i32x4_shuffle(a[4 * i + j], a[4 * i + 2 + j], 0, 4, 1, 5);
      b[4 * i + 2 * j + 1] = wasm_i32x4_shuffle(a[4 * i + j], a[4 * i + 2 + j], 2, 6, 3, 7);
    }
  }
  for (int j = 0; j < 4; j++) {
    rows[2 * j] = wasm_i64x2_shuffle(b[j], b[4 + j], 0, 2);
    rows[2 * j + 1] = wasm_i64x2_shuffle(b[j], b[4 + j], 1, 3);
  }
}

// Up to eight bands of 16 bits: a pixel is one vector, eight pixels are turned over at once.
static inline u32 eightAtOnce(const u16 *row, u32 columns, const u32 samples, u32 pixels, u16 *out, vec *running,
                              int differenced) {
  u32 column = 0;
  vec sum = *running;
  for (; column + 10 <= columns; column += 8) {
    vec v[8];
    for (int i = 0; i < 8; i++) {
      vec pixel = wasm_v128_load(row + (column + i) * samples);
      sum = differenced ? wasm_i16x8_add(sum, pixel) : pixel;
      v[i] = sum;
    }
    transpose8(v);
    for (u32 band = 0; band < samples; band++) wasm_v128_store(out + band * pixels + column, v[band]);
  }
  *running = sum;
  return column;
}

__attribute__((export_name("planes16"))) void planes16(const u16 *from, u32 columns, u32 rows, u32 samples,
                                                       int differenced, u16 *to) {
  u32 pixels = columns * rows;
  for (u32 row = 0; row < rows; row++) {
    const u16 *line = from + row * columns * samples;
    u16 *out = to + row * columns;
    u32 column = 0;
    vec sum = wasm_i16x8_splat(0);
    if (samples > 1 && samples <= 8) {
      switch (samples) {
      case 3:
        column = eightAtOnce(line, columns, 3, pixels, out, &sum, differenced);
        break;
      case 4:
        column = eightAtOnce(line, columns, 4, pixels, out, &sum, differenced);
        break;
      case 6:
        column = eightAtOnce(line, columns, 6, pixels, out, &sum, differenced);
        break;
      default:
        column = eightAtOnce(line, columns, samples, pixels, out, &sum, differenced);
      }
    }
    for (u32 band = 0; band < samples; band++) {
      u16 value = differenced && column > 0 ? out[band * pixels + column - 1] : 0;
      for (u32 x = column; x < columns; x++) {
        u16 stored = line[x * samples + band];
        value = differenced ? (u16)(value + stored) : stored;
        out[band * pixels + x] = value;
      }
    }
  }
}

#define PLANES(NAME, TYPE)                                                                                             \
  __attribute__((export_name(#NAME))) void NAME(const TYPE *from, u32 columns, u32 rows, u32 samples, int differenced, \
                                                TYPE *to) {                                                            \
    u32 pixels = columns * rows;                                                                                       \
    for (u32 row = 0; row < rows; row++) {                                                                             \
      for (u32 band = 0; band < samples; band++) {                                                                     \
        const TYPE *line = from + row * columns * samples + band;                                                      \
        TYPE *out = to + band * pixels + row * columns;                                                                \
        TYPE value = 0;                                                                                                \
        for (u32 x = 0; x < columns; x++) {                                                                            \
          value = differenced ? (TYPE)(value + line[x * samples]) : line[x * samples];                                 \
          out[x] = value;                                                                                              \
        }                                                                                                              \
      }                                                                                                                \
    }                                                                                                                  \
  }

PLANES(planes8, u8)
PLANES(planes32, u32)
PLANES(planes64, u64)

/** Turns values of the other byte order over, in place. */
__attribute__((export_name("swap"))) void swap(u8 *bytes, u32 size, u32 sampleBytes) {
  if (sampleBytes == 2) {
    u16 *values = (u16 *)bytes;
    for (u32 at = 0; at < size / 2; at++) values[at] = (u16)(values[at] << 8 | values[at] >> 8);
  } else if (sampleBytes == 4) {
    u32 *values = (u32 *)bytes;
    for (u32 at = 0; at < size / 4; at++) values[at] = __builtin_bswap32(values[at]);
  } else if (sampleBytes == 8) {
    u64 *values = (u64 *)bytes;
    for (u32 at = 0; at < size / 8; at++) values[at] = swap64(values[at]);
  }
}
