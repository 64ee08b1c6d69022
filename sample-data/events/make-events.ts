import { type Block, contains, inset, middleU, middleV, overlaps, type Rect } from '../plan/blocks.ts';
import type { Plan } from '../plan/make-plan.ts';
import { hash01 } from '../plan/noise.ts';
import type { Dump, DumpType, Lookalike, LookalikeKind } from './event.ts';
import { makeDumps } from './make-dumps.ts';
import { LOOKALIKES_PER_QUICK, makeLookalikes } from './make-lookalikes.ts';

export interface Events {
  readonly dumps: readonly Dump[];
  readonly lookalikes: readonly Lookalike[];
}

// biome-ignore format: a table
const QUICK_TYPES: readonly DumpType[] = ['cd', 'msw', 'cd', 'slag', 'msw', 'cd', 'msw', 'cd', 'covered', 'msw', 'cd', 'slag', 'msw', 'cd'];
const MORE_DUMPS = 46;

/** What happens in the quick part, and for the whole district what happens elsewhere too. */
export function makeEvents(plan: Plan, quick: Rect, wholeDistrict: boolean, before: string, after: string): Events {
  const hosts = plan.blocks.filter((block) => isHost(block) && block.unit >= 0 && !hasStream(plan, block));
  const inner = shuffled(
    hosts.filter((block) => inside(block, quick)),
    plan.seed,
  );
  const quickEvents = eventsOn(inner, QUICK_TYPES, 1, 1, before, after, plan.seed);
  if (!wholeDistrict) return quickEvents;
  const outer = shuffled(
    hosts.filter((block) => !overlaps(block, quick)),
    plan.seed + 1,
  );
  const types = Array.from({ length: MORE_DUMPS }, (_, i) => QUICK_TYPES[(i * 5) % QUICK_TYPES.length]!);
  const elsewhere = eventsOn(outer, types, 3, 101, before, after, plan.seed);
  return {
    dumps: [...quickEvents.dumps, ...elsewhere.dumps],
    lookalikes: [...quickEvents.lookalikes, ...elsewhere.lookalikes],
  };
}

function eventsOn(
  hosts: readonly Block[],
  types: readonly DumpType[],
  times: number,
  firstId: number,
  before: string,
  after: string,
  seed: number,
): Events {
  const dumps = makeDumps(types, hosts, firstId, before, after, seed);
  const taken = (block: Block): boolean =>
    dumps.some(({ ring }) => ring.some(([u, v]) => u > block.u0 && u < block.u1 && v > block.v0 && v < block.v1));
  const kinds = LOOKALIKES_PER_QUICK.flatMap(([kind, count]): LookalikeKind[] =>
    Array.from({ length: count * times }, () => kind),
  );
  const free = hosts.filter((block) => !taken(block));
  return { dumps, lookalikes: makeLookalikes(kinds, free, firstId, before, after, seed) };
}

/** Does a stream or its bank touch the block? */
const hasStream = ({ streams }: Plan, block: Block): boolean =>
  streams.some(({ line, widthM }) => {
    const reach = inset(block, -(widthM / 2 + 40));
    return line.some(([u, v]) => contains(reach, u, v));
  });

const isHost = ({ kind }: Block): boolean => kind === 'farmland' || kind === 'woods' || kind === 'vacant';

const inside = (block: Block, area: Rect): boolean =>
  middleU(block) > area.u0 + 350 &&
  middleU(block) < area.u1 - 350 &&
  middleV(block) > area.v0 + 350 &&
  middleV(block) < area.v1 - 350;

const shuffled = (blocks: readonly Block[], seed: number): Block[] =>
  [...blocks].sort((a, b) => hash01(a.id, 7, seed) - hash01(b.id, 7, seed));
