import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quietRun } from '../core/run.ts';
import { connectedComponents } from './components.ts';
import { polygonise, signedArea } from './polygonise.ts';
import { simplifyPolygon } from './simplify.ts';
import { bridgeCorners, fillHoles } from './tidy-mask.ts';

const maskOf = (...rows: readonly string[]) => ({
  mask: Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0)),
  width: rows[0]!.length,
  height: rows.length,
});

async function outline(...rows: readonly string[]) {
  const { mask, width, height } = maskOf(...rows);
  return polygonise(await connectedComponents(mask, width, height, 8, quietRun), width, height);
}

it('walks around one pixel', async () => {
  const [polygon] = await outline('...', '.#.', '...');
  expect([...polygon!.outer]).toEqual([2, 1, 2, 2, 1, 2, 1, 1]);
});
it('finds the hole of a ring', async () => {
  const [polygon] = await outline('###', '#.#', '###');
  expect(signedArea(polygon!.outer)).toBe(9);
  expect(polygon!.holes.map(signedArea)).toEqual([-1]);
});
it('keeps two holes that touch in a corner apart', async () => {
  const [polygon] = await outline('####', '#.##', '##.#', '####');
  expect(polygon!.holes).toHaveLength(2);
});
it('numbers components over corners together, over edges apart', async () => {
  const { mask, width, height } = maskOf('#..#', '.##.', '....', '#...');
  expect((await connectedComponents(mask, width, height, 8, quietRun)).count).toBe(2);
  expect((await connectedComponents(mask, width, height, 4, quietRun)).count).toBe(4);
});
it('bridges a corner that alone holds two parts together', async () => {
  const { mask, width, height } = maskOf('#.', '.#');
  expect(await bridgeCorners(mask, Float32Array.of(0, 0.1, 0.3, 0), width, height, quietRun)).toBe(1);
  expect([...mask]).toEqual([1, 0, 1, 1]);
});
it('fills a hole of three pixels and leaves one of four', async () => {
  const { mask, width, height } = maskOf('########', '#...##.#', '######.#', '#####..#', '########');
  await fillHoles(mask, width, height, 4, quietRun);
  expect(mask.reduce((sum, v) => sum + v, 0)).toBe(36);
});

it('after bridging: rings have the area of their pixels, no ring meets itself, and simplifying keeps that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.boolean()), async (width, stream) => {
      const height = 10;
      const mask = Uint8Array.from({ length: width * height }, () => (stream.next().value ? 1 : 0));
      await bridgeCorners(mask, new Float32Array(mask.length), width, height, quietRun);
      const components = await connectedComponents(mask, width, height, 8, quietRun);
      expect(components.count).toBe((await connectedComponents(mask, width, height, 4, quietRun)).count);
      for (const polygon of polygonise(components, width, height)) {
        const pixels = components.labels.filter((label) => label === polygon.label).length;
        expect(signedArea(polygon.outer) + polygon.holes.reduce((sum, hole) => sum + signedArea(hole), 0)).toBe(pixels);
        for (const ring of [polygon.outer, ...polygon.holes]) {
          const corners = Array.from({ length: ring.length / 2 }, (_, i) => `${ring[2 * i]},${ring[2 * i + 1]}`);
          expect(new Set(corners).size).toBe(corners.length);
        }
        const simple = simplifyPolygon(polygon, 0.5);
        expect(simple.holes).toHaveLength(polygon.holes.length);
      }
    }),
    { numRuns: 60 },
  );
});
