import { expect, it } from 'vitest';
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
