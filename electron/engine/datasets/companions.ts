import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

const COMPANION_EXTENSIONS = ['.shx', '.dbf', '.prj', '.cpg'] as const;
export type CompanionExtension = (typeof COMPANION_EXTENSIONS)[number];

/** The .shp of the set to which a file belongs, where it is one of the other parts and its .shp is there; else the file itself. */
export async function shpBeside(path: string): Promise<string> {
  if (!COMPANION_EXTENSIONS.includes(extname(path).toLowerCase() as CompanionExtension)) return path;
  const stem = basename(path, extname(path)).toLowerCase();
  const names = await readdir(dirname(path)).catch(() => []);
  const shp = names.find((name) => name.toLowerCase() === `${stem}.shp`);
  return shp === undefined ? path : join(dirname(path), shp);
}

/** The files that belong to a loose shapefile: same name, same folder, extension in any case. */
export async function companionsOf(shpPath: string): Promise<ReadonlyMap<CompanionExtension, string>> {
  const folder = dirname(shpPath);
  const stem = basename(shpPath, extname(shpPath)).toLowerCase();
  const found = new Map<CompanionExtension, string>();
  for (const name of (await readdir(folder)).sort()) {
    const extension = extname(name).toLowerCase() as CompanionExtension;
    const belongs = basename(name, extname(name)).toLowerCase() === stem;
    if (belongs && COMPANION_EXTENSIONS.includes(extension) && !found.has(extension)) {
      found.set(extension, join(folder, name));
    }
  }
  return found;
}
