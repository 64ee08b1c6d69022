import { OFFICIAL_UNITS } from '../units/official-names.ts';
import { PERSONS_PER_HOUSEHOLD, UNIT_TARGETS } from '../units/targets.ts';
import { areaOfRect, type Block, type BlockKind, contains, middleU, middleV, type Rect } from './blocks.ts';
import { hash01, smoothNoise } from './noise.ts';
import type { SpecialPlace } from './special-places.ts';
import type { Urbanity } from './urbanity.ts';

/** Homes that fit on a square metre of block, at most: towers. */
const HOUSEHOLDS_PER_M2 = 0.03;

/** Says what stands on every block: by how urban the place is, in patches, with homes enough for everybody who lives in the unit. */
export function chooseKinds(
  cells: readonly Rect[],
  urbanity: Urbanity,
  places: readonly SpecialPlace[],
  seed: number,
): Block[] {
  const blocks = cells.map((rect, id): { -readonly [Key in keyof Block]: Block[Key] } => {
    const [u, v] = [middleU(rect), middleV(rect)];
    const city = urbanity.at(u, v);
    const place = places.find((candidate) => contains(candidate, u, v));
    const wanted = place ? place.kind : pick(city, u, v, id, seed);
    const unit = urbanity.unitAt(u, v);
    const canHouse = unit < 0 || urbanity.wellInsideAt(u, v) === unit;
    const kind = isHome(wanted) && !canHouse ? 'park' : wanted;
    return { ...rect, id, kind, unit, urbanity: city };
  });
  UNIT_TARGETS.forEach((target, unit) => {
    const own = blocks.filter((block) => block.unit === unit && !isFixed(block.kind));
    const communities = OFFICIAL_UNITS.find((official) => official.name === target.name)!.communities.split(' ').length;
    const households = target.people / PERSONS_PER_HOUSEHOLD;
    let homes = own.filter((block) => isHome(block.kind)).length;
    let room = own
      .filter((block) => isHome(block.kind))
      .reduce((sum, block) => sum + areaOfRect(block) * HOUSEHOLDS_PER_M2, 0);
    const others = own
      .filter((block) => !isHome(block.kind) && urbanity.wellInsideAt(middleU(block), middleV(block)) === unit)
      .sort((a, b) => b.urbanity - a.urbanity);
    for (const block of others) {
      if (homes >= communities * 1.4 && room >= households) break;
      block.kind = 'residential';
      homes++;
      room += areaOfRect(block) * HOUSEHOLDS_PER_M2;
    }
  });
  return blocks;
}

export const isHome = (kind: BlockKind): boolean => kind === 'residential' || kind === 'village';
const isFixed = (kind: BlockKind): boolean => kind === 'airport' || kind === 'plant' || kind === 'lake';

function pick(city: number, u: number, v: number, id: number, seed: number): BlockKind {
  const rural = 1 - city;
  const shares: readonly (readonly [BlockKind, number])[] = [
    ['farmland', 0.62 * rural ** 2.2],
    ['woods', 0.2 * rural ** 1.3],
    ['greenhouse', 0.035 * rural ** 2],
    ['village', 0.13 * rural ** 1.4],
    ['vacant', 0.02 + 0.04 * rural],
    ['industrial', 0.16 * Math.max(0, 1 - Math.abs(city - 0.36) * 2.4)],
    ['construction', 0.03 + 0.015 * rural],
    ['park', 0.035 + 0.05 * city],
    ['residential', 0.7 * city ** 0.8],
    ['school', 0.055 * city],
    ['commercial', 0.03 + 0.2 * city ** 2],
  ];
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  // Two parts of patchy noise to one of chance: neighbours tend to be alike, as in a real city.
  const patchy = spread(smoothNoise(u, v, 760, seed + 21));
  let left = (hash01(id, 5, seed) < 0.55 ? patchy : hash01(id, 6, seed)) * total;
  for (const [kind, share] of shares) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'residential';
}

/** Smooth noise crowds around one half; this spreads it over 0 to 1. */
const spread = (noise: number): number => Math.min(0.999, Math.max(0, (noise - 0.5) * 1.5 + 0.5));
