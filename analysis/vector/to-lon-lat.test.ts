import { describe, expect, it } from 'vitest';
import { toLonLat } from './to-lon-lat.ts';

const placed = (x: number, y: number) =>
  toLonLat('EPSG:4326')({ row: 1, values: [], geometry: { type: 'Point', coordinates: [x, y] } });

describe('positions in degrees', () => {
  it('may lie beyond the edge of the map by what rounding adds', () => {
    expect(placed(180.00000000000014, -90.00000000000003)).toHaveProperty('geometry');
  });
  it('are no place a millimetre further out', () => {
    expect(placed(180.00000001, 0)).toEqual({
      problem: { code: 'bad-coordinate', row: 1, value: '180.00000001, 0' },
    });
  });
  it('look swapped where only the other order is a place', () => {
    expect(placed(39.9, 116.4)).toHaveProperty('problem.code', 'swapped-coordinates');
  });
});
