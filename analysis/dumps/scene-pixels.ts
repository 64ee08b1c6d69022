import type { GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import type { RasterFile } from '../raster/raster-file.ts';
import type { BandRole } from './bands.ts';
import { readOnGrid } from './read-on-grid.ts';
import type { SceneInput } from './types.ts';

/** Reflectance is kept in steps of 0.0001, the step in which Sentinel-2 products store it: two bytes per pixel and band. */
export const REFLECTANCE_STEP = 1e-4;
export const NO_DATA = -32768;

/** Reflectance of one scene on the working grid: bands[k] belongs to roles[k]; NO_DATA where there is none. */
export interface ScenePixels {
  readonly roles: readonly BandRole[];
  readonly bands: readonly Int16Array[];
}

export const bandOf = (pixels: ScenePixels, role: BandRole): Int16Array | undefined =>
  pixels.bands[pixels.roles.indexOf(role)];

const ROWS_AT_ONCE = 512;
/** Darker or brighter than this, in steps, is no surface: a fill value or a saturated pixel. */
const [DARKEST, BRIGHTEST] = [-0.05 / REFLECTANCE_STEP, 1.2 / REFLECTANCE_STEP];

/** Is a stored step the reflectance of a surface? False for NO_DATA too. */
export const isSurface = (steps: number): boolean => steps >= DARKEST && steps <= BRIGHTEST;

/** Reads the bands of a scene on the grid, in strips, as reflectance. Bilinear where the grids differ. */
export async function readScene(
  scene: SceneInput,
  roles: readonly BandRole[],
  grid: GridShape,
  run: Run,
): Promise<ScenePixels> {
  const numbers = roles.map((role) => scene.bands[role]!);
  const bands = roles.map(() => new Int16Array(grid.width * grid.height).fill(NO_DATA));
  const scale = scene.scale / REFLECTANCE_STEP;
  const offset = scene.offset / REFLECTANCE_STEP;

  await inStrips(scene.file, numbers, grid, 'bilinear', run, (strip, firstPixel) => {
    const length = strip[0]!.length;
    for (let i = 0; i < length; i++) {
      // Zero in every band is a hole even where the file does not say so.
      let isHole = true;
      for (let b = 0; b < strip.length && isHole; b++) isHole = !(strip[b]![i]! !== 0);
      if (isHole) continue;
      for (let b = 0; b < strip.length; b++) {
        const value = Math.round(strip[b]![i]! * scale + offset);
        // NaN stays NO_DATA.
        if (!Number.isNaN(value)) bands[b]![firstPixel + i] = Math.min(32767, Math.max(-32767, value));
      }
    }
  });
  return { roles, bands };
}

/** Reads one band of classes on the grid; 255 where there is none. */
export async function readClasses(file: RasterFile, grid: GridShape, run: Run): Promise<Uint8Array> {
  const classes = new Uint8Array(grid.width * grid.height).fill(255);
  await inStrips(file, [0], grid, 'nearest', run, ([strip], firstPixel) => {
    for (let i = 0; i < strip!.length; i++) if (strip![i]! >= 0) classes[firstPixel + i] = strip![i]!;
  });
  return classes;
}

async function inStrips(
  file: RasterFile,
  bands: readonly number[],
  grid: GridShape,
  method: 'nearest' | 'bilinear',
  run: Run,
  use: (bands: readonly Float32Array[], firstPixel: number) => void,
): Promise<void> {
  // Strips end where rows of tiles of the later scene end, so that no tile is decoded twice.
  const firstEnd = ROWS_AT_ONCE;
  for (
    let row = 0, end = Math.min(firstEnd, grid.height);
    row < grid.height;
    row = end, end = Math.min(end + ROWS_AT_ONCE, grid.height)
  ) {
    const [a, b, c, d, e, f] = grid.transform;
    const strip: GridShape = {
      crs: grid.crs,
      width: grid.width,
      height: end - row,
      transform: [a, b, c + b * row, d, e, f + e * row],
    };
    const part = await readOnGrid(file, bands, strip, method, run);
    use(part.bands, row * grid.width);
    run.progress(end / grid.height);
    await run.breathe();
  }
}
