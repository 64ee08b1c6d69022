import type { Random } from '../../analysis/core/random.ts';
import type { Block, Rect } from '../plan/blocks.ts';
import { type Canvas, fillRect } from './canvas.ts';
import { type CoverName, coverIndex } from './covers.ts';
import { paintFields } from './paint-fields.ts';
import { paintTrees } from './paint-trees.ts';

/** Draws what stands on a block inside its streets. */
export function paintBlock(canvas: Canvas, rect: Rect, block: Block, random: Random): void {
  switch (block.kind) {
    case 'residential':
      paintHomes(canvas, rect, block.urbanity, random);
      break;
    case 'commercial':
      paintOffices(canvas, rect, block.urbanity, random);
      break;
    case 'industrial':
      paintSheds(canvas, rect, random);
      break;
    case 'plant':
      paintSheds(canvas, rect, random);
      break;
    case 'school':
      paintSchool(canvas, rect, random);
      break;
    case 'village':
      paintVillage(canvas, rect, random);
      break;
    case 'park':
    case 'lake':
      fillRect(canvas, rect, coverIndex('lawn'), toneOf(random, 124, 10));
      paintTrees(canvas, rect, 0.55, random);
      break;
    case 'woods':
      fillRect(canvas, rect, coverIndex('dryGrass'), toneOf(random, 116, 12));
      paintTrees(canvas, rect, 0.8, random);
      break;
    case 'farmland':
      paintFields(canvas, rect, random);
      break;
    case 'greenhouse':
      paintGreenhouses(canvas, rect, random);
      break;
    case 'construction':
      paintSite(canvas, rect, random);
      break;
    case 'vacant':
      fillRect(canvas, rect, coverIndex(random() < 0.45 ? 'bareSite' : 'dryGrass'), toneOf(random, 124, 14));
      paintTrees(canvas, rect, 0.14, random);
      break;
    case 'airport':
      fillRect(canvas, rect, coverIndex('lawn'), 122);
      break;
  }
}

const toneOf = (random: Random, mean: number, spread: number): number =>
  Math.max(40, Math.min(220, Math.round(mean + spread * (random() + random() + random() - 1.5) * 1.4)));

const oneOf = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;

/** Rows of slabs facing south, or points of towers, among trees. */
function paintHomes(canvas: Canvas, rect: Rect, urbanity: number, random: Random): void {
  fillRect(canvas, rect, coverIndex('lawn'), toneOf(random, 118, 10));
  paintTrees(canvas, rect, 0.22 + 0.2 * random(), random);
  const roof = oneOf<CoverName>(random, [
    'greyRoof',
    'concrete',
    'redRoof',
    'greyRoof',
    'concrete',
    'greyRoof',
    'darkRoof',
  ]);
  const tall = random() < 0.3 + 0.45 * urbanity;
  const storeys = tall ? 15 + Math.floor(14 * random()) : 5 + Math.floor(3 * random());
  const depth = tall ? 17 : 12;
  const gap = tall ? 46 + 26 * random() : 21 + 9 * random();
  const length = tall ? 24 + 34 * random() : 48 + 34 * random();
  const lane = toneOf(random, 126, 10);
  for (let v = rect.v0 + 10; v + depth < rect.v1 - 4; v += depth + gap) {
    fillRect(
      canvas,
      { u0: rect.u0, u1: rect.u1, v0: v + depth + 5, v1: v + depth + 10 },
      coverIndex('concrete'),
      lane - 24,
    );
    for (let u = rect.u0 + 8 + 8 * random(); u + length < rect.u1 - 4; u += length + 11 + 10 * random()) {
      if (random() < 0.06) continue;
      const shift = tall ? (random() - 0.5) * 16 : 0;
      fillRect(
        canvas,
        { u0: u, u1: u + length, v0: v + shift, v1: v + shift + depth },
        coverIndex(roof),
        toneOf(random, 126, 14),
        Math.min(95, storeys * 3),
      );
    }
  }
}

/** Large roofs and towers on paved ground. */
function paintOffices(canvas: Canvas, rect: Rect, urbanity: number, random: Random): void {
  fillRect(canvas, rect, coverIndex(random() < 0.6 ? 'concrete' : 'asphalt'), toneOf(random, 112, 16));
  paintTrees(canvas, rect, 0.14, random);
  const step = 62 + 40 * random();
  for (let v = rect.v0 + 10; v + 26 < rect.v1; v += step) {
    for (let u = rect.u0 + 10; u + 26 < rect.u1; u += step) {
      if (random() < 0.14) continue;
      const width = Math.min(step - 14 - 16 * random(), rect.u1 - u - 6);
      const height = Math.min(step - 14 - 16 * random(), rect.v1 - v - 6);
      const roof = oneOf<CoverName>(random, ['greyRoof', 'greyRoof', 'darkRoof', 'whiteRoof', 'concrete', 'redRoof']);
      fillRect(canvas, { u0: u, u1: u + width, v0: v, v1: v + height }, coverIndex(roof), toneOf(random, 120, 20), 18);
      if (random() < 0.3 + 0.5 * urbanity) {
        fillRect(
          canvas,
          { u0: u + 8, u1: u + 8 + width * 0.5, v0: v + 8, v1: v + 8 + height * 0.5 },
          coverIndex(oneOf<CoverName>(random, ['darkRoof', 'greyRoof'])),
          toneOf(random, 122, 20),
          50 + Math.floor(60 * random()),
        );
      }
    }
  }
}

