import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../analysis/core/problems.ts';
import { type BandFileSet, bandFileSets } from '../../../analysis/raster/sensors/band-files.ts';
import { isMtl, type LandsatMtl, readMtl } from '../../../analysis/raster/sensors/landsat-mtl.ts';
import { openFileSource } from './file-source.ts';

/** The band files of one scene on disk. */
export interface BandSet {
  readonly stem: string;
  readonly files: readonly { readonly path: string; readonly number: string }[];
  readonly mtl: LandsatMtl | null;
  readonly mtlPath: string | null;
  /** the quality band or scene classification beside them */
  readonly maskPath: string | null;
}

const TIFF = /^tiff?$/i;
const MTL_NAME = /mtl\.txt$/i;
const MTL_BYTES_AT_MOST = 1_000_000;

/** Is this a folder of band files, or the metadata file of a Landsat scene? The bytes decide, not the name. */
export async function isBandSet(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory()) {
    const names = await readdir(path);
    return bandFileSets(names, TIFF).length > 0 || isJpeg2000(path, names);
  }
  return facts?.isFile() === true && facts.size <= MTL_BYTES_AT_MOST && (await mtlOf(path)) !== null;
}

/** The files of the one scene in a folder, or of the scene that an MTL file describes (problems `band-set-unclear`, `jpeg2000-bands`). */
export async function bandSetAt(path: string): Promise<BandSet> {
  const isFolder = (await stat(path)).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const names = await readdir(folder);
  const sets = bandFileSets(names, TIFF);
  const mtlNames = isFolder ? names.filter((name) => MTL_NAME.test(name)) : [basename(path)];
  const set = chooseSet(folder, sets, names, isFolder ? null : basename(path));
  const mtlName = mtlNames.find((name) => belongs(set, name)) ?? (sets.length === 1 ? mtlNames[0] : undefined);
  const mtlPath = mtlName === undefined ? null : join(folder, mtlName);
  return {
    stem: set.stem.replace(/_SR$/i, '') || basename(folder),
    files: set.files.map(({ name, number }) => ({ path: join(folder, name), number })),
    mtl: mtlPath === null ? null : await mtlOf(mtlPath),
    mtlPath,
    maskPath: maskBeside(folder, set, names),
  };
}

/** …_QA_PIXEL.TIF, …_BQA.TIF or …_SCL_20m.tif of the same scene. */
function maskBeside(folder: string, { stem }: BandFileSet, names: readonly string[]): string | null {
  const scene = stem.replace(/_SR$/i, '').toLowerCase();
  const name = names.find((one) => {
    const [, before] = /^(.*)_(?:qa_pixel|bqa|scl)(?:_\d\dm)?\.tiff?$/i.exec(one) ?? [];
    return before?.toLowerCase() === scene;
  });
  return name === undefined ? null : join(folder, name);
}

function chooseSet(
  folder: string,
  sets: readonly BandFileSet[],
  names: readonly string[],
  mtlName: string | null,
): BandFileSet {
  const [only] = sets;
  const named = mtlName === null ? undefined : sets.find((set) => belongs(set, mtlName));
  if (named !== undefined) return named;
  if (only !== undefined && sets.length === 1) return only;
  if (only === undefined && isJpeg2000(folder, names))
    throw new AppError({ code: 'jpeg2000-bands', folder: basename(folder) });
  throw new AppError({
    code: 'band-set-unclear',
    folder: basename(folder),
    scenes: sets.map(({ stem }) => stem).join(', '),
  });
}

/** A folder of bands as Sentinel-2 products come: .jp2 files, or the .SAFE folder that holds them further down. */
const isJpeg2000 = (folder: string, names: readonly string[]): boolean =>
  bandFileSets(names, /^jp2$/i).length > 0 || /\.SAFE$/i.test(folder);

/** The MTL file of LC08_…_T1_SR_B4.TIF is LC08_…_T1_MTL.txt. */
const belongs = ({ stem }: BandFileSet, mtlName: string): boolean =>
  stem.replace(/_SR$/i, '').toLowerCase() === mtlName.replace(/[_-]?mtl\.txt$/i, '').toLowerCase();

async function mtlOf(path: string): Promise<LandsatMtl | null> {
  const source = await openFileSource(path);
  try {
    const head = new TextDecoder().decode(await source.read(0, 200));
    if (!isMtl(head)) return null;
    return readMtl(new TextDecoder().decode(await source.read(0, Math.min(source.size, MTL_BYTES_AT_MOST))));
  } finally {
    await source.close();
  }
}
