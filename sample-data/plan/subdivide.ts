import type { Random } from '../../analysis/core/random.ts';
import type { Line } from '../roads/lattice.ts';
import type { RoadClass } from '../roads/road.ts';
import { contains, middleU, middleV, type Rect } from './blocks.ts';
import type { SpecialPlace } from './special-places.ts';
import type { Urbanity } from './urbanity.ts';

const CITY_BLOCK_M = 235;
const FIELD_BLOCK_M = 520;

/** Cuts a cell of the lattice into blocks by ever smaller streets, across its longer side, until the blocks suit the place. */
export function subdivide(
  cell: Rect,
  urbanity: Urbanity,
  places: readonly SpecialPlace[],
  random: Random,
  blocks: Rect[],
  lines: Line[],
  depth = 0,
): void {
  const [u, v] = [middleU(cell), middleV(cell)];
  const city = urbanity.at(u, v);
  const wantedM = FIELD_BLOCK_M + (CITY_BLOCK_M - FIELD_BLOCK_M) * Math.min(1, city * 1.7);
  const [width, height] = [cell.u1 - cell.u0, cell.v1 - cell.v0];
  const longer = Math.max(width, height);
  if (longer < wantedM * (1.15 + 0.5 * random()) || longer < 200) {
    blocks.push(cell);
    return;
  }
  const acrossWidth = width >= height;
  const share = 0.5 + (random() - 0.5) * 0.26;
  const at = Math.round((acrossWidth ? cell.u0 : cell.v0) + share * longer);
  const roadClass = classAt(depth, city);
  const inPlace = places.some((place) => contains(place, u, v));
  lines.push({
    axis: acrossWidth ? 'u' : 'v',
    at,
    from: acrossWidth ? cell.v0 : cell.u0,
    to: acrossWidth ? cell.v1 : cell.u1,
    roadClass: inPlace ? 'service' : roadClass,
    name: nameOf(roadClass, lines.length),
  });
  const [first, second] = acrossWidth
    ? [
        { ...cell, u1: at },
        { ...cell, u0: at },
      ]
    : [
        { ...cell, v1: at },
        { ...cell, v0: at },
      ];
  subdivide(first, urbanity, places, random, blocks, lines, depth + 1);
  subdivide(second, urbanity, places, random, blocks, lines, depth + 1);
}

function classAt(depth: number, city: number): RoadClass {
  if (depth === 0) return 'tertiary';
  if (depth === 1 && city > 0.45) return 'tertiary';
  return city > 0.25 ? 'residential' : 'service';
}

const nameOf = (roadClass: RoadClass, number: number): string =>
  roadClass === 'tertiary'
    ? `示范${number}街`
    : roadClass === 'residential'
      ? `示范${number}巷`
      : `示范${number}号便道`;
