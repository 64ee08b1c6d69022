import { areaOfRect, type Block, middleU, middleV } from '../plan/blocks.ts';
import type { Plan } from '../plan/make-plan.ts';
import { hash01 } from '../plan/noise.ts';
import { pulledInside } from '../plan/urbanity.ts';
import { apportion } from './apportion.ts';
import type { Community } from './communities.ts';

/** A residential compound (小区) or the built part of a village; the point is its gate. */
export interface Compound {
  readonly id: string;
  readonly name: string;
  readonly community: Community;
  readonly block: Block;
  readonly u: number;
  readonly v: number;
  readonly households: number;
  readonly people: number;
}

const SMALLEST = 100;
const LARGEST = 3000;
const USUAL = 430;

/** Shares the households of every community among compounds of 100 to 3,000 households on its blocks. */
export function makeCompounds(plan: Plan, communities: readonly Community[]): Compound[] {
  const { seed, urbanity } = plan;
  return communities.flatMap((community) => {
    const count = compoundCount(community);
    const places = Array.from({ length: count }, (_, i) => ({
      block: community.blocks[i % community.blocks.length]!,
      turn: Math.floor(i / community.blocks.length),
    }));
    const room = places.map(
      ({ block, turn }) => Math.sqrt(areaOfRect(block)) * (0.5 + hash01(block.id, 41 + turn, seed)),
    );
    const spare = community.households - count * SMALLEST;
    const households =
      spare < 0 ? apportion(community.households, room) : cap(apportion(spare, room).map((part) => part + SMALLEST));
    const people = apportion(community.people, households);
    const stem = community.name.replace(
      /(社区)?(居民委员会|居委会|治理委员会社区)$|(大队|村)?(村民委员会|村委会)$|社区$/,
      '',
    );
    return places.map(({ block, turn }, i) => {
      const [u, v] = pulledInside(urbanity, community.unit, gateOf(block, turn, seed), [
        middleU(block),
        middleV(block),
      ]);
      return {
        id: `C${community.code.slice(6)}${String(i + 1).padStart(2, '0')}`,
        name: `${stem}${i + 1}${community.kind === '村' ? '组' : '号院'}`,
        community,
        block,
        u,
        v,
        households: households[i]!,
        people: people[i]!,
      };
    });
  });
}

function compoundCount({ households, blocks }: Community): number {
  const least = Math.ceil(households / (LARGEST * 0.7));
  const most = Math.max(1, Math.floor(households / (SMALLEST * 1.6)));
  return Math.max(least, Math.min(most, Math.max(Math.round(households / USUAL), Math.min(blocks.length, 3))));
}

/** Moves what is above the largest size to the smallest compound until nothing is. */
function cap(sizes: number[]): number[] {
  for (;;) {
    const largest = sizes.indexOf(Math.max(...sizes));
    if (sizes[largest]! <= LARGEST) return sizes;
    const smallest = sizes.indexOf(Math.min(...sizes));
    sizes[smallest]! += sizes[largest]! - LARGEST;
    sizes[largest] = LARGEST;
  }
}

/** A gate lies just inside one of the four sides of the block. */
function gateOf(block: Block, turn: number, seed: number): [u: number, v: number] {
  const side = Math.floor(4 * hash01(block.id, 51 + turn, seed));
  const share = 0.2 + 0.6 * hash01(block.id, 61 + turn, seed);
  const along = (low: number, high: number): number => Math.round(low + share * (high - low));
  if (side === 0) return [along(block.u0, block.u1), block.v0 + 14];
  if (side === 1) return [along(block.u0, block.u1), block.v1 - 14];
  if (side === 2) return [block.u0 + 14, along(block.v0, block.v1)];
  return [block.u1 - 14, along(block.v0, block.v1)];
}
