import { transformBetween } from '../core/crs.ts';
import type { FeatureTable } from '../core/features.ts';
import type { GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';

/**
 * Which pixels have their centre inside a polygon of the table (even-odd rule over all rings of a row; rows add up).
 *
 * @returns one byte per pixel, row by row: 1 inside, 0 outside
 */
export async function insidePolygons(table: FeatureTable, shape: GridShape, run: Run): Promise<Uint8Array> {
  const inside = new Uint8Array(shape.width * shape.height);
  const move = transformBetween(table.crs, shape.crs);
  const [a, , c, , e, f] = shape.transform;
  for (const { geometry } of table.rows) {
    await run.breathe();
    const polygons =
      geometry?.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry?.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    for (const rings of polygons) {
      const pixelRings = rings.map((ring) =>
        ring.map(([x, y]) => {
          const [groundX, groundY] = move(x!, y!);
          return [(groundX - c) / a, (groundY - f) / e] as const;
        }),
      );
      burn(pixelRings, inside, shape.width, shape.height);
    }
  }
  return inside;
}

function burn(
  rings: (readonly (readonly [number, number])[])[],
  inside: Uint8Array,
  width: number,
  height: number,
): void {
  const crossings: number[][] = [];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x0, y0], [x1, y1]] = [ring[i]!, ring[i + 1]!];
      if (y0 === y1) continue;
      const [top, bottom] = y0 < y1 ? [y0, y1] : [y1, y0];
      const last = Math.min(height - 1, Math.ceil(bottom - 0.5) - 1);
      for (let row = Math.max(0, Math.ceil(top - 0.5)); row <= last; row++) {
        const x = x0 + ((row + 0.5 - y0) / (y1 - y0)) * (x1 - x0);
        const xs = crossings[row];
        if (xs) xs.push(x);
        else crossings[row] = [x];
      }
    }
  }
  crossings.forEach((xs, row) => {
    xs.sort((p, q) => p - q);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const from = Math.max(0, Math.ceil(xs[k]! - 0.5));
      const to = Math.min(width, Math.ceil(xs[k + 1]! - 0.5));
      if (to > from) inside.fill(1, row * width + from, row * width + to);
    }
  });
}
