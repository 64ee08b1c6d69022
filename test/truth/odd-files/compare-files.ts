import { join } from 'node:path';
import { askGdal } from './ask-gdal.ts';
import { type Comparison, compareViews } from './compare-views.ts';
import type { FileRequest, GdalView } from './facts.ts';
import { withoutHabits } from './gdal-habits.ts';
import { ourView } from './our-view.ts';

export interface FileComparison extends Comparison {
  readonly file: string;
  /** how long our side took */
  readonly elapsedMs: number;
}

/** GDAL's drivers by the ending of the name: only the formats that the program reads, so that "refused" means the same on both sides. */
const DRIVERS: Readonly<Record<string, readonly string[]>> = {
  ...{ shp: ['ESRI Shapefile'], zip: ['ESRI Shapefile'], gpkg: ['GPKG'] },
  ...{ geojson: ['GeoJSON', 'GeoJSONSeq'], json: ['GeoJSON', 'GeoJSONSeq'] },
  ...{ geojsonl: ['GeoJSONSeq', 'GeoJSON'], geojsons: ['GeoJSONSeq', 'GeoJSON'], ndjson: ['GeoJSONSeq', 'GeoJSON'] },
  ...{ kml: ['LIBKML'], kmz: ['LIBKML'], fgb: ['FlatGeobuf'], dxf: ['DXF'] },
  ...{ csv: ['CSV'], tsv: ['CSV'], txt: ['CSV'], xlsx: ['XLSX'], xls: ['XLS'] },
  ...{ tif: ['GTiff'], tiff: ['GTiff'] },
};

const endingOf = (file: string): string => /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** Is this a file that one may drop on the window by itself? Companions of a shapefile are not. */
export const isComparable = (file: string): boolean => endingOf(file) in DRIVERS;

/** Asks both sides about files of one folder, one after the other, and holds the answers together. */
export async function compareFiles(folder: string, requests: readonly FileRequest[]): Promise<FileComparison[]> {
  const views = await askGdal(
    requests.map(({ file, twin, options }) => ({
      path: join(folder, twin ?? file),
      options: options ?? tableOptions(twin ?? file),
      drivers: DRIVERS[endingOf(twin ?? file)] ?? [],
    })),
  );
  const comparisons: FileComparison[] = [];
  for (const [index, request] of requests.entries()) {
    const view = views[index]!;
    const plain = 'layers' in view ? { layers: withoutHabits(request.twin ?? request.file, view.layers) } : view;
    comparisons.push(await compareFile(folder, request, plain));
  }
  return comparisons;
}

async function compareFile(folder: string, request: FileRequest, gdal: GdalView): Promise<FileComparison> {
  const { file, encoding = null, crs = null } = request;
  const supposed = 'layers' in gdal ? (gdal.layers.find((layer) => layer.supposed !== null)?.supposed ?? null) : null;
  const hasNoPlace = 'raster' in gdal && (gdal.raster.transform === null || gdal.raster.crs === null);
  const startMs = performance.now();
  try {
    const ours = await ourView(join(folder, file), { encoding, crs, supposed, hasNoPlace });
    return { file, ...compareViews(ours, gdal), elapsedMs: performance.now() - startMs };
  } catch (error) {
    const what = [`bug: ${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : String(error)}`];
    return { file, outcome: 'differs', what, compared: 0, elapsedMs: performance.now() - startMs };
  }
}

const X_COLUMNS = 'lon,lng,long,longitude,x,经度,easting,point_x';
const Y_COLUMNS = 'lat,latitude,y,纬度,northing,point_y';

/** GDAL finds positions in a table only in columns that it is told. */
function tableOptions(file: string): string[] {
  if (!/\.(csv|tsv|txt)$/i.test(file)) return [];
  return [
    'AUTODETECT_TYPE=YES',
    `X_POSSIBLE_NAMES=${X_COLUMNS}`,
    `Y_POSSIBLE_NAMES=${Y_COLUMNS}`,
    'KEEP_GEOM_COLUMNS=YES',
  ];
}
