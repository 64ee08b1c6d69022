import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { columnsOf, tableChoices, tableOptions } from './table-options.ts';

const choices = (...argv: string[]) =>
  tableChoices('convert', 'a.xlsx#小区', readArguments('convert', argv, tableOptions));

describe('what the terminal says of a table', () => {
  it.each([
    ['x=经度,y=纬度', { x: '经度', y: '纬度' }],
    ['x=a, y=b, datum=gcj02', { x: 'a', y: 'b', datum: 'gcj02' }],
    ['x=X,y=Y,north-first', { x: 'X', y: 'Y', northFirst: true }],
    ['text=坐标,datum=bd09', { text: '坐标', datum: 'bd09' }],
    ['none', { none: true }],
  ])('--columns %s', (text, expected) => expect(columnsOf('convert', text)).toEqual(expected));
  it.each(['x=a', 'lon,lat', 'x=a,y=b,datum=wgs84', ''])('--columns %j is refused', (text) => {
    expect(() => columnsOf('convert', text)).toThrowError(/cli-usage/);
  });
  it('names the sheet behind the file, or by an option that wins', () => {
    expect(choices()).toMatchObject({
      path: 'a.xlsx',
      layer: '小区',
      columns: null,
      repairSwapped: false,
    });
    expect(choices('--layer', '点位')).toMatchObject({ layer: '点位' });
  });
  it('renames and retypes fields', () => {
    const { fieldMap, repairSwapped } = choices(
      '--map',
      '小区名称=name',
      '--map',
      '户数=households:integer',
      '--repair-swapped',
    );
    expect(fieldMap).toEqual([
      { from: '小区名称', to: 'name' },
      { from: '户数', to: 'households', type: 'integer' },
    ]);
    expect(repairSwapped).toBe(true);
  });
  it.each(['户数', '=name', '户数=', '户数=households:number'])('--map %j is refused', (text) => {
    expect(() => choices('--map', text)).toThrowError(/cli-usage/);
  });
});
