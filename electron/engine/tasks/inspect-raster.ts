import { basename } from 'node:path';
import { withoutShift } from '../../../analysis/core/crs/system.ts';
import { transformBetween } from '../../../analysis/core/crs.ts';
import { type GridShape, pixelToGround } from '../../../analysis/core/grid.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { bandRolesOf, stretchOf } from '../../../analysis/raster/index.ts';
import type { RasterInfo } from '../../../analysis/raster/raster-file.ts';
import type { RasterView } from '../../contract/model.ts';
import { bandSetAt, isBandSet } from '../datasets/band-sets.ts';
import { openFileSource } from '../datasets/file-source.ts';
import { rasterOf } from '../datasets/raster-handles.ts';
import { sha256Of } from '../datasets/sha256.ts';

type Extent = readonly [west: number, south: number, east: number, north: number];

/** What the project keeps of a raster; the pixels stay in their file. */
export interface RasterFacts {
  readonly path: string;
  readonly byteLength: number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly crs: string;
  readonly crsNote: Words;
  readonly bandNames: readonly string[];
  readonly bandRoles: Readonly<Record<string, number>>;
  readonly view: RasterView;
  /** degrees */
  readonly extent: Extent;
  readonly date: string | null;
}

export interface InspectRasterInput {
  /** a GeoTIFF, or the MTL file of a Landsat scene whose band files lie beside it */
  readonly path: string;
  /** chosen by the person in place of what the file says */
  readonly crs?: string | null;
}

/**
 * Reads the skeleton of a raster, its hash and a first stretch. The hash of a band set is that of its MTL file, which stands
 * for it; a folder, which a project could not find again, is the problem `band-folder-not-kept`.
 */
export async function inspectRaster({ path, crs = null }: InspectRasterInput, run: Run): Promise<RasterFacts> {
  await refuseFolder(path);
  const raster = await rasterOf(path, { crs });
  const { info } = raster;
  const bandRoles = bandRolesOf(info);
  const bands = viewBands(bandRoles, info.bands.length);
  const stretch = await stretchOf([raster], bands, run.stage('stretch', 0, 0.3));
  const source = await openFileSource(path);
  try {
    return {
      path,
      byteLength: source.size,
      sha256: await sha256Of([source], run.stage('hash', 0.3, 1)),
      width: info.width,
      height: info.height,
      crs: info.crs,
      crsNote: crsNoteOf(info),
      bandNames: bandNamesOf(info),
      bandRoles,
      view: { bands, stretch },
      extent: extentInDegrees(info),
      date: info.date,
    };
  } finally {
    await source.close();
  }
}

/** A project finds a raster again by the hash of one file: a folder has none. */
async function refuseFolder(path: string): Promise<void> {
  if ((await isBandSet(path)) && (await bandSetAt(path)).mtlPath !== path)
    throw new AppError({ code: 'band-folder-not-kept', folder: basename(path) });
}

/** The system and who told it. */
export const crsNoteOf = ({ crs, crsHow }: RasterInfo): Words => ({
  zh: `${withoutShift(crs)}（${crsHow?.zh ?? 'GeoTIFF'}）`,
  en: `${withoutShift(crs)} (${crsHow?.en ?? 'GeoTIFF'})`,
});

export const bandNamesOf = (info: RasterInfo): string[] => info.bands.map(({ name }, band) => name ?? `${band + 1}`);

/** True colour where the bands are known, else the first three, else the only one three times. */
export function viewBands(roles: Readonly<Record<string, number>>, count: number): [number, number, number] {
  const { red, green, blue } = roles as { readonly red?: number; readonly green?: number; readonly blue?: number };
  if (red !== undefined && green !== undefined && blue !== undefined) return [red, green, blue];
  return count >= 3 ? [0, 1, 2] : [0, 0, 0];
}

/** The box in degrees around the raster: its outline is followed, because a straight edge bends under projection. */
export function extentInDegrees(shape: GridShape): Extent {
  const toDegrees = transformBetween(shape.crs, 'EPSG:4326');
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const steps = 16;
  for (let step = 0; step <= steps; step++) {
    const [across, down] = [(shape.width * step) / steps, (shape.height * step) / steps];
    for (const [column, row] of [
      [across, 0],
      [across, shape.height],
      [0, down],
      [shape.width, down],
    ] as const) {
      const [lon, lat] = toDegrees(...pixelToGround(shape.transform, column, row));
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
  }
  return [west, south, east, north];
}
