import { transformBetween } from '../core/crs.ts';
import type { Crs } from '../core/features.ts';
import { type GridShape, pixelToGround } from '../core/grid.ts';

const STEPS = 21;

/**
 * A north-up grid in another system that holds all of this one, with square pixels: of the given size in units of that system,
 * or so large that the diagonal has as many pixels as before (the rule of gdalwarp).
 */
export function suggestedGrid(source: GridShape, crs: Crs, pixelSize: number | null = null): GridShape {
  const transform = transformBetween(source.crs, crs);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let across = 0; across <= STEPS; across++) {
    for (let down = 0; down <= STEPS; down++) {
      const at = [(source.width * across) / STEPS, (source.height * down) / STEPS] as const;
      const [x, y] = transform(...pixelToGround(source.transform, ...at));
      if (!Number.isFinite(x + y)) continue;
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  }
  const diagonal = Math.hypot(east - west, north - south) / Math.hypot(source.width, source.height);
  const size = pixelSize ?? diagonal;
  const width = Math.max(1, Math.ceil((east - west) / size - 0.5));
  const height = Math.max(1, Math.ceil((north - south) / size - 0.5));
  return { crs, width, height, transform: [size, 0, west, 0, -size, north] };
}
