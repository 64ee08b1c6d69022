import { transformBetween } from '../../../analysis/core/crs.ts';
import { type Affine, pixelToGround } from '../../../analysis/core/grid.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import { quietRun } from '../../../analysis/core/run.ts';
import { openGeoTiff } from '../../../analysis/raster/open-geotiff.ts';
import type { RasterFile } from '../../../analysis/raster/raster-file.ts';
import type { PreviewPart } from '../../../electron/contract/preview.ts';
import { isTiff } from '../../../electron/engine/datasets/file-kind.ts';
import { rasterOf } from '../../../electron/engine/datasets/raster-handles.ts';
import { readVectorFile } from '../../../electron/engine/datasets/vector-files.ts';
import { inspect } from '../../../electron/engine/tasks/inspect.ts';
import { fileSource } from '../../helpers/file-source.ts';
import type { BandPixels, LayerFacts, RasterFacts, View } from './facts.ts';
import { shapeOf } from './shape-of.ts';

/** What is told to the reader, as on the preview card; `supposed` is only for files that tell no system themselves. */
export interface Told {
  readonly encoding: string | null;
  readonly crs: string | null;
  readonly supposed: string | null;
  /** GDAL finds no place in this raster either: it is read with pixels for metres, so that the pixels can be held together */
  readonly hasNoPlace: boolean;
}

/** A layer of ours, with what the preview card says of it. */
export interface OurLayer extends LayerFacts {
  readonly preview: PreviewPart;
  /** rows kept aside, with the code of the reason */
  readonly aside: readonly { readonly row: number; readonly code: string }[];
}

export type OurView = View<OurLayer>;

/** What the preview card and the import make of a file; a problem is a refusal under its code, a bug is thrown. */
export async function ourView(path: string, told: Told): Promise<OurView> {
  try {
    if (await isTiff(path)) return { raster: await rasterFacts(path, told) };
    const { encoding, crs } = told;
    const parts = await inspect({ path, encoding, crs }, quietRun);
    const layers: OurLayer[] = [];
    for (const part of parts) layers.push(await layerFacts(path, part, told));
    return { layers };
  } catch (error) {
    if (error instanceof AppError) return { refused: error.problem.code };
    throw error;
  }
}

async function layerFacts(path: string, found: PreviewPart, told: Told): Promise<OurLayer> {
  const tellsNoSystem = isUntold(found, told);
  const said = {
    ...{ path, layer: found.layer, encoding: told.encoding },
    crs: told.crs ?? (tellsNoSystem ? told.supposed : null),
    // A table without places is read as one when the person says so.
    ...(found.blocking?.code === 'no-coordinates' && { columns: { none: true } as const }),
  };
  const [preview = found] = await inspect(said, quietRun);
  const { table, aside } = await readVectorFile(said, quietRun);
  return {
    name: table.name,
    fields: table.fields,
    crs: tellsNoSystem && told.crs === null ? null : preview.crs,
    rows: table.rows.map(({ geometry, values }) => ({ shape: shapeOf(geometry), values })),
    preview,
    aside: aside.map(({ row, problem }) => ({ row, code: problem.code })),
  };
}

/** Neither side finds a system: nothing is told, or what is told means nothing to GDAL either. */
const isUntold = ({ blocking }: PreviewPart, { supposed }: Told): boolean =>
  blocking?.code === 'missing-crs' || (blocking?.code === 'unknown-crs' && supposed !== null);

const SAMPLES_AT_MOST = 6_000_000;

async function rasterFacts(path: string, { hasNoPlace }: Told): Promise<RasterFacts> {
  const raster = await rasterOf(path).catch((error: unknown) => {
    const code = error instanceof AppError ? error.problem.code : '';
    if (hasNoPlace && (code === 'missing-georeference' || code === 'missing-crs')) return code;
    throw error;
  });
  if (typeof raster !== 'string') return factsOf(raster);
  const given = { crs: 'EPSG:3857' as const, ...(raster === 'missing-georeference' && { transform: PIXELS }) };
  const facts = await factsOf(await openGeoTiff(fileSource(path), given));
  return { ...facts, transform: raster === 'missing-crs' ? facts.transform : null, crs: null, corners: null };
}

/** One metre to a pixel, where nothing tells. */
const PIXELS: Affine = [1, 0, 0, 0, -1, 0];

async function factsOf(raster: RasterFile): Promise<RasterFacts> {
  const { info } = raster;
  const { width, height, transform, crs, bands } = info;
  return {
    ...{ width, height, transform, crs, corners: cornersOf(crs, transform, width, height) },
    type: info.sampleType,
    compression: info.compression,
    overviews: info.overviews.map((one) => [one.width, one.height]),
    bands: bands.map(({ name, nodata, scale, offset }) => ({ name, nodata, scale, offset })),
    ...(await pixelsOf(raster)),
  };
}

function cornersOf(crs: string, transform: Affine, width: number, height: number): number[] {
  const toDegrees = transformBetween(crs as `EPSG:${number}`, 'EPSG:4326');
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  return corners.flatMap(([column, row]) => toDegrees(...pixelToGround(transform, column, row)));
}

/** The same window as gdal_view.py takes. */
async function pixelsOf(raster: RasterFile): Promise<Pick<RasterFacts, 'window' | 'pixels'>> {
  const { width, height, bands } = raster.info;
  const shown = bands.slice(0, 8).map((_, index) => index);
  const [w, h] =
    width * height * shown.length <= SAMPLES_AT_MOST ? [width, height] : [Math.min(width, 768), Math.min(height, 768)];
  const [column, row] = [Math.floor((width - w) / 2), Math.floor((height - h) / 2)];
  const grid = await raster.readWindow({ column, row, width: w, height: h }, shown, quietRun);
  return { window: [column, row, w, h], pixels: grid.bands.map(bandFacts) };
}

function bandFacts(values: Float32Array): BandPixels {
  let [valid, sum, weighted, size, min, max] = [0, 0, 0, 0, Infinity, -Infinity];
  for (const [index, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    valid++;
    if (!Number.isFinite(value)) continue;
    const weight = (index % 997) + 1;
    sum += value;
    weighted += value * weight;
    size += Math.abs(value) * weight;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { valid, sum, weighted, size, min: min === Infinity ? 0 : min, max: max === -Infinity ? 0 : max };
}
