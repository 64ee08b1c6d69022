import { expect, it } from 'vitest';
import { fill, words } from './index.ts';

const entries = Object.entries(words);
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

it('says everything in both languages', () => {
  expect(entries.filter(([, { zh, en }]) => zh.trim() === '' || en.trim() === '')).toEqual([]);
});
it('has the same places to fill in in both languages', () => {
  expect(entries.filter(([, { zh, en }]) => places(zh).join() !== places(en).join()).map(([key]) => key)).toEqual([]);
});
it('fills places and leaves unknown ones to be seen', () => {
  expect(fill({ zh: '共 {n} 个', en: '{n} in all' }, 'en', { n: 3 })).toBe('3 in all');
  expect(fill({ zh: '{x}', en: '{x}' }, 'zh')).toBe('{x}');
});
