import { extname } from 'node:path';
import { parseCrs } from '../../../analysis/core/crs/parse-crs.ts';
import type { Crs } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import { inspectVector, type ReadLayer, readVector, type VectorPreview } from '../../../analysis/vector/index.ts';
import type { ReadOptions, ShiftedDatum } from '../../../analysis/vector/vector-format.ts';
import type { VectorFile } from '../tasks/table-source.ts';
import { companionsOf, shpBeside } from './companions.ts';
import { type FileSource, openFileSource } from './file-source.ts';
import { inspectGeoPackage, isSqlite, readGeoPackage } from './geopackage.ts';
import { sha256Of } from './sha256.ts';

/** Every layer of a vector file, as the preview card shows it. */
export async function inspectVectorFile(file: VectorFile, run: Run): Promise<readonly VectorPreview[]> {
  return withSources(file.path, (sources) => {
    const options = readOptions(file);
    return isGeoPackagePath(sources[0]!).then((isPackage) =>
      isPackage ? inspectGeoPackage(file.path, options, run) : inspectVector(sources, options, run),
    );
  });
}

/** One layer of a vector file in EPSG:4326, with the hash of the bytes it came from. */
export async function readVectorFile(
  file: VectorFile,
  run: Run,
  withHash = false,
): Promise<ReadLayer & { readonly sha256: string }> {
  return withSources(file.path, async (sources) => {
    const options = readOptions(file);
    const reading = run.stage('read', 0, withHash ? 0.8 : 1);
    const layer = (await isGeoPackagePath(sources[0]!))
      ? await readGeoPackage(file.path, options, reading)
      : await readVector(sources, options, reading);
    const sha256 = withHash ? await sha256Of(sources, run.stage('hash', 0.8, 1)) : '';
    return { ...layer, sha256 };
  });
}

async function withSources<T>(given: string, work: (sources: readonly FileSource[]) => Promise<T>): Promise<T> {
  const sources: FileSource[] = [];
  try {
    const path = await shpBeside(given);
    sources.push(await openFileSource(path));
    if (extname(path).toLowerCase() === '.shp') {
      for (const companion of (await companionsOf(path)).values()) sources.push(await openFileSource(companion));
    }
    return await work(sources);
  } finally {
    await Promise.all(sources.map((source) => source.close()));
  }
}

/** Any SQLite file goes to the reader of GeoPackages, which says what it is when it is none. */
const isGeoPackagePath = async (source: FileSource): Promise<boolean> => isSqlite(await source.read(0, 100));

function readOptions(file: VectorFile): ReadOptions {
  const { layer, encoding, crs, columns = null, fieldMap = [], repairSwapped = false, reference = null } = file;
  return {
    ...(layer !== '' && { layer }),
    ...(encoding !== null && { encoding }),
    ...(crs !== null && systemOf(crs)),
    ...(columns !== null && { columns }),
    ...(fieldMap.length > 0 && { fieldMap }),
    ...(repairSwapped && { repairSwapped }),
    ...(reference !== null && { reference }),
  };
}

/** What people call the shifted systems of web maps, which have no EPSG code. */
export const SHIFTED_NAMES: Readonly<Record<ShiftedDatum, string>> = { gcj02: 'GCJ-02', bd09: 'BD-09' };

function systemOf(text: string): { readonly crs: Crs } | { readonly datum: ShiftedDatum } {
  const parsed = parseCrs(text);
  if ('problem' in parsed) throw new AppError(parsed.problem);
  return parsed;
}
