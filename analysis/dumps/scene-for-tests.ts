import type { FeatureTable } from '../core/features.ts';
import type { Affine, GridShape, PixelWindow } from '../core/grid.ts';
import { windowShape } from '../core/grid.ts';
import { normal, seededRandom } from '../core/random.ts';
import type { RasterFile } from '../raster/raster-file.ts';
import { BAND_ROLES, type BandRole } from './bands.ts';
import { SPECTRAL_CLASSES } from './spectral-table.ts';
import type { SceneInput } from './types.ts';

/** A raster in memory. bands[b][row * width + column], NaN for no data. */
export function memoryRaster(name: string, shape: GridShape, bands: readonly Float32Array[]): RasterFile {
  const readWindow = async (window: PixelWindow, asked: readonly number[]) => ({
    ...windowShape(shape, window),
    bands: asked.map((b) => {
      const out = new Float32Array(window.width * window.height).fill(Number.NaN);
      for (let y = 0; y < window.height; y++) {
        for (let x = 0; x < window.width; x++) {
          const [column, row] = [window.column + x, window.row + y];
          if (column < 0 || row < 0 || column >= shape.width || row >= shape.height) continue;
          out[y * window.width + x] = bands[b]![row * shape.width + column]!;
        }
      }
      return out;
    }),
  });
  return {
    info: {
      ...shape,
      name,
      sampleType: 'float32',
      bands: bands.map(() => ({ name: null, nodata: null, scale: 1, offset: 0 })),
      compression: 'none',
      date: null,
      overviews: [],
    },
    readWindow,
    readPreview: (window, asked) => readWindow(window, asked),
  };
}

/** A north-up grid of 10 m pixels near 高安屯 in UTM zone 50. */
export const testGrid = (width: number, height: number): GridShape => {
  const transform: Affine = [10, 0, 465_000, 0, -10, 4_426_000];
  return { crs: 'EPSG:32650', width, height, transform };
};

/** A rectangle of pixels of one class of the spectral table. */
export interface Field {
  readonly id: string;
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

export interface PaintOptions {
  readonly seed?: number;
  /** noise of a pixel and band, reflectance */
  readonly noise?: number;
  readonly roles?: readonly BandRole[];
  /** stored = (reflectance − offset) / scale */
  readonly gain?: number;
  readonly date?: string | null;
}

/** Paints fields of mean class reflectance, with noise, on a ground of `ground`; the same seed gives the same noise. */
export function paintScene(
  shape: GridShape,
  ground: string,
  fields: readonly Field[],
  options: PaintOptions = {},
): SceneInput {
  const roles = options.roles ?? BAND_ROLES;
  const random = seededRandom(options.seed ?? 1);
  const classes = new Array<string>(shape.width * shape.height).fill(ground);
  for (const field of fields) {
    for (let y = field.row; y < field.row + field.height; y++) {
      for (let x = field.column; x < field.column + field.width; x++) classes[y * shape.width + x] = field.id;
    }
  }
  const spectra = new Map(SPECTRAL_CLASSES.map((row) => [row.id, row.mean]));
  const bands = roles.map(() => new Float32Array(classes.length));
  classes.forEach((id, i) => {
    const brightness = 1 + 0.03 * normal(random);
    roles.forEach((role, b) => {
      const mean = spectra.get(id)![BAND_ROLES.indexOf(role)]!;
      bands[b]![i] = (options.gain ?? 1) * (mean * brightness + (options.noise ?? 0.003) * normal(random));
    });
  });
  return {
    file: memoryRaster(`${ground}.tif`, shape, bands),
    date: options.date ?? null,
    bands: Object.fromEntries(roles.map((role, b) => [role, b])),
    scale: 1,
    offset: 0,
  };
}

/** A table with one text field `name` and the given geometries. */
export function tableOf(name: string, geometries: readonly FeatureTable['rows'][number]['geometry'][]): FeatureTable {
  return {
    name,
    crs: 'EPSG:4326',
    fields: [{ name: 'name', type: 'text' }],
    rows: geometries.map((geometry, i) => ({ geometry, values: [`${name} ${i + 1}`] })),
  };
}
