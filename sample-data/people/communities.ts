import { areaOfRect, type Block, middleU, middleV } from '../plan/blocks.ts';
import { isHome } from '../plan/choose-kinds.ts';
import type { Plan } from '../plan/make-plan.ts';
import { hash01 } from '../plan/noise.ts';
import { OFFICIAL_UNITS } from '../units/official-names.ts';
import { PERSONS_PER_HOUSEHOLD, UNIT_TARGETS } from '../units/targets.ts';
import { apportion } from './apportion.ts';

/** A community (社区) or village (村): its blocks, and how many live there. */
export interface Community {
  readonly code: string;
  readonly name: string;
  readonly kind: '社区' | '村';
  /** index into UNIT_TARGETS */
  readonly unit: number;
  readonly u: number;
  readonly v: number;
  readonly households: number;
  readonly people: number;
  readonly blocks: readonly Block[];
}

export const unitCode = (unit: number): string =>
  OFFICIAL_UNITS.find((official) => official.name === UNIT_TARGETS[unit]!.name)!.code;

/** The 768 communities and villages: every home block of a unit belongs to the nearest; people add up to the unit exactly. */
export function makeCommunities(plan: Plan): Community[] {
  return UNIT_TARGETS.flatMap((target, unit) => {
    const official = OFFICIAL_UNITS.find((candidate) => candidate.name === target.name)!;
    const names = official.communities.split(' ');
    const homes = plan.blocks.filter((block) => block.unit === unit && isHome(block.kind));
    const seats = spreadOut(homes, names.length);
    const villageSeats = seats.filter((seat) => seat.kind === 'village');
    const otherSeats = seats.filter((seat) => seat.kind !== 'village');
    const blocksOf = new Map<Block, Block[]>(seats.map((seat) => [seat, []]));
    for (const home of homes) blocksOf.get(nearest(home, seats))!.push(home);
    const placed = names.map((name) => {
      const isVillage = /村(村)?民委员会$|村委会$/.test(name.slice(3));
      const seat = (
        isVillage ? (villageSeats.shift() ?? otherSeats.shift()) : (otherSeats.shift() ?? villageSeats.shift())
      )!;
      return { name, isVillage, seat, blocks: blocksOf.get(seat)! };
    });
    const weights = placed.map(({ seat, blocks, isVillage }) => {
      const room = blocks.reduce((sum, block) => sum + areaOfRect(block) * (block.kind === 'village' ? 0.25 : 1), 0);
      return Math.sqrt(room) * (0.75 + 0.5 * hash01(seat.id, 31, plan.seed)) * (isVillage ? 0.6 : 1);
    });
    const households = apportion(Math.round(target.people / PERSONS_PER_HOUSEHOLD), weights);
    const people = apportion(target.people, households);
    return placed.map(({ name, isVillage, seat, blocks }, i) => ({
      code: official.code + name.slice(0, 3),
      name: name.slice(3),
      kind: isVillage ? ('村' as const) : ('社区' as const),
      unit,
      u: Math.round(middleU(seat)),
      v: Math.round(middleV(seat)),
      households: households[i]!,
      people: people[i]!,
      blocks,
    }));
  });
}

/** Farthest-point sampling: `count` blocks well apart, the first nearest to the middle of all. */
function spreadOut(homes: readonly Block[], count: number): Block[] {
  const u = homes.reduce((sum, home) => sum + middleU(home), 0) / homes.length;
  const v = homes.reduce((sum, home) => sum + middleV(home), 0) / homes.length;
  const seats: Block[] = [];
  const away = homes.map((home) => -Math.hypot(middleU(home) - u, middleV(home) - v));
  for (let k = 0; k < count; k++) {
    const at = away.reduce((best, distance, i) => (distance > away[best]! ? i : best), 0);
    const seat = homes[at]!;
    seats.push(seat);
    for (let i = 0; i < homes.length; i++) {
      const distance = Math.hypot(middleU(homes[i]!) - middleU(seat), middleV(homes[i]!) - middleV(seat));
      away[i] = k === 0 ? distance : Math.min(away[i]!, distance);
    }
    away[at] = -1;
  }
  return seats;
}

function nearest(home: Block, seats: readonly Block[]): Block {
  return seats.reduce((best, seat) => (apart(home, seat) < apart(home, best) ? seat : best));
}

const apart = (a: Block, b: Block): number => Math.hypot(middleU(a) - middleU(b), middleV(a) - middleV(b));
