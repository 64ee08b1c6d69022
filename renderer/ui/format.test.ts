import { describe, expect, it } from 'vitest';
import { formatArea, formatBytes, formatClock, formatDistance, formatDuration, formatShare } from './format.ts';

describe('areas', () => {
  it('says one hectare as fifteen mu', () => expect(formatArea(10_000, 'zh')).toBe('1.00 公顷（15.0 亩）'));
  it('stays in square metres below a hectare', () => expect(formatArea(1200, 'en')).toBe('1,200 m²'));
  it('goes over to square kilometres', () => expect(formatArea(470_800_000, 'en')).toBe('470.80 km²'));
  it('shows a dash for what was not measured', () => expect(formatArea(Number.NaN, 'zh')).toBe('–'));
});

describe('shares', () => {
  it('never rounds up to 100 % while one is left out', () => expect(formatShare(9999, 10_000)).toBe('99.9%'));
  it('shows 100 % when all are in', () => expect(formatShare(768, 768)).toBe('100.0%'));
  it('has no share of nothing', () => expect(formatShare(0, 0)).toBe('–'));
});

describe('other readouts', () => {
  it('switches to kilometres at one thousand metres', () => {
    expect(formatDistance(999.4)).toBe('999.4 m');
    expect(formatDistance(1000)).toBe('1.000 km');
  });
  it('counts minutes from sixty seconds', () => {
    expect(formatDuration(4.25, 'en')).toBe('4.3 s');
    expect(formatDuration(200, 'zh')).toBe('3 分 20 秒');
  });
  it('counts bytes by thousands', () => expect(formatBytes(1_400_000)).toBe('1.4 MB'));
  it('shows a local clock time, and a dash for no time', () => {
    expect(formatClock('2026-05-20T01:02:03')).toBe('01:02:03');
    expect(formatClock('')).toBe('–');
  });
});
