import { describe, expect, it } from 'vitest';
import { crsHandlers } from './crs-search.ts';

/** The systems that a search finds, best first. */
async function found(text: string): Promise<readonly string[]> {
  const choices = await crsHandlers()['crs.search']({ text });
  return choices.map(({ crs }) => crs);
}

describe('finding a coordinate system', () => {
  it('lists the usual ones without a search', async () => {
    expect((await found('')).slice(0, 3)).toEqual(['EPSG:4490', 'EPSG:4326', 'EPSG:4548']);
  });
  it('takes a number, with and without EPSG', async () => {
    expect((await found('4548'))[0]).toBe('EPSG:4548');
    expect((await found('EPSG:4534'))[0]).toBe('EPSG:4534');
  });
  it('knows what people here call CGCS2000, with a meridian beside', async () => {
    expect(await found('国家2000 117E')).toContain('EPSG:4548');
    expect(await found('2000坐标系')).toContain('EPSG:4547');
  });
  it('finds names by their words, in capitals or not', async () => {
    expect(await found('UTM 50N')).toContain('EPSG:32650');
  });
  it('finds nothing for what is no system', async () => {
    expect(await found('没有这样的坐标系')).toEqual([]);
  });
});
