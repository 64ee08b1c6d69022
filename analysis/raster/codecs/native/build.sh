#!/bin/sh
# Compiles the C files of this folder and writes the module as text to block-bytes.ts. Wants clang and wasm-ld, 14 or newer.
set -eu
cd "$(dirname "$0")"
out=$(mktemp)
trap 'rm -f "$out"' EXIT
clang --target=wasm32 -O3 -msimd128 -mbulk-memory -ffreestanding -nostdlib -Wall -Wextra -Werror \
  -Wl,--no-entry,--export=__heap_base,--strip-all,-z,stack-size=16384 lzw.c planes.c inflate.c cut.c -o "$out"
{
  echo '/** The compiled module of this folder, made by build.sh; not to be edited. */'
  echo 'export const BLOCK_WASM_BASE64 = ['
  base64 -w 114 "$out" | sed "s/.*/  '&',/"
  echo "].join('');"
} > block-bytes.ts
