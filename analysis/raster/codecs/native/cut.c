// From 32-bit floating-point pixels to whole numbers as a tile stores them: rounded, holes filled, differences taken (TIFF predictor 2).
#include "bytes.h"
#include <wasm_simd128.h>

/** What a type can hold, what stands for a hole, and what is written for data that would come out as the hole. */
typedef struct {
  v128_t lowest, highest, hole, instead;
} Rules;

static inline Rules rulesOf(int lowest, int highest, int hole, int instead) {
  return (Rules){wasm_i32x4_splat(lowest), wasm_i32x4_splat(highest), wasm_i32x4_splat(hole), wasm_i32x4_splat(instead)};
}

/** Rounds half up and stays within the type; NaN becomes the hole. */
static inline v128_t wholeOf(const float *from, const Rules *rules) {
  v128_t value = wasm_v128_load(from);
  v128_t whole = wasm_i32x4_trunc_sat_f32x4(wasm_f32x4_floor(wasm_f32x4_add(value, wasm_f32x4_splat(0.5f))));
  whole = wasm_i32x4_min(wasm_i32x4_max(whole, rules->lowest), rules->highest);
  whole = wasm_v128_bitselect(rules->instead, whole, wasm_i32x4_eq(whole, rules->hole));
  return wasm_v128_bitselect(whole, rules->hole, wasm_f32x4_eq(value, value));
}

/**
 * `rows` rows of `columns` pixels (a multiple of 16) in place of which `count` are given; beyond them the last one is repeated.
 * Only the low bits of a number are stored, so negative numbers come out as two's complement.
 */
__attribute__((export_name("cut16"))) void cut16(float *pixels, u32 columns, u32 count, u32 rows, int lowest,
                                                 int highest, int hole, int instead, int differenced, u16 *to) {
  const Rules rules = rulesOf(lowest, highest, hole, instead);
  v128_t low = wasm_i32x4_splat(0xffff);
  for (u32 row = 0; row < rows; row++, pixels += columns, to += columns) {
    for (u32 x = count; x < columns; x++) pixels[x] = pixels[count - 1];
    v128_t before = wasm_i16x8_splat(0);
    for (u32 x = 0; x < columns; x += 8) {
      v128_t a = wasm_v128_and(wholeOf(pixels + x, &rules), low), b = wasm_v128_and(wholeOf(pixels + x + 4, &rules), low);
      v128_t values = wasm_u16x8_narrow_i32x4(a, b);
      v128_t shifted = wasm_i16x8_shuffle(before, values, 7, 8, 9, 10, 11, 12, 13, 14);
      wasm_v128_store(to + x, differenced ? wasm_i16x8_sub(values, shifted) : values);
      before = values;
    }
  }
}

__attribute__((export_name("cut8"))) void cut8(float *pixels, u32 columns, u32 count, u32 rows, int lowest,
                                               int highest, int hole, int instead, int differenced, u8 *to) {
  const Rules rules = rulesOf(lowest, highest, hole, instead);
  v128_t low = wasm_i32x4_splat(0xff);
  for (u32 row = 0; row < rows; row++, pixels += columns, to += columns) {
    for (u32 x = count; x < columns; x++) pixels[x] = pixels[count - 1];
    v128_t before = wasm_i8x16_splat(0);
    for (u32 x = 0; x < columns; x += 16) {
      v128_t part[4];
      for (u32 i = 0; i < 4; i++) part[i] = wasm_v128_and(wholeOf(pixels + x + 4 * i, &rules), low);
      v128_t values = wasm_u8x16_narrow_i16x8(wasm_u16x8_narrow_i32x4(part[0], part[1]), wasm_u16x8_narrow_i32x4(part[2], part[3]));
      v128_t shifted = wasm_i8x16_shuffle(before, values, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
      wasm_v128_store(to + x, differenced ? wasm_i8x16_sub(values, shifted) : values);
      before = values;
    }
  }
}
