import type { LabelGrid } from './fit-cells.ts';

/** A border between two labels (left of its direction, right of it; -1 is outside), from one meeting point to another. */
export interface Border {
  readonly left: number;
  readonly right: number;
  /** cell corners, column and row alternating */
  readonly corners: readonly number[];
}

/**
 * The borders of a label raster as chains of cell corners. Every chain belongs to exactly two labels, ends where three or more
 * labels meet (or closes on itself), and is found once: whoever simplifies it simplifies it for both neighbours.
 */
export function traceBorders(grid: LabelGrid, labels: Int16Array): Border[] {
  const { width, height } = grid;
  const label = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height ? -1 : labels[row * width + column]!;
  // Directed steps from a corner: 0 east, 1 south, 2 west, 3 north; the labels on the left and on the right of the step.
  const sides = (column: number, row: number, direction: number): [left: number, right: number] => {
    const [nw, ne, sw, se] = [
      label(column - 1, row - 1),
      label(column, row - 1),
      label(column - 1, row),
      label(column, row),
    ];
    if (direction === 0) return [ne, se];
    if (direction === 1) return [se, sw];
    if (direction === 2) return [sw, nw];
    return [nw, ne];
  };
  const isBorder = (column: number, row: number, direction: number): boolean => {
    const [left, right] = sides(column, row, direction);
    return left !== right;
  };
  const degree = (column: number, row: number): number => {
    let count = 0;
    for (let direction = 0; direction < 4; direction++) if (isBorder(column, row, direction)) count++;
    return count;
  };
  const used = new Uint8Array((width + 1) * (height + 1) * 2); // step east, step south of a corner
  const mark = (column: number, row: number, direction: number): number => {
    if (direction === 2) return ((row * (width + 1) + column - 1) << 1) | 0;
    if (direction === 3) return (((row - 1) * (width + 1) + column) << 1) | 1;
    return ((row * (width + 1) + column) << 1) | direction;
  };
  const borders: Border[] = [];
  const follow = (column: number, row: number, direction: number): void => {
    const [left, right] = sides(column, row, direction);
    const corners = [column, row];
    let [c, r, d] = [column, row, direction];
    for (;;) {
      used[mark(c, r, d)] = 1;
      c += d === 0 ? 1 : d === 2 ? -1 : 0;
      r += d === 1 ? 1 : d === 3 ? -1 : 0;
      corners.push(c, r);
      if (degree(c, r) !== 2 || (c === column && r === row)) break;
      const back = (d + 2) % 4;
      for (let next = 0; next < 4; next++) {
        if (next !== back && isBorder(c, r, next)) {
          d = next;
          break;
        }
      }
    }
    borders.push({ left, right, corners });
  };
  for (const wantMeeting of [true, false]) {
    for (let row = 0; row <= height; row++) {
      for (let column = 0; column <= width; column++) {
        const meets = degree(column, row);
        if (meets < 2 || meets > 2 !== wantMeeting) continue;
        for (let direction = 0; direction < 4; direction++) {
          if (isBorder(column, row, direction) && used[mark(column, row, direction)] === 0)
            follow(column, row, direction);
        }
      }
    }
  }
  return borders;
}

/** The closed rings of one label, its inside on the left, put together from its borders; indices into `borders`, negative −1−i reversed. */
export function ringsOf(borders: readonly Border[], label: number): number[][] {
  const open = new Map<string, number[]>();
  const key = (border: Border, atEnd: boolean): string =>
    atEnd ? border.corners.slice(-2).join() : border.corners.slice(0, 2).join();
  borders.forEach((border, i) => {
    for (const directed of [...(border.left === label ? [i] : []), ...(border.right === label ? [-1 - i] : [])]) {
      const start = key(border, directed < 0);
      open.set(start, [...(open.get(start) ?? []), directed]);
    }
  });
  const rings: number[][] = [];
  for (const starts of open.values()) {
    while (starts.length > 0) {
      const ring = [starts.pop()!];
      for (;;) {
        const last = ring.at(-1)!;
        const next = open.get(key(borders[last < 0 ? -1 - last : last]!, last >= 0))?.pop();
        if (next === undefined) break;
        ring.push(next);
      }
      rings.push(ring);
    }
  }
  return rings;
}
