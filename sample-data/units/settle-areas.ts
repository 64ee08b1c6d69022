import { areasM2, type BorderNet } from './border-net.ts';

/** One round brings the district within 34 m², from there on the rounding of positions to a centimetre is what is left. */
const NEAR_ENOUGH_M2 = 25;
const MOST_ROUNDS = 4;

/**
 * Gives every unit its area. Each part (units that touch each other and no other) is scaled about its middle to the area of its
 * units together; then every unit presses on its borders, and the pressures are chosen so that all areas become right at once.
 *
 * Newton's method; of all small moves with those areas it takes the least (the sum of move² × length of border, by Lagrange's
 * multipliers: the pressures). A border moves evenly by the difference of two pressures, so its drawing stays what it is. The
 * outline does not move apart from the scaling, so a border whose only vertices lie on it stays too.
 *
 * @param targetsM2 targetsM2[u] is the wanted area of unit u on the ellipsoid
 * @param parts units by index; every unit is in one part
 */
export function settleAreas(
  net: BorderNet,
  targetsM2: readonly number[],
  parts: readonly (readonly number[])[],
): BorderNet {
  let settled = net;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const areas = areasM2(settled);
    if (areas.every((area, unit) => Math.abs(area - targetsM2[unit]!) < NEAR_ENOUGH_M2)) break;
    for (const units of parts) {
      const factor = sumOver(units, targetsM2) / sumOver(units, areas);
      settled = scalePart(settled, units, factor);
      for (const unit of units) areas[unit]! *= factor;
    }
    settled = press(
      settled,
      targetsM2.map((target, unit) => target - areas[unit]!),
    );
  }
  return settled;
}

function scalePart(net: BorderNet, units: readonly number[], areaFactor: number): BorderNet {
  const isOwn = new Set(units);
  const vertices = new Set(net.chains.filter((_, b) => isOwn.has(ownerOf(net, b))).flat());
  let middleX = 0;
  let middleY = 0;
  for (const v of vertices) {
    middleX += net.xy[2 * v]! / vertices.size;
    middleY += net.xy[2 * v + 1]! / vertices.size;
  }
  const scale = Math.sqrt(areaFactor);
  const xy = net.xy.slice();
  for (const v of vertices) {
    xy[2 * v] = middleX + (xy[2 * v]! - middleX) * scale;
    xy[2 * v + 1] = middleY + (xy[2 * v + 1]! - middleY) * scale;
  }
  return { ...net, xy };
}

const ownerOf = ({ borders }: BorderNet, b: number): number => Math.max(borders[b]!.left, borders[b]!.right);

/** How the areas change when a vertex moves: `grow` has (m² per m east, m² per m north) for each unit that meets there. */
interface Hinge {
  readonly grow: Map<number, [x: number, y: number]>;
  lengthM: number;
}

/** One step: moves every inner vertex so that, to first order, the areas of the units grow by `wantedM2`. */
function press(net: BorderNet, wantedM2: readonly number[]): BorderNet {
  const hinges = innerHinges(net);
  const count = wantedM2.length;
  const matrix = new Float64Array(count * count);
  for (const { grow, lengthM } of hinges.values()) {
    for (const [i, [ix, iy]] of grow)
      for (const [j, [jx, jy]] of grow) matrix[i * count + j]! += (ix * jx + iy * jy) / lengthM;
  }
  const pressures = solvePressures(matrix, wantedM2);
  const xy = net.xy.slice();
  for (const [vertex, { grow, lengthM }] of hinges) {
    for (const [unit, [x, y]] of grow) {
      xy[2 * vertex]! += (pressures[unit]! * x) / lengthM;
      xy[2 * vertex + 1]! += (pressures[unit]! * y) / lengthM;
    }
  }
  return { ...net, xy };
}

/** The vertices that may move: all but those of the outline. */
function innerHinges({ borders, chains, xy }: BorderNet): Map<number, Hinge> {
  const hinges = new Map<number, Hinge>();
  for (const [b, { left, right }] of borders.entries()) {
    const chain = chains[b]!;
    for (let i = 1; i < chain.length; i++) {
      const [from, to] = [chain[i - 1]!, chain[i]!];
      const [east, north] = [xy[2 * to]! - xy[2 * from]!, xy[2 * to + 1]! - xy[2 * from + 1]!];
      for (const vertex of [from, to]) {
        const hinge = hinges.get(vertex) ?? { grow: new Map(), lengthM: 0 };
        hinges.set(vertex, hinge);
        hinge.lengthM += Math.hypot(east, north) / 2;
        for (const [unit, side] of [
          [left, 1],
          [right, -1],
        ] as const) {
          const [x, y] = hinge.grow.get(unit) ?? [0, 0];
          hinge.grow.set(unit, [x + (side * north) / 2, y - (side * east) / 2]);
        }
      }
    }
  }
  for (const [vertex, { grow }] of hinges) if (grow.has(-1)) hinges.delete(vertex);
  return hinges;
}

/**
 * Gauss & Seidel. The matrix is symmetric and semidefinite: equal pressures move nothing, and the wanted areas of a part add up
 * to nothing, so there is a solution. A unit without inner border keeps pressure 0.
 */
function solvePressures(matrix: Float64Array, wantedM2: readonly number[]): Float64Array {
  const count = wantedM2.length;
  const pressures = new Float64Array(count);
  for (let sweep = 0; sweep < 100; sweep++) {
    for (let i = 0; i < count; i++) {
      const own = matrix[i * count + i]!;
      if (own === 0) continue;
      let rest = wantedM2[i]!;
      for (let j = 0; j < count; j++) rest -= matrix[i * count + j]! * pressures[j]!;
      pressures[i]! += rest / own;
    }
  }
  return pressures;
}

const sumOver = (units: readonly number[], values: ArrayLike<number>): number =>
  units.reduce((sum, unit) => sum + values[unit]!, 0);
