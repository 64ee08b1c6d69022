import { normal, type Random, seededRandom } from '../../analysis/core/random.ts';
import { type Canvas, visitRing } from '../landcover/canvas.ts';
import { type CoverName, coverIndex } from '../landcover/covers.ts';
import type { Block } from '../plan/blocks.ts';
import { hash01, smoothNoise } from '../plan/noise.ts';
import { blob } from './blob.ts';
import { dayBetween } from './dates.ts';
import type { Dump, DumpType } from './event.ts';

/** ln of the area in m²: a published size distribution of informal dumps; clipped to 0.06–4 ha. */
const LN_MEAN = 7.155;
const LN_SD = 1.9;
const SMALLEST_M2 = 600;
const LARGEST_M2 = 40_000;

/** Plants one dump of each given type, each on its own block beside a street, most of them between the two dates. */
export function makeDumps(
  types: readonly DumpType[],
  hosts: readonly Block[],
  firstId: number,
  before: string,
  after: string,
  seed: number,
): Dump[] {
  const random = seededRandom(seed * 313 + firstId);
  const free = [...hosts];
  return types.map((type, i) => {
    const areaM2 = lognormalArea(random);
    const radius = Math.sqrt(areaM2 / Math.PI) * 1.55;
    const fits = free.findIndex((block) => Math.min(block.u1 - block.u0, block.v1 - block.v0) > 2 * radius + 44);
    const block = free.splice(Math.max(0, fits), 1)[0]!;
    const [u, v] = besideStreet(block, radius, random);
    const isOld = i % 7 === 6;
    const date = isOld
      ? dayBetween('2024-09-01', '2025-04-20', random())
      : dayBetween(before, after, 0.08 + 0.8 * random());
    const ring = blob(u, v, areaM2, random);
    const salt = seed * 17 + firstId + i;
    return {
      id: `D${String(firstId + i).padStart(3, '0')}`,
      type,
      date,
      ring,
      paint: (canvas) => paintDump(canvas, ring, type, salt),
    };
  });
}

function lognormalArea(random: Random): number {
  for (;;) {
    const areaM2 = Math.exp(LN_MEAN + LN_SD * normal(random));
    if (areaM2 >= SMALLEST_M2 && areaM2 <= LARGEST_M2) return Math.round(areaM2);
  }
}

/** The middle of a heap that lies some metres inside one side of a block. */
function besideStreet(block: Block, radius: number, random: Random): [u: number, v: number] {
  const gap = radius + 16 + 14 * random();
  const between = (low: number, high: number): number =>
    high > low ? low + random() * (high - low) : (low + high) / 2;
  const along = [between(block.u0 + gap, block.u1 - gap), between(block.v0 + gap, block.v1 - gap)] as const;
  const side = Math.floor(random() * 4);
  if (side === 0) return [along[0], block.v0 + gap];
  if (side === 1) return [along[0], block.v1 - gap];
  if (side === 2) return [block.u0 + gap, along[1]];
  return [block.u1 - gap, along[1]];
}

const SURFACE: Readonly<Record<DumpType, readonly [CoverName, CoverName]>> = {
  cd: ['rubble', 'bareSite'],
  msw: ['household', 'rubble'],
  slag: ['slag', 'bareSite'],
  covered: ['greenNet', 'bareSite'],
};

/** Heaps of uneven brightness, with patches of a second surface. */
function paintDump(canvas: Canvas, ring: Dump['ring'], type: DumpType, salt: number): void {
  const [main, second] = SURFACE[type];
  const tone = 120 + 20 * hash01(salt, 1, 7);
  visitRing(canvas, ring, (cell, u, v) => {
    const patch = smoothNoise(u, v, 26, salt);
    canvas.cover[cell] = coverIndex(patch > 0.72 ? second : main);
    canvas.tone[cell] = Math.round(tone + 26 * (smoothNoise(u, v, 15, salt + 1) - 0.5));
    canvas.rise[cell] = Math.round(4 * smoothNoise(u, v, 20, salt + 2));
  });
}
