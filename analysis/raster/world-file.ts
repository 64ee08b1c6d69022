import type { Affine } from '../core/grid.ts';
import { AppError } from '../core/problems.ts';

/**
 * Reads an ESRI world file: six numbers, one a line (pixel width, row rotation, column rotation, pixel height, x and y of the
 * centre of the upper left pixel). Decimal commas are read as points. Problem `bad-world-file` for anything else.
 *
 * @example parseWorldFile('a.tfw', '10\n0\n0\n-10\n500005\n4419995') // [10, 0, 500000, 0, -10, 4420000]
 */
export function parseWorldFile(file: string, text: string): Affine {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const numbers = lines.filter((line) => line.trim() !== '').map((line) => Number(line.trim().replace(',', '.')));
  const [a, d, b, e, x, y] = numbers;
  const isUsable = numbers.length >= 6 && numbers.slice(0, 6).every(Number.isFinite) && a! * e! !== b! * d!;
  if (!isUsable) throw new AppError({ code: 'bad-world-file', file });
  return [a!, b!, x! - (a! + b!) / 2, d!, e!, y! - (d! + e!) / 2];
}

/**
 * The extensions under which a world file may lie beside an image, likeliest first: the first and last letter of the image's
 * own and a w, the whole of it and a w, and wld.
 *
 * @example worldFileExtensions('tiff') // ['.tfw', '.tiffw', '.tifw', '.wld']
 */
export function worldFileExtensions(imageExtension: string): string[] {
  const own = imageExtension.toLowerCase();
  const short = `.${own[0] ?? 't'}${own.at(-1) ?? 'f'}w`;
  return [...new Set([short, '.tfw', `.${own}w`, '.tifw', '.wld'])];
}
