import { sphereDistanceM } from '../../core/earth.ts';

const METRES_PER_DEGREE = 111_195;

/** Positions in degrees, at least a reach apart, in a grid of cells as wide as the reach; a question looks at nine cells. */
export class NearRows {
  private readonly cells = new Map<number, number[]>();
  private readonly cellDeg: number;

  constructor(private readonly reachM: number) {
    this.cellDeg = reachM / METRES_PER_DEGREE;
  }

  /** Keeps the position and answers true, or answers false when one that is kept lies within the reach. */
  addUnlessNear(lon: number, lat: number): boolean {
    const band = Math.floor(lat / this.cellDeg);
    for (let row = band - 1; row <= band + 1; row++) {
      const column = this.columnOf(lon, row);
      for (let at = column - 1; at <= column + 1; at++) {
        const cell = this.cells.get(keyOf(at, row));
        if (cell === undefined) continue;
        for (let point = 0; point < cell.length; point += 2) {
          const [otherLon, otherLat] = [cell[point]!, cell[point + 1]!];
          if (otherLon === lon && otherLat === lat) return false;
          if (sphereDistanceM(lon, lat, otherLon, otherLat) <= this.reachM) return false;
        }
      }
    }
    const key = keyOf(this.columnOf(lon, band), band);
    const cell = this.cells.get(key);
    if (cell === undefined) this.cells.set(key, [lon, lat]);
    else cell.push(lon, lat);
    return true;
  }

  /** Columns are as wide as the reach on the parallel in the middle of their band. */
  private columnOf(lon: number, band: number): number {
    const parallel = Math.cos((band + 0.5) * this.cellDeg * (Math.PI / 180));
    return Math.floor((lon * Math.max(parallel, 1e-6)) / this.cellDeg);
  }
}

/** One number for a cell; cells far apart may share one, which only costs a look. */
const keyOf = (column: number, row: number): number => column * 67_108_859 + row;
