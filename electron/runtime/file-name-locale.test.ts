import { expect, it } from 'vitest';
import { fileNameLocale } from './file-name-locale.ts';

it('gives a bare machine a locale that can spell Chinese file names, and leaves a good one alone', () => {
  expect(fileNameLocale({}, 'linux')).toEqual({ LC_ALL: 'C.UTF-8' });
  expect(fileNameLocale({ LANG: 'zh_CN.UTF-8' }, 'linux')).toEqual({});
  expect(fileNameLocale({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'linux')).toEqual({ LC_ALL: 'C.UTF-8' });
  expect(fileNameLocale({ LANG: 'zh_CN.utf8', LC_ALL: '' }, 'linux')).toEqual({});
  expect(fileNameLocale({}, 'win32')).toEqual({});
});
