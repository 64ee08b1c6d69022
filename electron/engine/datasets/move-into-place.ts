import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** What may lie beside a .shp under its name: our parts, and indexes of other programs that a new .shp makes wrong. */
const BESIDE_SHP = ['.shx', '.dbf', '.prj', '.cpg', '.qix', '.sbn', '.sbx', '.qpj', '.shp.xml'];

/**
 * Moves a finished file to its name; of a shapefile the whole set, the .shp last. What stood there before is put aside first and
 * comes back when any move fails: the old set or the new one, never a mixture.
 */
export function moveIntoPlace(finishedPath: string, target: string): void {
  if (extname(finishedPath).toLowerCase() !== '.shp') {
    renameSync(finishedPath, target);
    return;
  }
  const moved: [from: string, to: string][] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    moved.push([from, to]);
  };
  const aside = (path: string): string => join(dirname(path), `.${basename(finishedPath)}-${basename(path)}`);
  const old = setOf(target).map((path): [string, string] => [path, aside(path)]);
  try {
    for (const [path, kept] of old) move(path, kept);
    const stem = target.slice(0, target.length - extname(target).length);
    const start = finishedPath.length - extname(finishedPath).length;
    for (const path of setOf(finishedPath)) move(path, path === finishedPath ? target : stem + path.slice(start));
  } catch (error) {
    for (const [from, to] of moved.reverse()) renameSync(to, from);
    throw error;
  }
  for (const [, kept] of old) removeQuietly(kept);
}

/** The new set is in its place by now: what cannot be removed of the old one is no reason to take it back. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Another program has it open.
  }
}

/** The files of an unfinished output: itself, and for a shapefile what was written beside it. */
export const unfinishedFiles = (path: string): string[] =>
  extname(path).toLowerCase() === '.shp' ? setOf(path) : [path];

/** The files of one shapefile that are there, extensions in any case, the .shp last. */
function setOf(shpPath: string): string[] {
  const folder = dirname(shpPath);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const name = basename(shpPath);
  const stem = name.slice(0, name.length - extname(name).length);
  const beside = names.filter(
    (other) => other.startsWith(stem) && BESIDE_SHP.includes(other.slice(stem.length).toLowerCase()),
  );
  return [...beside, ...names.filter((other) => other === name)].map((other) => join(folder, other));
}
