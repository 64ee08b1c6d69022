import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whether GDAL's tools can be run here. */
export const hasGdal = (): boolean => spawnSync('gdalbuildvrt', ['--version']).error === undefined;

/**
 * Puts single-band files of one date into one GeoTIFF on the finest of their grids, in the given order.
 *
 * @param bands ends of the file names, without extension: "B02"
 */
export function stackBands(folder: string, bands: readonly string[], outPath: string): void {
  const files = readdirSync(folder);
  const paths = bands.map((band) => join(folder, files.find((name) => name.endsWith(`_${band}.tif`))!));
  gdal('gdalbuildvrt', ['-q', '-separate', '-resolution', 'highest', `${outPath}.vrt`, ...paths]);
  gdal('gdal_translate', ['-q', '-co', 'TILED=YES', '-co', 'COMPRESS=DEFLATE', `${outPath}.vrt`, outPath]);
}

function gdal(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}
