import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { quietRun } from '../../../analysis/core/run.ts';
import { convert } from '../../../electron/engine/tasks/convert.ts';
import { askGdal } from './ask-gdal.ts';
import { type Comparison, compareViews } from './compare-views.ts';
import type { FileRequest, GdalLayer } from './facts.ts';
import { withoutHabits } from './gdal-habits.ts';
import { type OurLayer, ourView } from './our-view.ts';

const OUTPUTS = [
  { ending: 'gpkg', driver: 'GPKG' },
  { ending: 'geojson', driver: 'GeoJSON' },
  { ending: 'csv', driver: 'CSV' },
  { ending: 'shp', driver: 'ESRI Shapefile' },
] as const;

/** What GDAL has to be told of a table: the columns that hold the place, and that numbers are numbers. */
const TABLE_OPTIONS = [
  ...['AUTODETECT_TYPE=YES', 'X_POSSIBLE_NAMES=lon', 'Y_POSSIBLE_NAMES=lat', 'GEOM_POSSIBLE_NAMES=WKT'],
  'KEEP_GEOM_COLUMNS=YES',
];

/**
 * Converts the first layer of each file that has a place to one of four formats, and holds what GDAL reads of the output against what
 * we read of the input. Files that cannot be read are left out, and layers without rows,
 * which have no fields in GeoJSON.
 */
export async function compareConverted(
  folder: string,
  out: string,
  requests: readonly FileRequest[],
): Promise<(Comparison & { readonly file: string })[]> {
  mkdirSync(out, { recursive: true });
  const made: { file: string; path: string; driver: string; layer: OurLayer }[] = [];
  for (const [index, request] of requests.entries()) {
    const layer = await firstLayer(folder, request);
    if (layer === null || layer.rows.length === 0) continue;
    const isMixed = layer.preview.geometryType === 'mixed' || layer.rows.every(({ shape }) => shape === null);
    const { ending, driver } = OUTPUTS[turnOf(request.file) % (isMixed ? 3 : 4)]!;
    const path = join(out, `${index}.${ending}`);
    const file = {
      path: join(folder, request.file),
      layer: layer.name,
      encoding: request.encoding ?? null,
      crs: request.crs ?? null,
    };
    const input = { file, out: path, toCrs: null, encoding: 'utf-8', where: [], aside: null } as const;
    const { fieldNames } = await convert(input, quietRun);
    const nameOf = (name: string): string => fieldNames.find(({ from }) => from === name)?.to ?? name;
    const fields = layer.fields.map((field) => ({ ...field, name: nameOf(field.name) }));
    made.push({ file: request.file, path, driver, layer: { ...layer, fields } });
  }
  const views = await askGdal(
    made.map(({ path, driver }) => ({ path, options: driver === 'CSV' ? TABLE_OPTIONS : [], drivers: [driver] })),
  );
  return made.map(({ file, path, layer }, index) => {
    const view = views[index]!;
    const plain = 'layers' in view ? { layers: [asWritten(withoutHabits(path, view.layers)[0]!, layer)] } : view;
    return { file: `${file} → ${path.split('.').at(-1)}`, ...compareViews({ layers: [layer] }, plain) };
  });
}

/** The written layer under the name of the one it was made of, without the columns that were added for its places. */
function asWritten(written: GdalLayer, { name, fields }: OurLayer): GdalLayer {
  const isOwn = (column: string): boolean =>
    !['lon', 'lat', 'wkt'].includes(column) || fields.some((field) => field.name === column);
  const kept = written.fields.flatMap((field, index) => (isOwn(field.name) ? [index] : []));
  return {
    ...written,
    name,
    fields: kept.map((index) => written.fields[index]!),
    rows: written.rows.map((row) => ({ ...row, values: kept.map((index) => row.values[index] ?? null) })),
  };
}

/** The same number for the same name, whatever other files there are. */
const turnOf = (name: string): number => [...name].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0);

/** What a conversion keeps: the rows that can be used. */
async function firstLayer(folder: string, { file, encoding, crs }: FileRequest): Promise<OurLayer | null> {
  const told = { encoding: encoding ?? null, crs: crs ?? null };
  const view = await ourView(join(folder, file), { ...told, supposed: null, hasNoPlace: true }).catch(() => null);
  if (view === null || !('layers' in view)) return null;
  const [layer] = view.layers;
  if (layer === undefined || layer.crs === null) return null;
  return { ...layer, aside: [], preview: { ...layer.preview, rows: layer.rows.length } };
}
