/** The raster on which the unit borders are found: cells of `cellM` metres, row 0 in the north. */
export interface LabelGrid {
  readonly left: number;
  readonly top: number;
  readonly cellM: number;
  readonly width: number;
  readonly height: number;
}

export interface Site {
  readonly x: number;
  readonly y: number;
  readonly areaM2: number;
}

/**
 * A power diagram with given areas: cell p belongs to the site with the smallest |p − site|² − weight, and the weights are moved
 * until every site owns its area (Aurenhammer 1998, here by damped fixed-point steps on a raster). Positions are looked at
 * through a gentle ripple so that borders wander like real ones.
 *
 * @param inside 1 where a cell belongs to the district
 * @returns label per cell: site index, or -1 outside
 */
export function fitPowerCells(
  grid: LabelGrid,
  inside: Uint8Array,
  sites: readonly Site[],
  weights: Float64Array,
  steps: number,
): Int16Array {
  const labels = new Int16Array(grid.width * grid.height).fill(-1);
  const counts = new Float64Array(sites.length);
  const cellM2 = grid.cellM ** 2;
  for (let step = 0; ; step++) {
    labelCells(grid, inside, sites, weights, labels, counts);
    if (step >= steps) return labels;
    for (let s = 0; s < sites.length; s++) {
      const areaM2 = sites[s]!.areaM2;
      const miss = (areaM2 - counts[s]! * cellM2) / areaM2;
      weights[s]! += 0.32 * areaM2 * Math.max(-0.7, Math.min(0.7, miss));
    }
  }
}

function labelCells(
  grid: LabelGrid,
  inside: Uint8Array,
  sites: readonly Site[],
  weights: Float64Array,
  labels: Int16Array,
  counts: Float64Array,
): void {
  counts.fill(0);
  const tile = 12;
  const near: number[] = [];
  for (let row0 = 0; row0 < grid.height; row0 += tile) {
    for (let column0 = 0; column0 < grid.width; column0 += tile) {
      nearSites(grid, column0, row0, tile, sites, weights, near);
      for (let row = row0; row < Math.min(row0 + tile, grid.height); row++) {
        for (let column = column0; column < Math.min(column0 + tile, grid.width); column++) {
          const cell = row * grid.width + column;
          if (inside[cell] !== 1) continue;
          const x = grid.left + (column + 0.5) * grid.cellM;
          const y = grid.top - (row + 0.5) * grid.cellM;
          const px = rippleX(x, y);
          const py = rippleY(x, y);
          let best = Number.POSITIVE_INFINITY;
          let owner = -1;
          for (const s of near) {
            const power = (px - sites[s]!.x) ** 2 + (py - sites[s]!.y) ** 2 - weights[s]!;
            if (power < best) {
              best = power;
              owner = s;
            }
          }
          labels[cell] = owner;
          counts[owner]!++;
        }
      }
    }
  }
}

/** The sites that can own some cell of a tile: those whose power at its centre is within what half the tile can change. */
function nearSites(
  grid: LabelGrid,
  column0: number,
  row0: number,
  tile: number,
  sites: readonly Site[],
  weights: Float64Array,
  near: number[],
): void {
  const x = grid.left + (column0 + tile / 2) * grid.cellM;
  const y = grid.top - (row0 + tile / 2) * grid.cellM;
  const reach = tile * grid.cellM * 0.71 + 400;
  let least = Number.POSITIVE_INFINITY;
  for (let s = 0; s < sites.length; s++) {
    const upper = (Math.hypot(x - sites[s]!.x, y - sites[s]!.y) + reach) ** 2 - weights[s]!;
    if (upper < least) least = upper;
  }
  near.length = 0;
  for (let s = 0; s < sites.length; s++) {
    const lower = Math.max(0, Math.hypot(x - sites[s]!.x, y - sites[s]!.y) - reach) ** 2 - weights[s]!;
    if (lower <= least) near.push(s);
  }
}

const rippleX = (x: number, y: number): number =>
  x + 60 * Math.sin(y / 420 + 0.7) + 50 * Math.sin((x + y) / 690) + 16 * Math.sin((y - x) / 170);
const rippleY = (x: number, y: number): number =>
  y + 60 * Math.sin(x / 460 + 1.9) + 50 * Math.sin((x - y) / 730) + 16 * Math.sin((x + y) / 185);
