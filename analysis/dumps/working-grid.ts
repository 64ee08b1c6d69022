import { isGeographic, transformBetween } from '../core/crs.ts';
import type { Crs, FeatureTable } from '../core/features.ts';
import type { Affine, GridShape, PixelWindow } from '../core/grid.ts';
import { pixelToGround } from '../core/grid.ts';

export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/**
 * The grid that both dates are compared on: the later scene's own pixels when they are square, north-up and in metres, else
 * a north-up UTM grid of about the same pixel size. Cut to the units when there are any; null when they do not touch.
 */
export function workingGrid(scene: GridShape, units: FeatureTable | undefined): GridShape | null {
  const full = isMetric(scene) ? scene : utmGrid(scene);
  if (units === undefined) return full;
  const asked = tableBox(units, full.crs);
  if (asked === null) return full;
  const [a, , c, , e, f] = full.transform;
  const column = clamp(Math.floor((asked[0] - c) / a), 0, full.width);
  const row = clamp(Math.floor((asked[3] - f) / e), 0, full.height);
  const width = clamp(Math.ceil((asked[2] - c) / a), 0, full.width) - column;
  const height = clamp(Math.ceil((asked[1] - f) / e), 0, full.height) - row;
  if (width <= 0 || height <= 0) return null;
  return { crs: full.crs, width, height, transform: [a, 0, c + column * a, 0, e, f + row * e] };
}

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

const isMetric = ({ crs, transform: [a, b, , d, e] }: GridShape): boolean =>
  !isGeographic(crs) && crs !== 'EPSG:3857' && b === 0 && d === 0 && a > 0 && e < 0 && Math.abs(a + e) < 1e-6 * a;

function utmGrid(scene: GridShape): GridShape {
  const toDegrees = transformBetween(scene.crs, 'EPSG:4326');
  const [lon, lat] = toDegrees(...pixelToGround(scene.transform, scene.width / 2, scene.height / 2));
  const crs: Crs = `EPSG:${(lat < 0 ? 32700 : 32600) + clamp(Math.floor((lon + 180) / 6) + 1, 1, 60)}`;
  const toMetres = transformBetween(scene.crs, crs);
  const [minX, minY, maxX, maxY] = boxOf(edgePoints(scene).map(([x, y]) => toMetres(x, y)));
  const raw = Math.sqrt(((maxX - minX) * (maxY - minY)) / (scene.width * scene.height));
  const sizeM = Math.abs(raw - 10) < 1 ? 10 : Number(raw.toPrecision(2));
  const [left, top] = [Math.floor(minX / sizeM) * sizeM, Math.ceil(maxY / sizeM) * sizeM];
  const transform: Affine = [sizeM, 0, left, 0, -sizeM, top];
  return { crs, transform, width: Math.ceil((maxX - left) / sizeM), height: Math.ceil((top - minY) / sizeM) };
}

/** Ground positions along the edge of a grid, twenty-one to a side. */
function edgePoints(shape: GridShape): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i <= 20; i++) {
    const [x, y] = [(shape.width * i) / 20, (shape.height * i) / 20];
    for (const [column, row] of [
      [x, 0],
      [x, shape.height],
      [0, y],
      [shape.width, y],
    ] as const) {
      points.push(pixelToGround(shape.transform, column, row));
    }
  }
  return points;
}

function boxOf(points: Iterable<readonly [number, number]>): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

/** The box of all polygons of a table in another system; null when it has none. */
function tableBox(table: FeatureTable, crs: Crs): Box | null {
  const move = transformBetween(table.crs, crs);
  const points: [number, number][] = [];
  for (const { geometry } of table.rows) {
    const polygons =
      geometry?.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry?.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    for (const [outer = []] of polygons) for (const [x, y] of outer) points.push(move(x!, y!));
  }
  return points.length === 0 ? null : boxOf(points);
}

/** Where the pixels of `grid` lie in `file` when both are the same pixels; null when reading needs resampling. */
export function alignedWindow(file: GridShape, grid: GridShape): PixelWindow | null {
  const [a, b, c, d, e, f] = file.transform;
  const [ga, gb, gc, gd, ge, gf] = grid.transform;
  if (file.crs !== grid.crs || b !== 0 || d !== 0 || gb !== 0 || gd !== 0) return null;
  if (Math.abs(a - ga) > 1e-9 * Math.abs(a) || Math.abs(e - ge) > 1e-9 * Math.abs(e)) return null;
  const [column, row] = [(gc - c) / a, (gf - f) / e];
  const [roundColumn, roundRow] = [Math.round(column), Math.round(row)];
  if (Math.abs(column - roundColumn) > 1e-3 || Math.abs(row - roundRow) > 1e-3) return null;
  return { column: roundColumn, row: roundRow, width: grid.width, height: grid.height };
}
