import { expect, it } from 'vitest';
import { outlinePath } from './chip-outline.ts';

it('puts the centre of the chip at 50 50 and north up', () => {
  const north = 0.001;
  const path = outlinePath(
    {
      type: 'Polygon',
      coordinates: [
        [
          [116, 40],
          [116, 40 + north],
          [116, 40],
        ],
      ],
    },
    [116, 40],
    1000,
  );
  expect(path).toBe('M50.00 50.00L50.00 38.89L50.00 50.00Z');
});

it('draws nothing for a point', () => {
  expect(outlinePath({ type: 'Point', coordinates: [116, 40] }, [116, 40], 1000)).toBe('');
});
