import type { Language, Words } from '../../analysis/core/words.ts';

export type { Language, Words };

/** Values put into the {name} places of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/**
 * One text in one language, its {name} places filled in; a place without a value stays as it is, so that it is noticed.
 *
 * @example fill({ zh: '共 {n} 个', en: '{n} in all' }, 'en', { n: 3 }) // '3 in all'
 */
export function fill(words: Words, language: Language, values: TextValues = {}): string {
  return words[language].replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}

/** A table of texts: both languages of every key are checked by the compiler. */
export const table = <Key extends string>(texts: Readonly<Record<Key, Words>>): Readonly<Record<Key, Words>> => texts;
