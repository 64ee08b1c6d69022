import { seededRandom } from '../../analysis/core/random.ts';
import { inset, overlaps, type Rect } from '../plan/blocks.ts';
import type { Plan } from '../plan/make-plan.ts';
import { hash01 } from '../plan/noise.ts';
import { ROAD_FORM, type Road } from '../roads/road.ts';
import { type Canvas, fillRect, fillRing, makeCanvas } from './canvas.ts';
import { coverIndex } from './covers.ts';
import { paintBlock } from './paint-block.ts';
import { paintPlace } from './paint-place.ts';
import { bankRing } from './waters.ts';

/** Draws a part of the plan as it was before anything happened. The same place looks the same whatever part is asked for. */
export function paintPlan(plan: Plan, part: Rect, cellM: number): Canvas {
  const canvas = makeCanvas(part, cellM);
  canvas.cover.fill(coverIndex('lawn'));
  for (const block of plan.blocks) {
    if (overlaps(block, part)) paintBlock(canvas, inset(block, 7), block, seededRandom(plan.seed * 100_003 + block.id));
  }
  plan.places.forEach((place, i) => {
    if (overlaps(place, part)) paintPlace(canvas, place, seededRandom(plan.seed * 50_021 + i));
  });
  for (const stream of plan.streams) {
    fillRing(canvas, bankRing(stream.line, stream.widthM + 46), coverIndex('tree'), 118);
    fillRing(
      canvas,
      bankRing(stream.line, stream.widthM + 14),
      coverIndex(stream.kind === 'canal' ? 'concrete' : 'dryGrass'),
      110,
    );
    fillRing(
      canvas,
      bankRing(stream.line, stream.widthM),
      coverIndex('water'),
      Math.round(118 + 40 * hash01(stream.line.length, 2, 5)),
    );
  }
  const byWidth = [...plan.roads].sort((a, b) => ROAD_FORM[a.roadClass].widthM - ROAD_FORM[b.roadClass].widthM);
  for (const road of byWidth) paintVerge(canvas, road);
  for (const road of byWidth) paintRoad(canvas, road);
  return canvas;
}

const HAS_VERGE = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);

/** Rows of trees along the larger streets. */
function paintVerge(canvas: Canvas, road: Road): void {
  if (!HAS_VERGE.has(road.roadClass)) return;
  const width = ROAD_FORM[road.roadClass].widthM;
  strokeRoad(canvas, road, width + (width > 30 ? 34 : 14), coverIndex('tree'), 122);
}

function paintRoad(canvas: Canvas, road: Road): void {
  const { widthM } = ROAD_FORM[road.roadClass];
  const isFootway = road.roadClass === 'footway' || road.roadClass === 'service';
  const tone = Math.round(118 + 22 * hash01(road.points[0]![0], road.points[0]![1], 9));
  strokeRoad(canvas, road, Math.max(widthM, 5), coverIndex(isFootway ? 'concrete' : 'asphalt'), isFootway ? 100 : tone);
  if (widthM >= 36) strokeRoad(canvas, road, 6, coverIndex('lawn'), 120);
}

function strokeRoad(canvas: Canvas, road: Road, widthM: number, cover: number, tone: number): void {
  const half = widthM / 2;
  for (let i = 1; i < road.points.length; i++) {
    const [au, av] = road.points[i - 1]!;
    const [bu, bv] = road.points[i]!;
    if (au === bu || av === bv) {
      const rect = {
        u0: Math.min(au, bu) - half,
        u1: Math.max(au, bu) + half,
        v0: Math.min(av, bv) - half,
        v1: Math.max(av, bv) + half,
      };
      if (overlaps(rect, canvas)) fillRect(canvas, rect, cover, tone);
    } else {
      fillRing(
        canvas,
        bankRing(
          [
            [au, av],
            [bu, bv],
          ],
          widthM,
        ),
        cover,
        tone,
      );
    }
  }
}
