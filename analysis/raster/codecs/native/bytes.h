// Unaligned loads and stores, and the short names of the fixed-size numbers.
#pragma once

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

static inline u64 load64(const void *at) {
  u64 value;
  __builtin_memcpy(&value, at, 8);
  return value;
}

static inline void store64(void *at, u64 value) { __builtin_memcpy(at, &value, 8); }

static inline u64 swap64(u64 value) { return __builtin_bswap64(value); }
