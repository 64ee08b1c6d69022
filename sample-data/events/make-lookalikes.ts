import { type Random, seededRandom } from '../../analysis/core/random.ts';
import { type Canvas, fillRect } from '../landcover/canvas.ts';
import { coverIndex } from '../landcover/covers.ts';
import { paintSite } from '../landcover/paint-block.ts';
import { type Block, inset, type Rect } from '../plan/blocks.ts';
import { ringOfRect } from './blob.ts';
import { dayBetween } from './dates.ts';
import type { Lookalike, LookalikeKind } from './event.ts';

/** How many of each confuser go with fourteen dumps. */
// biome-ignore format: a table
export const LOOKALIKES_PER_QUICK: readonly (readonly [LookalikeKind, number])[] = [
  ['construction', 12], ['fallow', 20], ['sports', 3], ['greenhouse', 2], ['gravel', 1], ['roof', 3], ['net', 2],
];

/** Changes that look like dumping and are none, each on its own block, all between the two dates. */
export function makeLookalikes(
  kinds: readonly LookalikeKind[],
  hosts: readonly Block[],
  firstId: number,
  before: string,
  after: string,
  seed: number,
): Lookalike[] {
  const random = seededRandom(seed * 511 + firstId);
  const free = [...hosts];
  const fields = free.filter((block) => block.kind === 'farmland');
  let sites = 0;
  return kinds.map((kind, i) => {
    const block =
      kind === 'fallow' && fields.length > 0
        ? fields[i % fields.length]!
        : (free.splice(Math.floor(random() * free.length), 1)[0] ?? hosts[i % hosts.length]!);
    const rect = placeFor(kind, inset(block, 16), random);
    const date = dayBetween(before, after, 0.1 + 0.75 * random());
    const salt = Math.floor(random() * 1e9);
    return {
      id: `L${String(firstId + i).padStart(3, '0')}`,
      kind,
      date,
      ring: ringOfRect(rect),
      isPermitted: kind === 'construction' && sites++ % 12 < 7,
      paint: (canvas: Canvas) => paintLookalike(canvas, kind, rect, seededRandom(salt)),
    };
  });
}

/** Width and height in metres, at most what the block gives. */
const SIZES: Readonly<Record<LookalikeKind, readonly [number, number]>> = {
  construction: [170, 150],
  fallow: [190, 60],
  sports: [170, 95],
  greenhouse: [150, 120],
  gravel: [120, 90],
  roof: [110, 60],
  net: [110, 80],
};

function placeFor(kind: LookalikeKind, room: Rect, random: Random): Rect {
  const width = Math.min(room.u1 - room.u0, SIZES[kind][0] * (0.75 + 0.6 * random()));
  const height = Math.min(room.v1 - room.v0, SIZES[kind][1] * (0.75 + 0.6 * random()));
  const u0 = Math.round(room.u0 + random() * (room.u1 - room.u0 - width));
  const v0 = Math.round(room.v0 + random() * (room.v1 - room.v0 - height));
  return { u0, v0, u1: Math.round(u0 + width), v1: Math.round(v0 + height) };
}

function paintLookalike(canvas: Canvas, kind: LookalikeKind, rect: Rect, random: Random): void {
  const tone = Math.round(116 + 24 * random());
  switch (kind) {
    case 'construction':
      paintSite(canvas, rect, random);
      break;
    case 'fallow':
      fillRect(canvas, rect, coverIndex('fallow'), tone);
      break;
    case 'gravel':
      fillRect(canvas, rect, coverIndex('gravelYard'), tone);
      break;
    case 'net':
      fillRect(canvas, rect, coverIndex('greenNet'), tone);
      break;
    case 'roof':
      fillRect(canvas, rect, coverIndex(ROOFS[Math.floor(random() * 3)]!), tone, 9);
      break;
    case 'sports':
      fillRect(canvas, rect, coverIndex('sportsRed'), tone);
      fillRect(canvas, inset(rect, 14), coverIndex('artificialTurf'), tone);
      break;
    case 'greenhouse':
      fillRect(canvas, rect, coverIndex('youngCrop'), tone);
      for (let v = rect.v0; v + 10 <= rect.v1; v += 14) {
        fillRect(canvas, { ...rect, v0: v, v1: v + 10 }, coverIndex('greenhouse'), tone, 3);
      }
  }
}

const ROOFS = ['blueRoof', 'greyRoof', 'whiteRoof'] as const;
