import type { Geometry } from 'geojson';
import { extentOf } from '../geometry-extent.ts';

/** Where a geometry is, roughly: a point itself, anything else the middle of its box; null without positions. In its own units. */
export function middleOf(geometry: Geometry): [x: number, y: number] | null {
  if (geometry.type === 'Point') {
    const [x, y] = geometry.coordinates;
    return x === undefined || y === undefined ? null : [x, y];
  }
  const box = extentOf(geometry);
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}
