import { describe, expect, it } from 'vitest';
import { canHold, cutWholeTile, type WholeType } from './cut-tile.ts';

const SIDE = 16;

/** The first numbers of a tile that is cut from one row of sixteen pixels. */
function cut(type: WholeType, hole: number | null, ...first: readonly number[]): number[] {
  const pixels = Float32Array.from({ length: SIDE }, (_, at) => first[at] ?? 0);
  const tile = cutWholeTile(pixels, SIDE, 0, SIDE, 1, SIDE, type, hole, false);
  const arrays = { uint8: Uint8Array, int8: Int8Array, uint16: Uint16Array, int16: Int16Array };
  return [...new arrays[type](tile.slice().buffer)].slice(0, first.length);
}

describe('cutWholeTile', () => {
  it('rounds halves up', () => expect(cut('int16', null, 1.5, -1.5, 2.4)).toEqual([2, -1, 2]));
  it('holds what a kernel has thrown beyond the type at its ends', () => {
    expect(cut('uint8', null, 271, -16, Infinity)).toEqual([255, 0, 255]);
    expect(cut('int8', null, 130, -140)).toEqual([127, -128]);
    expect(cut('uint16', null, 70_000, -3)).toEqual([65_535, 0]);
    expect(cut('int16', null, 40_000, -40_000)).toEqual([32_767, -32_768]);
  });
  it('writes the hole for what is missing, and the number beside it for data that would look like one', () => {
    expect(cut('uint8', 0, Number.NaN, 0, -4, 5)).toEqual([0, 1, 1, 5]);
    expect(cut('uint8', 255, Number.NaN, 300)).toEqual([255, 254]);
    expect(cut('int16', -9999, Number.NaN, -9999.2)).toEqual([-9999, -10_000]);
  });
  it('writes 0 for what is missing when nothing marks it', () =>
    expect(cut('uint16', null, Number.NaN, 0)).toEqual([0, 0]));
  it('knows which numbers a type can hold', () =>
    expect([canHold('uint16', -9999), canHold('int16', -9999), canHold('uint8', 1.5), canHold('uint8', 255)]).toEqual([
      false,
      true,
      false,
      true,
    ]));
});
