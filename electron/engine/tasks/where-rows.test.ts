import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { conditionOf, whereRows } from './where-rows.ts';

const table: FeatureTable = {
  name: 'a',
  crs: 'EPSG:4326',
  fields: [
    { name: '名称', type: 'text' },
    { name: '户数', type: 'integer' },
    { name: '建成', type: 'date' },
  ],
  rows: [
    { geometry: null, values: ['望京花园', 900, '2004-05-01'] },
    { geometry: null, values: ['大望家园', 1_200, '2010-01-01'] },
    { geometry: null, values: ['a.b', null, null] },
  ],
};
const names = (...texts: string[]) =>
  whereRows(
    table,
    texts.map((text) => conditionOf(text)!),
  ).rows.map(({ values }) => values[0]);

describe('rows for which a condition holds', () => {
  it.each([
    ['户数>=900', ['望京花园', '大望家园']],
    ['户数 > 900', ['大望家园']],
    ['户数=', ['a.b']],
    ['户数 != 900', ['大望家园', 'a.b']],
    ['建成 < 2010-01-01', ['望京花园']],
    ['名称=望京花园', ['望京花园']],
    ["名称 = '望京花园'", ['望京花园']],
    ['名称 like %望%', ['望京花园', '大望家园']],
    ['名称 like A.B', ['a.b']],
    ['名称 like a_b', ['a.b']],
    ['名称 like .*', []],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));
  it('with several conditions at once', () => expect(names('名称 like %望%', '户数<1000')).toEqual(['望京花园']));
  it('on a field that is not there is refused with those that are', () => {
    expect(() => names('面积>1')).toThrowError(/名称 \| 户数 \| 建成/);
  });
  it.each(['户数', '', '=5'])('%j is no condition', (text) => expect(conditionOf(text)).toBeNull());
});
