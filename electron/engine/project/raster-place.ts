import { statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';

/**
 * Where a raster is: its full path when it was added, and its path as seen from the project file, so that a folder with the
 * project and its scenes can be moved or handed over as a whole.
 */
export interface PlacedRaster {
  readonly path: string;
  /** null on another drive */
  readonly relativePath: string | null;
  readonly byteLength: number;
}

export function placeRaster(rasterPath: string, byteLength: number, projectPath: string): PlacedRaster {
  const path = resolve(rasterPath);
  const fromProject = relative(dirname(resolve(projectPath)), path);
  const relativePath = isAbsolute(fromProject) ? null : fromProject.replaceAll('\\', '/');
  return { path, relativePath, byteLength };
}

/** The place to read from: beside the project first, then where it was; the latter when neither is there. */
export function locateRaster(raster: PlacedRaster, projectPath: string): string {
  const near = raster.relativePath === null ? null : resolve(dirname(resolve(projectPath)), raster.relativePath);
  return near !== null && hasLength(near, raster.byteLength) ? near : raster.path;
}

/** Is the file at one of its places, is another one there, or none? */
export function fileStateOf(raster: PlacedRaster, projectPath: string): 'here' | 'changed' | 'missing' {
  const path = locateRaster(raster, projectPath);
  if (hasLength(path, raster.byteLength)) return 'here';
  const near = raster.relativePath === null ? path : resolve(dirname(resolve(projectPath)), raster.relativePath);
  return [path, near].some((place) => statSync(place, { throwIfNoEntry: false })?.isFile()) ? 'changed' : 'missing';
}

function hasLength(path: string, byteLength: number): boolean {
  const file = statSync(path, { throwIfNoEntry: false });
  return file?.isFile() === true && file.size === byteLength;
}
