import { transformBetween } from '../core/crs.ts';
import { type Affine, type Grid, type GridShape, invertAffine, type PixelWindow, pixelToGround } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { encodePng } from './png.ts';
import type { RasterFile } from './raster-file.ts';
import type { Stretches } from './stretch.ts';
import { warpForView } from './warp.ts';

/** Which bands are drawn red, green and blue (0-based), and the stored values drawn black and white. */
export interface RasterView {
  readonly bands: readonly [number, number, number];
  readonly stretch: Stretches;
}

/** Pixels of three bands as RGBA, row by row: straight lines between black and white, transparent where any band has no data. */
export function renderRgba({ bands, width, height }: Grid, stretch: Stretches): Uint8ClampedArray {
  const [red, green, blue] = bands;
  if (red === undefined || green === undefined || blue === undefined) throw new Error('a picture needs three bands');
  const rgba = new Uint8ClampedArray(width * height * 4);
  const scales = stretch.map(([low, high]) => 255 / (high - low));
  for (let pixel = 0, at = 0; pixel < red.length; pixel++, at += 4) {
    const [r, g, b] = [red[pixel]!, green[pixel]!, blue[pixel]!];
    if (Number.isNaN(r + g + b)) continue;
    rgba[at] = (r - stretch[0][0]) * scales[0]!;
    rgba[at + 1] = (g - stretch[1][0]) * scales[1]!;
    rgba[at + 2] = (b - stretch[2][0]) * scales[2]!;
    rgba[at + 3] = 255;
  }
  return rgba;
}

/** A raster drawn on any grid as RGBA, from overviews where the grid is coarse; null when the two do not touch. */
export async function renderOnGrid(
  file: RasterFile,
  view: RasterView,
  target: GridShape,
  run: Run,
): Promise<Uint8ClampedArray | null> {
  const shown = paletteView(file, view);
  const distinct = [...new Set(shown.view.bands)];
  const warped = await warpForView(shown.file, distinct, target, run);
  if (warped === null) return null;
  const bands = shown.view.bands.map((band) => warped.bands[distinct.indexOf(band)]!);
  return renderRgba({ ...warped, bands }, shown.view.stretch);
}

const FULL_RANGE: RasterView = {
  bands: [0, 1, 2],
  stretch: [
    [0, 255],
    [0, 255],
    [0, 255],
  ],
};

/** A palette image is drawn in its own colours, which no stretch may change. */
const paletteView = (file: RasterFile, view: RasterView): { file: RasterFile; view: RasterView } =>
  file.inColours === undefined ? { file, view } : { file: file.inColours, view: FULL_RANGE };

const TILE_PIXELS = 256;
/** Half the width of the Web Mercator square (EPSG:3857), metres. */
const MERCATOR_HALF_M = 20_037_508.342789244;

/** The 256-pixel Web Mercator tile z/x/y as PNG; null when it does not touch the raster or shows nothing of it. */
export async function renderTile(
  file: RasterFile,
  view: RasterView,
  z: number,
  x: number,
  y: number,
  run: Run,
): Promise<Uint8Array | null> {
  const rgba = await renderOnGrid(file, view, tileGrid(z, x, y), run);
  if (rgba === null || !hasInk(rgba)) return null;
  return encodePng(rgba, TILE_PIXELS, TILE_PIXELS);
}

/** The pixels of a Web Mercator tile. */
export function tileGrid(z: number, x: number, y: number): GridShape {
  const sizeM = (2 * MERCATOR_HALF_M) / 2 ** z;
  const step = sizeM / TILE_PIXELS;
  const [west, north] = [-MERCATOR_HALF_M + x * sizeM, MERCATOR_HALF_M - y * sizeM];
  return { crs: 'EPSG:3857', width: TILE_PIXELS, height: TILE_PIXELS, transform: [step, 0, west, 0, -step, north] };
}

/**
 * A square picture of `sizeM` metres around a point, in the raster's own grid so that pixels stay square blocks (nearest
 * pixel, no smoothing); null when it shows nothing of the raster. The raster must be in a projected system or in degrees.
 */
export async function renderChip(
  file: RasterFile,
  view: RasterView,
  centre: readonly [lon: number, lat: number],
  sizeM: number,
  pixels: number,
  run: Run,
): Promise<Uint8Array | null> {
  const shown = paletteView(file, view);
  if (!isNorthUp(file.info)) return chipFromNorth(shown.file, shown.view, centre, sizeM, pixels, run);
  const window = chipWindow(file.info, centre, sizeM);
  const distinct = [...new Set(shown.view.bands)];
  const grid = await shown.file.readPreview(window, distinct, pixels, pixels, run);
  const bands = shown.view.bands.map((band) => grid.bands[distinct.indexOf(band)]!);
  const rgba = renderRgba({ ...grid, bands }, shown.view.stretch);
  return hasInk(rgba) ? encodePng(rgba, pixels, pixels) : null;
}

/** Columns to the east and rows to the south, along the axes of the system. */
const isNorthUp = ({ transform: [a, b, , d, e] }: GridShape): boolean => a > 0 && e < 0 && b === 0 && d === 0;

/** The picture of a raster that is rotated, sheared or upside down, turned so that north is up. */
async function chipFromNorth(
  file: RasterFile,
  view: RasterView,
  [lon, lat]: readonly [lon: number, lat: number],
  sizeM: number,
  pixels: number,
  run: Run,
): Promise<Uint8Array | null> {
  const toGround = transformBetween('EPSG:4326', file.info.crs);
  const [x, y] = toGround(lon, lat);
  const [eastX] = toGround(lon + sizeM / 2 / metresPerDegreeOfLongitude(lat), lat);
  const [, northY] = toGround(lon, lat + sizeM / 2 / METRES_PER_DEGREE_OF_LATITUDE);
  const [stepX, stepY] = [(2 * (eastX - x)) / pixels, (2 * (northY - y)) / pixels];
  const transform: Affine = [stepX, 0, 2 * x - eastX, 0, -stepY, northY];
  const rgba = await renderOnGrid(file, view, { crs: file.info.crs, width: pixels, height: pixels, transform }, run);
  return rgba !== null && hasInk(rgba) ? encodePng(rgba, pixels, pixels) : null;
}

/** On the ellipsoid near 40° N, good to 0.1 %: enough for the size of a picture. */
const METRES_PER_DEGREE_OF_LATITUDE = 111_132;
const metresPerDegreeOfLongitude = (lat: number): number => 111_320 * Math.cos((lat * Math.PI) / 180);

/** The pixel window around a point; it may reach outside the raster and need not begin on a whole pixel. */
export function chipWindow(
  shape: GridShape,
  [lon, lat]: readonly [lon: number, lat: number],
  sizeM: number,
): PixelWindow {
  const toGround = transformBetween('EPSG:4326', shape.crs);
  const inverse = invertAffine(shape.transform);
  const pixelOf = (at: readonly [number, number]) => pixelToGround(inverse, ...toGround(...at));
  const [column, row] = pixelOf([lon, lat]);
  const [eastColumn, eastRow] = pixelOf([lon + sizeM / 2 / metresPerDegreeOfLongitude(lat), lat]);
  const [northColumn, northRow] = pixelOf([lon, lat + sizeM / 2 / METRES_PER_DEGREE_OF_LATITUDE]);
  const half = Math.hypot(eastColumn - column, eastRow - row);
  const halfDown = Math.hypot(northColumn - column, northRow - row);
  return { column: column - half, row: row - halfDown, width: 2 * half, height: 2 * halfDown };
}

const hasInk = (rgba: Uint8ClampedArray): boolean => {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 0) return true;
  return false;
};
