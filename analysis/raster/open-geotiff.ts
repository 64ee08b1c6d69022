import type { ByteSource } from '../core/bytes.ts';
import type { Crs } from '../core/features.ts';
import { type Affine, type PixelWindow, windowShape } from '../core/grid.ts';
import { quietRun } from '../core/run.ts';
import { type AuxXml, readAuxXml } from './aux-xml.ts';
import { type PlaceFiles, placeImage } from './georeference.ts';
import { parseNodata } from './nodata-value.ts';
import { type Level, memoryLevel, readFromLevels } from './pyramid.ts';
import { rasterDate } from './raster-date.ts';
import type { BandInfo, HoleSource, RasterFile, RasterInfo } from './raster-file.ts';
import { alphaBandOf } from './tiff/alpha-band.ts';
import { colourTable, inColours } from './tiff/colours.ts';
import { readTiff, tagText } from './tiff/directory.ts';
import { type GdalMetadata, gdalMetadata } from './tiff/gdal-metadata.ts';
import { type Holes, withHoles } from './tiff/holes.ts';
import { compressionName, readImage } from './tiff/image.ts';
import { levelOf, maskReader, type StoredLevels, storedLevels } from './tiff/levels.ts';
import { refuseHuge } from './tiff/read-window.ts';

/** The files that belong to an image and lie beside it. */
export interface RasterCompanions extends PlaceFiles {
  /** NAME.tif.ovr: reduced copies */
  readonly overviews?: ByteSource | undefined;
  /** NAME.tif.msk: a mask */
  readonly mask?: ByteSource | undefined;
  /** NAME.tif.msk.ovr: reduced copies of that mask */
  readonly maskOverviews?: ByteSource | undefined;
  /** NAME.tif.aux.xml */
  readonly auxXml?: ByteSource | undefined;
}

/** What the person knows better than the file, and what lies beside it. */
export interface OpenRasterOptions {
  readonly crs?: Crs | undefined;
  readonly transform?: Affine | undefined;
  readonly beside?: RasterCompanions;
}

const AUX_BYTES_AT_MOST = 2_000_000;
const NAME_LETTERS_AT_MOST = 300;

/**
 * Opens a GeoTIFF or BigTIFF: checks its skeleton, says what is known of it, and reads it in windows only.
 *
 * Problems: `not-a-tiff`, `damaged-raster`, `raster-too-large`, `unsupported-raster`, and those of `placeImage`. What the
 * options give wins over what the file says.
 */
export async function openGeoTiff(source: ByteSource, options: OpenRasterOptions = {}): Promise<RasterFile> {
  const beside = options.beside ?? {};
  const file = await readTiff(source);
  const main = file.directories[0]!;
  const image = await readImage(file, main);
  const aux = beside.auxXml === undefined ? null : await auxOf(beside.auxXml);
  const placed = await placeImage(file, main, options, aux, beside);
  const stored = await storedLevels(file, image, beside);
  const metadata = gdalMetadata((await tagText(file, main, 42112)) ?? '');
  const nodata = parseNodata((await tagText(file, main, 42113)) ?? '');
  const bands = bandsOf(image.sampleCount, nodata, metadata, aux);
  const alphaBand = await alphaBandOf(image, levelOf(stored.full, null, true).read, quietRun);
  const colours = await colourTable(file, main, image);
  const levels = levelsOf(stored, nodata, alphaBand, bands);
  const info: RasterInfo = {
    ...placed,
    name: source.name,
    width: image.width,
    height: image.height,
    sampleType: image.sampleType,
    bands,
    compression: compressionName(image.compression),
    block: { width: image.blockWidth, height: image.blockHeight },
    date: rasterDate(source.name, await tagText(file, main, 306), {
      metadata: metadata.items,
      bandNames: bands.map(({ name }) => name),
    }),
    overviews: stored.overviews.map(({ image: { width, height } }) => ({ width, height })),
    holes: holeSources(bands, stored, alphaBand),
    ...(alphaBand !== null && { alphaBand }),
    metadata: metadata.items,
  };
  const raster = rasterFrom(info, levels);
  if (colours === null) return raster;
  const painted = levels.map((level) => ({ ...level, read: inColours(level.read, colours) }));
  const channel: BandInfo = { name: null, nodata: null, scale: 1, offset: 0 };
  return { ...raster, inColours: rasterFrom({ ...info, bands: [channel, channel, channel] }, painted) };
}

