import { expect, it } from 'vitest';
import { parseWorldFile, worldFileExtensions } from './world-file.ts';

it('moves the centre of the first pixel to its corner', () => {
  expect(parseWorldFile('a.tfw', '10\n0\n0\n-10\n500005\n4419995\n')).toEqual([10, 0, 500_000, 0, -10, 4_420_000]);
});
it('reads rotations in their order, decimal commas, blank lines and any line end', () => {
  const text = '\uFEFF 8,5\r\n\r\n5\r\n5,0\r\n-8.5\r\n100\r\n200\r\n';
  expect(parseWorldFile('a.tfw', text)).toEqual([8.5, 5, 100 - 6.75, 5, -8.5, 200 + 1.75]);
});
it.each(['', '1\n2\n3', '0\n0\n0\n0\n5\n5', 'a\nb\nc\nd\ne\nf'])('refuses %j', (text) => {
  expect(() => parseWorldFile('a.tfw', text)).toThrow(/bad-world-file/);
});
it('looks for every usual extension', () => {
  expect(worldFileExtensions('tif')).toEqual(['.tfw', '.tifw', '.wld']);
  expect(worldFileExtensions('TIFF')).toEqual(['.tfw', '.tiffw', '.tifw', '.wld']);
});
