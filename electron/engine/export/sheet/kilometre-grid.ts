import type { MapFrame } from './map-frame.ts';
import { groundToPaper } from './map-frame.ts';
import { lineBetween, mm, textAt } from './svg.ts';

const STEPS_M = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];
const WANTED_SPACING_MM = 45;
const TICK_MM = 2.5;
/** Gauss-Krüger belt number that official eastings carry in front (CM 117° E is the 39th 3-degree belt). */
const ZONE_PREFIX = '39';

/** Step of the grid in metres: the smallest round one that leaves room on paper. */
export const gridStepM = (scale: number): number =>
  STEPS_M.find((step) => (step / scale) * 1000 >= WANTED_SPACING_MM) ?? STEPS_M[STEPS_M.length - 1]!;

/** CGCS2000 grid: crosses in the map, ticks and numbers along the frame. X is north, Y east with the belt in front. */
export function kilometreGrid(frame: MapFrame): string {
  const step = gridStepM(frame.scale);
  const { rect } = frame;
  const eastings = multiples(frame.west, frame.east, step);
  const northings = multiples(frame.south, frame.north, step);
  const parts: string[] = [];
  for (const east of eastings) {
    const [x] = groundToPaper(frame, east, frame.north);
    parts.push(lineBetween(x, rect.y, x, rect.y + TICK_MM, '#1f2933', 0.2));
    parts.push(lineBetween(x, rect.y + rect.height - TICK_MM, x, rect.y + rect.height, '#1f2933', 0.2));
    const label = `${ZONE_PREFIX}${formatGrid(east, step)}`;
    parts.push(textAt(x, rect.y - 1.2, label, { sizeMm: 2.3, anchor: 'middle' }));
    parts.push(textAt(x, rect.y + rect.height + 3.2, label, { sizeMm: 2.3, anchor: 'middle' }));
  }
  for (const north of northings) {
    const [, y] = groundToPaper(frame, frame.west, north);
    parts.push(lineBetween(rect.x, y, rect.x + TICK_MM, y, '#1f2933', 0.2));
    parts.push(lineBetween(rect.x + rect.width - TICK_MM, y, rect.x + rect.width, y, '#1f2933', 0.2));
    const label = formatGrid(north, step);
    parts.push(textAt(rect.x - 1.2, y, label, { sizeMm: 2.3, anchor: 'middle', rotate: -90 }));
    parts.push(textAt(rect.x + rect.width + 3.2, y, label, { sizeMm: 2.3, anchor: 'middle', rotate: -90 }));
  }
  const crosses = eastings.flatMap((east) => northings.map((north) => cross(...groundToPaper(frame, east, north))));
  return `${parts.join('')}<path d="${crosses.join('')}" stroke="#1f2933" stroke-width="0.15" fill="none"/>`;
}

const cross = (x: number, y: number): string => `M${mm(x - 1.5)} ${mm(y)}h3M${mm(x)} ${mm(y - 1.5)}v3`;

/** Whole kilometres where the grid has them, else metres down to the step. */
const formatGrid = (metres: number, step: number): string =>
  step >= 1000 ? String(metres / 1000) : (metres / 1000).toFixed(step >= 100 ? 1 : 2);

function multiples(from: number, to: number, step: number): number[] {
  const result: number[] = [];
  for (let value = Math.ceil(from / step) * step; value <= to; value += step) result.push(value);
  return result;
}
