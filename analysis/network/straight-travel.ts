import Flatbush from 'flatbush';
import KDBush from 'kdbush';
import { hasPosition, type PlanarPoints, straightM } from './planar-points.ts';
import { reachListsOf, type Travel } from './travel.ts';

/** Walking distance taken as the straight one in EPSG:4548 times a detour factor. */
export function straightTravel(detour: number): Travel {
  return {
    kind: 'straight',
    async nearest(points, sources, run) {
      const sourceIndex = new Int32Array(points.count).fill(-1);
      const distanceM = new Float64Array(points.count).fill(Number.NaN);
      const numbers = placed(sources);
      const index = numbers.length > 0 ? new Flatbush(numbers.length) : null;
      for (const source of numbers) index?.add(sources.eastNorthM[source * 2]!, sources.eastNorthM[source * 2 + 1]!);
      index?.finish();
      for (let point = 0; point < points.count; point++) {
        if (point % 256 === 0) await run.breathe();
        if (!hasPosition(points, point)) continue;
        distanceM[point] = Number.POSITIVE_INFINITY;
        const [x, y] = [points.eastNorthM[point * 2]!, points.eastNorthM[point * 2 + 1]!];
        const found = index?.neighbors(x, y, 1)[0];
        if (found === undefined) continue;
        sourceIndex[point] = numbers[found]!;
        distanceM[point] = straightM(points, point, sources, numbers[found]!) * detour;
      }
      return { sourceIndex, distanceM };
    },
    async within(origins, targets, limitM, run) {
      const numbers = placed(targets);
      const index = new KDBush(numbers.length);
      for (const target of numbers) index.add(targets.eastNorthM[target * 2]!, targets.eastNorthM[target * 2 + 1]!);
      index.finish();
      const rows: (readonly [number, number])[][] = [];
      for (let origin = 0; origin < origins.count; origin++) {
        if (origin % 256 === 0) {
          await run.breathe();
          run.progress(origin / origins.count);
        }
        const row: (readonly [number, number])[] = [];
        if (hasPosition(origins, origin)) {
          const [x, y] = [origins.eastNorthM[origin * 2]!, origins.eastNorthM[origin * 2 + 1]!];
          // one metre wider, then decided by the same product that `nearest` reports, so that both agree at the limit
          for (const found of index.within(x, y, limitM / detour + 1)) {
            const distanceM = straightM(origins, origin, targets, numbers[found]!) * detour;
            if (distanceM <= limitM) row.push([numbers[found]!, distanceM]);
          }
        }
        rows.push(row.sort((a, b) => a[0] - b[0]));
      }
      return reachListsOf(rows);
    },
  };
}

const placed = (points: PlanarPoints): number[] =>
  Array.from({ length: points.count }, (_, point) => point).filter((point) => hasPosition(points, point));
