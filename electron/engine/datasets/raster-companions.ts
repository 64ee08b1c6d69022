import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { worldFileExtensions } from '../../../analysis/raster/world-file.ts';

/** Paths of the files that belong to an image and lie beside it, by what they are. */
export interface RasterCompanionPaths {
  readonly worldFile?: string;
  readonly prj?: string;
  readonly auxXml?: string;
  readonly overviews?: string;
  readonly mask?: string;
  readonly maskOverviews?: string;
  /** rational coefficients, as Chinese and American suppliers name them */
  readonly rationalModel?: string;
}

/** What lies beside an image: same folder, same name, extensions in any case. */
export async function rasterCompanionsOf(path: string): Promise<RasterCompanionPaths> {
  const folder = dirname(path);
  const name = basename(path).toLowerCase();
  const stem = basename(path, extname(path)).toLowerCase();
  const beside = new Map<string, string>();
  for (const entry of (await readdir(folder).catch(() => [])).sort()) beside.set(entry.toLowerCase(), entry);
  const wanted: Readonly<Record<keyof RasterCompanionPaths, readonly string[]>> = {
    worldFile: [...worldFileExtensions(extname(path).slice(1)).map((extension) => stem + extension), `${name}w`],
    prj: [`${stem}.prj`, `${name}.prj`],
    auxXml: [`${name}.aux.xml`, `${stem}.aux.xml`],
    overviews: [`${name}.ovr`, `${stem}.ovr`],
    mask: [`${name}.msk`],
    maskOverviews: [`${name}.msk.ovr`],
    rationalModel: [`${stem}.rpb`, `${stem}_rpc.txt`, `${stem}.rpc`],
  };
  const found = Object.entries(wanted).flatMap(([kind, names]) => {
    const there = names.find((one) => one !== name && beside.has(one));
    return there === undefined ? [] : [[kind, join(folder, beside.get(there)!)] as const];
  });
  return Object.fromEntries(found);
}
