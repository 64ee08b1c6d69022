import { expect, it } from 'vitest';
import type { Field } from '../../../analysis/core/features.ts';
import { suggestRole } from './suggest-role.ts';

it('reads the role from the name in either language', () => {
  expect(suggestRole('machine-candidates', 'point', [])).toBe('machine-candidates');
  expect(suggestRole('machines', 'point', [])).toBe('machines');
  expect(suggestRole('朝阳区街道界', 'polygon', [])).toBe('units');
  expect(suggestRole('fence_110105', 'polygon', [])).toBe('units');
  expect(suggestRole('道路中心线', 'line', [])).toBe('roads');
});
it('does not call points a boundary, whatever they are named', () => {
  expect(suggestRole('units', 'point', [])).toBe('other');
});
it('falls back on telling fields, and admits when it does not know', () => {
  expect(suggestRole('layer1', 'polygon', [{ name: 'permit_no', type: 'text' }])).toBe('permits');
  expect(suggestRole('layer1', 'polygon', [])).toBe('other');
});

const named = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'text' }));
it.each([
  ['compounds', 'point', ['小区名称', '户数', '街道', '经度', '纬度']],
  ['compounds', 'polygon', ['小区', '人口', '所属街道']],
  ['facilities', 'point', ['设施名称', '设施类型', '街道']],
  ['facilities', 'point', ['名称', '设施类型', '设计规模（吨/日）']],
  ['machines', 'point', ['设备名称', '日回收量', '运行状态']],
  ['units', 'polygon', ['街道名称', '常住人口']],
  ['communities', 'polygon', ['社区名称', '社区代码', '街道']],
  ['permits', 'polygon', ['许可证号', '开始日期', '截止日期']],
  ['complaints', 'point', ['受理时间', '诉求内容', '街道']],
  ['landuse', 'polygon', ['DLMC', 'DLBM']],
] as const)('tells %s of %s by the headers %j', (role, geometry, headers) => {
  expect(suggestRole('Sheet1', geometry, named(...headers))).toBe(role);
});
it('leaves open what the headers of several roles or of none could mean', () => {
  expect(suggestRole('Sheet1', 'point', named('名称', '街道'))).toBe('other');
  expect(suggestRole('Sheet1', 'point', named('a', 'b'))).toBe('other');
  expect(suggestRole('Sheet1', 'point', named('时间'))).toBe('other');
  expect(suggestRole('Sheet1', 'line', named('名称'))).toBe('other');
});
it('believes the fields where the name says a role that lacks what it needs', () => {
  expect(suggestRole('社区环卫点位', 'point', named('设施名称', '设施类型'))).toBe('facilities');
  expect(suggestRole('社区', 'point', named('名称', '户数'))).toBe('communities');
});
it('does not take a column of words for households', () => {
  const sample = [
    ['甲园', '多'],
    ['乙园', '少'],
  ];
  expect(suggestRole('Sheet1', 'point', named('小区名称', '户数'), sample)).toBe('other');
});