/** A raster from its levels, the full one first; without a stored reduced copy one is made in memory when it is needed. */
function rasterFrom(info: RasterInfo, stored: readonly Level[]): RasterFile {
  const full = stored[0]!;
  const reduced = stored.length > 1 ? null : memoryLevel(full);
  const levels = reduced === null ? stored : [...stored, reduced];
  return {
    info,
    async readWindow(window, asked, run) {
      checkBands(asked, info.bands.length);
      return { ...windowShape(info, window), bands: await full.read(window, asked, run) };
    },
    async readPreview(window, asked, width, height, run) {
      checkBands(asked, info.bands.length);
      refuseHuge({ column: 0, row: 0, width, height }, asked.length, info.name);
      const pixels = await readFromLevels(levels, window, asked, width, height, run);
      return { ...scaledShape(info, window, width, height), bands: pixels };
    },
  };
}

function levelsOf(
  stored: StoredLevels,
  nodata: number | null,
  alphaBand: number | null,
  bands: readonly BandInfo[],
): Level[] {
  // The one value that tag 42113 gives is told while blocks are copied; what differs by band or was rounded comes after.
  const others = new Map<number, number>();
  for (const [band, { nodata: value }] of bands.entries()) {
    if (value !== null && !Number.isNaN(value) && (value !== nodata || value < -3e38)) others.set(band, value);
  }
  return [stored.full, ...stored.overviews].map((level, index) => {
    const { width, height, read } = levelOf(level, nodata, index === 0);
    const holes: Holes = { mask: maskReader(level), alphaBand, nodata: others };
    return { width, height, read: withHoles(read, holes) };
  });
}

function scaledShape(info: RasterInfo, window: PixelWindow, width: number, height: number) {
  const { crs, transform } = windowShape(info, window);
  const [stepX, stepY] = [window.width / width, window.height / height];
  const [a, b, c, d, e, f] = transform;
  return { crs, width, height, transform: [a * stepX, b * stepY, c, d * stepX, e * stepY, f] as const };
}

async function auxOf(source: ByteSource): Promise<AuxXml> {
  return readAuxXml(new TextDecoder().decode(await source.read(0, Math.min(source.size, AUX_BYTES_AT_MOST))));
}

/** What lies beside the file wins over what is in it, as in GDAL. */
function bandsOf(count: number, nodata: number | null, inside: GdalMetadata, aux: AuxXml | null): BandInfo[] {
  return Array.from({ length: count }, (_, band) => {
    const { wavelengthNm, ...own } = inside.bands.get(band) ?? {};
    const beside = aux?.bands.get(band);
    return {
      name: (beside?.description ?? own.description)?.slice(0, NAME_LETTERS_AT_MOST) ?? null,
      nodata: beside?.nodata ?? nodata,
      scale: beside?.scale ?? own.scale ?? 1,
      offset: beside?.offset ?? own.offset ?? 0,
      ...(wavelengthNm !== undefined && { wavelengthNm }),
    };
  });
}

function holeSources(bands: readonly BandInfo[], { maskIn }: StoredLevels, alphaBand: number | null): HoleSource[] {
  return [
    ...(bands.some(({ nodata }) => nodata !== null) ? (['nodata'] as const) : []),
    ...(maskIn === 'file' ? (['mask'] as const) : maskIn === 'sidecar' ? (['mask-file'] as const) : []),
    ...(alphaBand !== null ? (['alpha'] as const) : []),
  ];
}

function checkBands(bands: readonly number[], count: number): void {
  for (const band of bands) {
    if (!(band >= 0 && band < count)) throw new Error(`no band ${band} in a raster of ${count} bands`);
  }
}
