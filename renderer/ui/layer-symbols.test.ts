import { describe, expect, it } from 'vitest';
import { symbolsOf } from '../../electron/contract/symbols.ts';
import { classIndex } from './layer-symbols.ts';

const classId = (role: 'candidates' | 'coverage-units' | 'machines', cells: Record<string, string | number | null>) => {
  const spec = symbolsOf(role);
  return spec.classes[classIndex(spec, cells)]?.id;
};

describe('the class of a row', () => {
  it('is “to review” for a candidate nobody has decided', () =>
    expect(classId('candidates', { status: 'candidate' })).toBe('pending'));
  it('is the verdict of a decided one', () => expect(classId('candidates', { status: 'confirmed' })).toBe('confirmed'));
  it('follows the share of people served', () => {
    expect(classId('coverage-units', { people_pct: 59.9 })).toBe('0');
    expect(classId('coverage-units', { people_pct: 60 })).toBe('60');
    expect(classId('coverage-units', { people_pct: 100 })).toBe('95');
  });
  it('reads a register with Chinese field names', () => expect(classId('machines', { 状态: '运行' })).toBe('运行'));
  it('takes the field itself where there is one', () => expect(classId('machines', { status: '停用' })).toBe('停用'));
});