/** Long sheds with coloured roofs around yards. */
function paintSheds(canvas: Canvas, rect: Rect, random: Random): void {
  fillRect(
    canvas,
    rect,
    coverIndex(oneOf<CoverName>(random, ['concrete', 'concrete', 'asphalt', 'gravelYard'])),
    toneOf(random, 116, 16),
  );
  paintTrees(canvas, rect, 0.08, random);
  const usual = oneOf<CoverName>(random, ['blueRoof', 'greyRoof', 'whiteRoof', 'greyRoof', 'redRoof']);
  const along = random() < 0.5;
  const width = 24 + 26 * random();
  const side = along ? rect.v1 - rect.v0 : rect.u1 - rect.u0;
  for (let at = 8; at + width < side - 4; at += width + 10 + 14 * random()) {
    const roof = random() < 0.65 ? usual : oneOf<CoverName>(random, ['blueRoof', 'greyRoof', 'whiteRoof', 'darkRoof']);
    const [from, to] = [8 + 24 * random(), 8 + 40 * random()];
    const shed = along
      ? { u0: rect.u0 + from, u1: rect.u1 - to, v0: rect.v0 + at, v1: rect.v0 + at + width }
      : { u0: rect.u0 + at, u1: rect.u0 + at + width, v0: rect.v0 + from, v1: rect.v1 - to };
    if (random() < 0.88) fillRect(canvas, shed, coverIndex(roof), toneOf(random, 116, 18), 9);
  }
}

function paintSchool(canvas: Canvas, rect: Rect, random: Random): void {
  paintHomes(canvas, { ...rect, v0: rect.v0 + (rect.v1 - rect.v0) * 0.55 }, 0, random);
  const pitch = {
    u0: rect.u0 + 14,
    u1: Math.min(rect.u1 - 14, rect.u0 + 160),
    v0: rect.v0 + 12,
    v1: Math.min(rect.v0 + 100, rect.v1 - 12),
  };
  fillRect(canvas, { ...rect, v1: rect.v0 + (rect.v1 - rect.v0) * 0.55 }, coverIndex('lawn'), 118);
  fillRect(canvas, pitch, coverIndex('sportsRed'), toneOf(random, 126, 8));
  fillRect(
    canvas,
    { u0: pitch.u0 + 14, u1: pitch.u1 - 14, v0: pitch.v0 + 12, v1: pitch.v1 - 12 },
    coverIndex('artificialTurf'),
    toneOf(random, 124, 8),
  );
}

/** Small houses wall to wall, lanes, courtyards and trees. */
function paintVillage(canvas: Canvas, rect: Rect, random: Random): void {
  fillRect(canvas, rect, coverIndex('concrete'), toneOf(random, 102, 8));
  for (let v = rect.v0; v + 14 < rect.v1; v += 21 + 4 * random()) {
    for (let u = rect.u0; u + 12 < rect.u1; u += 16 + 8 * random()) {
      const what = random();
      const width = 10 + 8 * random();
      if (what < 0.74) {
        const roof = oneOf<CoverName>(random, [
          'redRoof',
          'greyRoof',
          'greyRoof',
          'darkRoof',
          'blueRoof',
          'redRoof',
          'concrete',
        ]);
        fillRect(canvas, { u0: u, u1: u + width, v0: v, v1: v + 12 }, coverIndex(roof), toneOf(random, 120, 20), 5);
      } else if (what < 0.92)
        fillRect(canvas, { u0: u, u1: u + width, v0: v, v1: v + 15 }, coverIndex('tree'), toneOf(random, 124, 14), 6);
    }
  }
}

function paintGreenhouses(canvas: Canvas, rect: Rect, random: Random): void {
  fillRect(canvas, rect, coverIndex('youngCrop'), toneOf(random, 124, 12));
  for (let v = rect.v0 + 6; v + 10 < rect.v1; v += 17) {
    for (let u = rect.u0 + 6; u + 70 < rect.u1; u += 92) {
      if (random() < 0.92)
        fillRect(
          canvas,
          { u0: u, u1: u + 84, v0: v, v1: v + 10 },
          coverIndex('greenhouse'),
          toneOf(random, 126, 12),
          3,
        );
    }
  }
}

/** Bare earth, nets over the spoil, the first storeys, huts with blue and white roofs. */
export function paintSite(canvas: Canvas, rect: Rect, random: Random): void {
  fillRect(canvas, rect, coverIndex(random() < 0.5 ? 'construction' : 'bareSite'), toneOf(random, 128, 14));
  const [width, height] = [rect.u1 - rect.u0, rect.v1 - rect.v0];
  const part = (share: number): Rect => {
    const [u, v] = [rect.u0 + random() * width * (1 - share), rect.v0 + random() * height * (1 - share)];
    return { u0: u, u1: u + width * share, v0: v, v1: v + height * share };
  };
  if (random() < 0.75) fillRect(canvas, part(0.3 + 0.3 * random()), coverIndex('greenNet'), toneOf(random, 126, 10));
  if (random() < 0.6) fillRect(canvas, part(0.3), coverIndex('concrete'), toneOf(random, 130, 14), 12);
  if (random() < 0.5) fillRect(canvas, part(0.25), coverIndex('construction'), toneOf(random, 136, 10), 24);
  fillRect(
    canvas,
    { u0: rect.u0 + 6, u1: rect.u0 + 46, v0: rect.v0 + 6, v1: rect.v0 + 24 },
    coverIndex(random() < 0.6 ? 'blueRoof' : 'whiteRoof'),
    116,
    5,
  );
}
