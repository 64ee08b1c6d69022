import type { District } from '../district.ts';
import { makeCanvas, visitRing } from '../landcover/canvas.ts';
import { COVERS } from '../landcover/covers.ts';
import { paintPlan } from '../landcover/paint-plan.ts';
import { ringBox } from './blob.ts';
import type { Dump } from './event.ts';

// biome-ignore format: a table
const WORDS: Readonly<Record<string, string>> = {
  crop: 'crop', youngCrop: 'crop', tree: 'tree', fallow: 'fallow', dryGrass: 'grass', lawn: 'grass', bareSite: 'bare', construction: 'bare', gravelYard: 'bare',
};

/** What covered most of the place of a dump before it: crop, tree, grass, fallow, bare or other. */
export function previousCover({ plan }: District, dump: Dump): string {
  const box = ringBox(dump.ring);
  const around = {
    u0: Math.floor(box.u0 / 5) * 5,
    v0: Math.floor(box.v0 / 5) * 5,
    u1: Math.ceil(box.u1 / 5) * 5,
    v1: Math.ceil(box.v1 / 5) * 5,
  };
  const ground = paintPlan(plan, around, 5);
  const counts = new Map<string, number>();
  visitRing(makeCanvas(around, 5), dump.ring, (cell) => {
    const word = WORDS[COVERS[ground.cover[cell]!]!.id] ?? 'other';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['other', 0] as [string, number])[0];
}
