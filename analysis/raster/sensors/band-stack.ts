import { type Grid, type GridShape, type PixelWindow, windowShape } from '../../core/grid.ts';
import type { Run } from '../../core/run.ts';
import { rasterDate } from '../raster-date.ts';
import type { BandInfo, RasterFile, RasterInfo } from '../raster-file.ts';
import { warpForView, warpWindow } from '../warp.ts';
import { roleOfNumber } from './band-names.ts';
import { type LandsatMtl, landsatRoles } from './landsat-mtl.ts';
import type { SensorId } from './presets.ts';
import { REFLECTANCE_BY } from './reflectance.ts';

/** One opened file of a band set. */
export interface StackedBand {
  readonly number: string;
  readonly file: RasterFile;
}

/**
 * Several single-band rasters of one scene as one raster, on the grid of the finest band that has a use in an index (so a
 * panchromatic band does not decide). Bands on other grids are resampled bilinearly as they are read.
 *
 * @param stem what the file names have in common; it becomes the name of the raster
 * @param mtl the Landsat metadata beside them, which brings date and reflectance factors
 */
export function stackBands(stem: string, bands: readonly StackedBand[], mtl: LandsatMtl | null): RasterFile {
  const sensor = sensorOfSet(stem, mtl);
  const useful = bands.filter(({ number }) =>
    mtl === null
      ? roleOfNumber(number, sensor) !== null
      : Object.keys(landsatRoles(mtl.spacecraft, [number])).length > 0,
  );
  const grid = finest((useful.length > 0 ? useful : bands).map(({ file }) => file.info));
  const first = bands[0]!.file.info;
  const info: RasterInfo = {
    ...{ crs: grid.crs, width: grid.width, height: grid.height, transform: grid.transform },
    name: stem,
    sampleType: first.sampleType,
    bands: bands.map(({ number, file }) => bandInfo(number, file.info.bands[0]!, mtl)),
    compression: first.compression,
    date: mtl?.date || rasterDate(stem, undefined) || first.date,
    overviews: grid.overviews,
    ...(grid.crsHow && { crsHow: grid.crsHow }),
    ...(grid.transformHow && { transformHow: grid.transformHow }),
    holes: [...new Set(bands.flatMap(({ file }) => file.info.holes ?? []))],
    metadata: mtl === null ? (first.metadata ?? new Map()) : metadataOf(mtl),
  };
  const together = async (
    asked: readonly number[],
    shape: GridShape,
    read: (file: RasterFile) => Promise<Float32Array>,
  ) => {
    const pixels: Float32Array[] = [];
    for (const band of asked) pixels.push(await read(bands[band]!.file));
    return { ...shape, bands: pixels } satisfies Grid;
  };
  return {
    info,
    readWindow: (window, asked, run) => {
      const shape = windowShape(info, window);
      return together(asked, shape, (file) => readOn(file, info, window, shape, run));
    },
    readPreview: (window, asked, width, height, run) => {
      const shape = previewShape(info, window, width, height);
      return together(asked, shape, (file) => lookOn(file, info, window, shape, run));
    },
  };
}

async function readOn(
  file: RasterFile,
  info: RasterInfo,
  window: PixelWindow,
  shape: GridShape,
  run: Run,
): Promise<Float32Array> {
  const grid = sameGrid(file.info, info)
    ? await file.readWindow(window, [0], run)
    : await warpWindow(file, [0], shape, 'bilinear', run);
  return grid.bands[0]!;
}

async function lookOn(
  file: RasterFile,
  info: RasterInfo,
  window: PixelWindow,
  shape: GridShape,
  run: Run,
): Promise<Float32Array> {
  const grid = sameGrid(file.info, info)
    ? await file.readPreview(window, [0], shape.width, shape.height, run)
    : await warpForView(file, [0], shape, run);
  return grid?.bands[0] ?? new Float32Array(shape.width * shape.height).fill(Number.NaN);
}

function bandInfo(number: string, own: BandInfo, mtl: LandsatMtl | null): BandInfo {
  const name = `B${number.toUpperCase()}`;
  const factors = mtl?.bands.find((band) => band.number === number)?.reflectance;
  return { ...own, name, ...(factors ?? {}) };
}

const metadataOf = ({ spacecraft, isSurface, sunElevationDeg }: LandsatMtl): Map<string, string> =>
  new Map([
    ['SPACECRAFT_ID', spacecraft],
    [REFLECTANCE_BY, isSurface ? 'MTL.txt (L2)' : `MTL.txt (L1, ${sunElevationDeg?.toFixed(1) ?? '–'}° sun)`],
  ]);

const sensorOfSet = (stem: string, mtl: LandsatMtl | null): SensorId | null => {
  if (mtl !== null) return /[89]$/.test(mtl.spacecraft) ? 'landsat-oli' : 'landsat-tm';
  return /(^|_)l[co]0?[89]/i.test(stem) ? 'landsat-oli' : /(^|_)l[te]0?[457]/i.test(stem) ? 'landsat-tm' : 'sentinel2';
};

const finest = (infos: readonly RasterInfo[]): RasterInfo =>
  infos.reduce((best, next) => (pixelSize(next) < pixelSize(best) ? next : best));

const pixelSize = ({ transform: [a, b, , d, e] }: GridShape): number => Math.abs(a * e - b * d);

const sameGrid = (one: GridShape, other: GridShape): boolean =>
  one.crs === other.crs &&
  one.width === other.width &&
  one.height === other.height &&
  one.transform.every((value, index) => value === other.transform[index]);

function previewShape(info: RasterInfo, window: PixelWindow, width: number, height: number): GridShape {
  const { crs, transform } = windowShape(info, window);
  const [a, b, c, d, e, f] = transform;
  const [stepX, stepY] = [window.width / width, window.height / height];
  return { crs, width, height, transform: [a * stepX, b * stepY, c, d * stepX, e * stepY, f] };
}
