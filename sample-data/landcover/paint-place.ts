import type { Random } from '../../analysis/core/random.ts';
import type { Rect } from '../plan/blocks.ts';
import type { SpecialPlace } from '../plan/special-places.ts';
import { type Canvas, fillRect, fillRing } from './canvas.ts';
import { coverIndex } from './covers.ts';
import { lakeOf } from './lake.ts';
import { paintTrees } from './paint-trees.ts';

/** Draws what makes a large place recognisable: the lake of a park, the runways of the airport, the landfill of the plant. */
export function paintPlace(canvas: Canvas, place: SpecialPlace, random: Random): void {
  if (place.kind === 'park') paintPark(canvas, place, random);
  else if (place.kind === 'airport') paintAirport(canvas, place, random);
  else if (place.kind === 'plant' && place.u1 - place.u0 > 800) paintLandfill(canvas, place, random);
}

function paintPark(canvas: Canvas, place: SpecialPlace, random: Random): void {
  fillRect(canvas, place, coverIndex('lawn'), 124);
  paintTrees(canvas, place, 0.62, random);
  fillRing(canvas, lakeOf(place), coverIndex('water'), 132);
}

function paintAirport(canvas: Canvas, place: Rect, random: Random): void {
  fillRect(canvas, place, coverIndex('lawn'), 122);
  const width = place.u1 - place.u0;
  const at = (share: number): number => place.u0 + share * width;
  const apron = { u0: at(0.36), u1: at(0.64), v0: place.v0 + 900, v1: place.v1 - 1500 };
  fillRect(canvas, apron, coverIndex('concrete'), 122);
  for (const share of [0.2, 0.33, 0.67, 0.8]) {
    const isRunway = share === 0.2 || share === 0.8;
    const u = at(share);
    fillRect(
      canvas,
      { u0: u - (isRunway ? 38 : 16), u1: u + (isRunway ? 38 : 16), v0: place.v0 + 1200, v1: place.v1 - 1600 },
      coverIndex('concrete'),
      112,
    );
    fillRect(
      canvas,
      { u0: u - (isRunway ? 25 : 10), u1: u + (isRunway ? 25 : 10), v0: place.v0 + 1200, v1: place.v1 - 1600 },
      coverIndex('asphalt'),
      136,
    );
  }
  for (let v = place.v0 + 1300; v < place.v1 - 1700; v += 620) {
    fillRect(canvas, { u0: at(0.2), u1: at(0.36), v0: v, v1: v + 22 }, coverIndex('asphalt'), 140);
    fillRect(canvas, { u0: at(0.64), u1: at(0.8), v0: v, v1: v + 22 }, coverIndex('asphalt'), 140);
  }
  for (let v = apron.v0 + 250; v < apron.v1 - 600; v += 1150) {
    fillRect(canvas, { u0: at(0.44), u1: at(0.56), v0: v, v1: v + 210 }, coverIndex('whiteRoof'), 104, 24);
    fillRect(canvas, { u0: at(0.485), u1: at(0.515), v0: v - 160, v1: v + 520 }, coverIndex('greyRoof'), 130, 20);
  }
  for (let v = place.v0 + 200; v < place.v0 + 800; v += 80) {
    fillRect(
      canvas,
      { u0: at(0.4) + 60 * random(), u1: at(0.6) - 60 * random(), v0: v, v1: v + 45 },
      coverIndex(random() < 0.5 ? 'greyRoof' : 'whiteRoof'),
      116,
      14,
    );
  }
}

/** The capped landfill with its net and its open face, south of it the halls. */
function paintLandfill(canvas: Canvas, place: Rect, random: Random): void {
  const middle = place.v0 + (place.v1 - place.v0) * 0.45;
  fillRect(canvas, { ...place, v0: middle }, coverIndex('dryGrass'), 124);
  paintTrees(canvas, { ...place, v0: middle }, 0.22, random);
  const cell = { u0: place.u0 + 90, u1: place.u0 + 640, v0: middle + 60, v1: place.v1 - 70 };
  fillRect(canvas, cell, coverIndex('greenNet'), 124, 20);
  fillRect(canvas, { ...cell, u1: cell.u0 + 170, v1: cell.v0 + 120 }, coverIndex('household'), 124, 16);
  fillRect(
    canvas,
    { u0: place.u1 - 360, u1: place.u1 - 120, v0: place.v0 + 80, v1: place.v0 + 240 },
    coverIndex('greyRoof'),
    132,
    40,
  );
  fillRect(
    canvas,
    { u0: place.u1 - 380, u1: place.u1 - 200, v0: place.v0 + 270, v1: place.v0 + 380 },
    coverIndex('blueRoof'),
    122,
    30,
  );
}
