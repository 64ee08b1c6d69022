import type { District } from '../district.ts';
import { type DemoFeature, pointAt, polygonOf } from '../geojson.ts';
import { inset, middleU, middleV } from '../plan/blocks.ts';
import { hash01 } from '../plan/noise.ts';
import { ringOfRect } from './blob.ts';
import { dayBetween } from './dates.ts';

/** Permitted building sites: six of ten construction blocks, and the new sites that have a permit. */
export function permitFeatures({ plan, events }: District): DemoFeature[] {
  const blocks = plan.blocks
    .filter((block) => block.kind === 'construction' && block.unit >= 0 && hash01(block.id, 201, plan.seed) < 0.6)
    .map((block) => ({
      ring: ringOfRect(inset(block, 7)),
      start: dayBetween('2023-03-01', '2025-03-01', hash01(block.id, 202, plan.seed)),
    }));
  const sites = events.lookalikes
    .filter((site) => site.isPermitted)
    .map(({ ring, date }) => ({ ring, start: dayBetween('2025-03-01', date, 0.7) }));
  return [...blocks, ...sites].map(({ ring, start }, i) => ({
    geometry: polygonOf(ring),
    properties: {
      id: `P${String(i + 1).padStart(4, '0')}`,
      name: `示范工程${i + 1}号地块`,
      permit_no: `演示施〔${start.slice(0, 4)}〕${String(i + 1).padStart(4, '0')}号`,
      start,
      end: dayBetween(start, '2029-06-30', 0.35 + 0.4 * hash01(i, 203, plan.seed)),
    },
  }));
}

const KINDS: readonly (readonly [kind: string, text: string])[] = [
  ['垃圾堆放', '路边空地有人倾倒垃圾，无人清理'],
  ['渣土倾倒', '夜间有渣土车倾倒建筑垃圾'],
  ['异味', '附近有异味，疑似堆放生活垃圾'],
  ['桶站满冒', '小区垃圾桶满冒，清运不及时'],
  ['回收机故障', '智能回收机满箱，无法投放'],
];

/** Complaints: near most dumps within a few months, and many about other things anywhere. */
export function complaintFeatures({ plan, events, compounds }: District): DemoFeature[] {
  const { seed } = plan;
  const about = events.dumps.flatMap(({ ring, date }, i) => {
    if (hash01(i, 211, seed) > 0.6) return [];
    const [u, v] = ring[0]!;
    const place = [u + 400 * (hash01(i, 212, seed) - 0.5), v + 400 * (hash01(i, 213, seed) - 0.5)] as const;
    return [
      {
        place,
        date: dayBetween(date, '2026-05-31', 0.1 + 0.5 * hash01(i, 214, seed)),
        kind: KINDS[Math.floor(3 * hash01(i, 215, seed))]!,
      },
    ];
  });
  const others = Array.from({ length: 420 }, (_, i) => {
    const { block } = compounds[Math.floor(compounds.length * hash01(i, 216, seed))]!;
    return {
      place: [
        middleU(block) + 60 * (hash01(i, 217, seed) - 0.5),
        middleV(block) + 60 * (hash01(i, 218, seed) - 0.5),
      ] as const,
      date: dayBetween('2025-06-01', '2026-05-31', hash01(i, 219, seed)),
      kind: KINDS[Math.floor(KINDS.length * hash01(i, 220, seed))]!,
    };
  });
  return [...about, ...others].map(({ place, date, kind }, i) => ({
    geometry: pointAt(place[0], place[1]),
    properties: { id: `T${String(i + 1).padStart(4, '0')}`, date, kind: kind[0], text: kind[1] },
  }));
}
