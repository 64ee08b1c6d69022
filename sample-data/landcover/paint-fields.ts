import type { Random } from '../../analysis/core/random.ts';
import type { Rect } from '../plan/blocks.ts';
import { type Canvas, fillRect } from './canvas.ts';
import { type CoverName, coverIndex } from './covers.ts';

const CROPS: readonly CoverName[] = [
  'crop',
  'crop',
  'crop',
  'crop',
  'youngCrop',
  'youngCrop',
  'fallow',
  'dryGrass',
  'tree',
  'crop',
];

/** Parcels: strips of 40 to 80 m, cut once or twice across, with grassy balks and here and there a row of trees between them. */
export function paintFields(canvas: Canvas, rect: Rect, random: Random): void {
  fillRect(canvas, rect, coverIndex('dryGrass'), 120);
  for (const parcel of parcelsOf(rect, random)) {
    const crop = CROPS[Math.floor(random() * CROPS.length)]!;
    fillRect(canvas, parcel, coverIndex(crop), Math.round(108 + 40 * random()), crop === 'tree' ? 5 : 0);
  }
  if (random() < 0.4) fillRect(canvas, { ...rect, v1: rect.v0 + 9 }, coverIndex('tree'), 120, 9);
  if (random() < 0.4) fillRect(canvas, { ...rect, u1: rect.u0 + 9 }, coverIndex('tree'), 120, 9);
}

/** The parcels of a field block; asks `random` the same number of times for the same block. */
export function parcelsOf(rect: Rect, random: Random): Rect[] {
  const eastWest = random() < 0.5;
  const [across, along] = eastWest ? [rect.v1 - rect.v0, rect.u1 - rect.u0] : [rect.u1 - rect.u0, rect.v1 - rect.v0];
  const parcels: Rect[] = [];
  for (let at = 10; at + 30 < across; ) {
    const width = Math.min(38 + 44 * random(), across - at - 4);
    const cuts = Math.max(1, Math.round(along / (170 + 130 * random())));
    for (let k = 0; k < cuts; k++) {
      const [from, to] = [10 + ((along - 14) * k) / cuts, 6 + ((along - 14) * (k + 1)) / cuts];
      parcels.push(
        eastWest
          ? { u0: rect.u0 + from, u1: rect.u0 + to, v0: rect.v0 + at, v1: rect.v0 + at + width }
          : { u0: rect.u0 + at, u1: rect.u0 + at + width, v0: rect.v0 + from, v1: rect.v0 + to },
      );
    }
    at += width + 4;
  }
  return parcels;
}
