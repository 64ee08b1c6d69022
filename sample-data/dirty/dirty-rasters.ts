import { seededRandom } from '../../analysis/core/random.ts';
import type { Run } from '../../analysis/core/run.ts';
import { type Deflate, writeGeoTiff } from '../../analysis/raster/write-geotiff.ts';
import { BAND_NAMES } from '../scenes/spectra.ts';

/** A photograph of 8 × 8 grey pixels (JPEG, baseline) whose name says that it is a TIFF, and a proper scene of another place. */
export async function dirtyRasters(
  seed: number,
  deflate: Deflate,
  run: Run,
): Promise<[name: string, bytes: Uint8Array][]> {
  const side = 120;
  const random = seededRandom(seed + 5);
  const bands = BAND_NAMES.map(() =>
    Uint16Array.from({ length: side * side }, () => 1400 + Math.floor(500 * random())),
  );
  const elsewhere = await writeGeoTiff(
    {
      shape: { crs: 'EPSG:32649', width: side, height: side, transform: [10, 0, 420_000, 0, -10, 2_380_000] },
      bands,
      bandNames: BAND_NAMES,
      nodata: 0,
      dateTime: '2026:05:20 03:10:00',
      description: '演示数据 Demonstration data: not in this district',
    },
    deflate,
    run,
  );
  return [
    ['dirty/renamed-jpeg.tif', Uint8Array.from(atob(GREY_PHOTOGRAPH), (character) => character.charCodeAt(0))],
    ['dirty/elsewhere.tif', elsewhere],
  ];
}

const GREY_PHOTOGRAPH =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z';
