import type { ByteSource } from '../core/bytes.ts';
import type { Datum } from '../core/crs-parameters.ts';
import type { Crs } from '../core/features.ts';
import { type Affine, type PixelWindow, windowShape } from '../core/grid.ts';
import { AppError } from '../core/problems.ts';
import { type Level, memoryLevel, readFromLevels } from './pyramid.ts';
import { rasterDate } from './raster-date.ts';
import type { BandInfo, RasterFile, RasterInfo } from './raster-file.ts';
import { BlockCache } from './tiff/block-cache.ts';
import { readTiff, type TiffDirectory, type TiffFile, tagNumber, tagText } from './tiff/directory.ts';
import { gdalBandMetadata } from './tiff/gdal-metadata.ts';
import { type GeoReference, readGeoReference } from './tiff/geo-keys.ts';
import { compressionName, readImage, type TiffImage } from './tiff/image.ts';
import { readPixels, refuseHuge } from './tiff/read-window.ts';

/** What the person knows better than the file. */
export interface OpenRasterOptions {
  readonly crs?: Crs;
  readonly transform?: Affine;
}

const FULL_CACHE_BYTES = 96_000_000;
const OVERVIEW_CACHE_BYTES = 32_000_000;

/**
 * Opens a GeoTIFF or BigTIFF: checks its skeleton, says what is known of it, and reads it in windows only.
 *
 * Problems: `not-a-tiff`, `damaged-raster`, `unsupported-raster`, `missing-georeference`, `missing-crs`, `unknown-crs`,
 * `legacy-datum`. What the options give wins over what the file says.
 */
export async function openGeoTiff(source: ByteSource, options: OpenRasterOptions = {}): Promise<RasterFile> {
  const file = await readTiff(source);
  const main = file.directories[0]!;
  const image = await readImage(file, main);
  const place = await placeOf(source.name, await readGeoReference(file, main), options);
  const bands = await bandsOf(file, main, image.sampleCount);
  const nodata = bands[0]?.nodata ?? null;
  const overviews = await overviewsOf(file, image);
  const level = (of: TiffImage, cacheBytes: number): Level => {
    const cache = new BlockCache(file, of, cacheBytes);
    return {
      width: of.width,
      height: of.height,
      read: (window, asked, run) => readPixels(of, cache, window, asked, nodata, source.name, run),
    };
  };
  const full = level(image, FULL_CACHE_BYTES);
  const stored = overviews.map((overview) => level(overview, OVERVIEW_CACHE_BYTES));
  const reduced = stored.length > 0 ? null : memoryLevel(full);
  const levels = [full, ...stored, ...(reduced === null ? [] : [reduced])];
  const info: RasterInfo = {
    ...place,
    name: source.name,
    width: image.width,
    height: image.height,
    sampleType: image.sampleType,
    bands,
    compression: compressionName(image.compression),
    date: rasterDate(source.name, await tagText(file, main, 306)),
    overviews: overviews.map(({ width, height }) => ({ width, height })),
  };
  return {
    info,
    async readWindow(window, asked, run) {
      checkBands(asked, image.sampleCount);
      return { ...windowShape(info, window), bands: await full.read(window, asked, run) };
    },
    async readPreview(window, asked, width, height, run) {
      checkBands(asked, image.sampleCount);
      refuseHuge({ column: 0, row: 0, width, height }, asked.length, source.name);
      const pixels = await readFromLevels(levels, window, asked, width, height, run);
      return { ...scaledShape(info, window, width, height), bands: pixels };
    },
  };
}

function scaledShape(info: RasterInfo, window: PixelWindow, width: number, height: number) {
  const { crs, transform } = windowShape(info, window);
  const [stepX, stepY] = [window.width / width, window.height / height];
  const [a, b, c, d, e, f] = transform;
  return { crs, width, height, transform: [a * stepX, b * stepY, c, d * stepX, e * stepY, f] as const };
}

async function placeOf(
  file: string,
  found: GeoReference,
  options: OpenRasterOptions,
): Promise<{ crs: Crs; transform: Affine }> {
  const transform = options.transform ?? found.transform;
  if (transform === null) throw new AppError({ code: 'missing-georeference', file });
  const crs = options.crs ?? found.crs;
  if (crs !== null) return { crs, transform };
  const legacy = found.datum === null ? undefined : LEGACY[found.datum];
  if (legacy !== undefined) throw new AppError({ code: 'legacy-datum', file, datum: legacy });
  if (found.crsName !== '') throw new AppError({ code: 'unknown-crs', file, name: found.crsName });
  throw new AppError({ code: 'missing-crs', file });
}

const LEGACY: Partial<Record<Datum, string>> = {
  xian1980: '西安 1980 (Xian 1980)',
  beijing1954: '北京 1954 (Beijing 1954)',
};

async function bandsOf(file: TiffFile, directory: TiffDirectory, count: number): Promise<BandInfo[]> {
  const text = (await tagText(file, directory, 42113))?.trim();
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  const nodata = Number.isNaN(value) ? null : value;
  const metadata = gdalBandMetadata((await tagText(file, directory, 42112)) ?? '');
  return Array.from({ length: count }, (_, band) => {
    const { description, scale, offset } = metadata.get(band) ?? {};
    return { name: description ?? null, nodata, scale: scale ?? 1, offset: offset ?? 0 };
  });
}

/** Reduced copies in the file that fit the main image, largest first; masks and thumbnails of another shape are not. */
async function overviewsOf(file: TiffFile, main: TiffImage): Promise<TiffImage[]> {
  const overviews: TiffImage[] = [];
  for (const directory of file.directories.slice(1)) {
    const kind = (await tagNumber(file, directory, 254)) ?? 0;
    if ((kind & 1) === 0 || (kind & 4) !== 0) continue;
    const image = await readImage(file, directory);
    const isReduced =
      image.width < main.width && Math.abs(image.width / main.width - image.height / main.height) < 0.02;
    if (isReduced && image.sampleCount === main.sampleCount) overviews.push(image);
  }
  return overviews.sort((one, other) => other.width - one.width);
}

function checkBands(bands: readonly number[], count: number): void {
  for (const band of bands) {
    if (!(band >= 0 && band < count)) throw new Error(`no band ${band} in a raster of ${count} bands`);
  }
}
