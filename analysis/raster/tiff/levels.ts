import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import type { Level, ReadLevel } from '../pyramid.ts';
import { BlockCache } from './block-cache.ts';
import { damaged, readTiff, type TiffDirectory, type TiffFile, tagNumber } from './directory.ts';
import { BLOCKS_AT_MOST, readImage, type TiffImage } from './image.ts';
import { readPixels } from './read-window.ts';

/** One stored resolution of a raster with the mask that belongs to it. */
export interface StoredLevel {
  readonly file: TiffFile;
  readonly image: TiffImage;
  readonly mask: { readonly file: TiffFile; readonly image: TiffImage } | null;
}

export interface StoredLevels {
  readonly full: StoredLevel;
  /** largest first */
  readonly overviews: readonly StoredLevel[];
  /** where the mask of the full image was found */
  readonly maskIn: 'file' | 'sidecar' | null;
}

const FULL_CACHE_BYTES = 96_000_000;
const OVERVIEW_CACHE_BYTES = 32_000_000;
const MASK_CACHE_BYTES = 16_000_000;

/** NewSubfileType bits (TIFF 6.0 §8): 1 reduced copy, 4 transparency mask. */
const [REDUCED, MASK] = [1, 4];

interface Found {
  readonly file: TiffFile;
  readonly image: TiffImage;
  readonly isMask: boolean;
}

/** Files with more levels beside the image. */
export interface LevelFiles {
  readonly overviews?: ByteSource | undefined;
  readonly mask?: ByteSource | undefined;
  readonly maskOverviews?: ByteSource | undefined;
}

/**
 * Sorts the directories of a TIFF, and of the .ovr, .msk and .msk.ovr files beside it, into the full image, its reduced copies and
 * their masks. A reduced copy that lacks the mask which the full image has is left out: it would show what is masked.
 */
export async function storedLevels(file: TiffFile, main: TiffImage, beside: LevelFiles): Promise<StoredLevels> {
  const own = await imagesOf(file, file.directories.slice(1));
  // Reduced copies beside the image are an aid: when they are damaged, or still being written, one does without.
  const extra = await imagesBeside(beside.overviews, false).catch(none);
  const besideMasks = [...(await imagesBeside(beside.mask, true)), ...(await imagesBeside(beside.maskOverviews, true))];
  const ownMasks = [...own, ...extra].filter(({ isMask }) => isMask);
  const isOwn = ownMasks.some(({ image }) => sameSize(image, main));
  const masks = isOwn ? ownMasks : besideMasks;
  const mask = maskFor(main, masks);
  const overviews = [...own, ...extra]
    .filter(({ image, isMask }) => !isMask && isReduced(image, main))
    .map(({ file: from, image }) => ({ file: from, image, mask: maskFor(image, masks) }))
    .filter((level) => mask === null || level.mask !== null)
    .sort((one, other) => other.image.width - one.image.width);
  return { full: { file, image: main, mask }, overviews, maskIn: mask === null ? null : isOwn ? 'file' : 'sidecar' };
}

function none(error: unknown): Found[] {
  if (error instanceof AppError) return [];
  throw error;
}

/** Opens a stored level for reading; holes come from `nodata` alone, the mask is opened by `maskReader`. */
export function levelOf({ file, image }: StoredLevel, nodata: number | null, isFull: boolean): Level {
  const read = readerOf(file, image, nodata, isFull ? FULL_CACHE_BYTES : OVERVIEW_CACHE_BYTES);
  return { width: image.width, height: image.height, read };
}

/** The mask of a level, if it has one. */
export const maskReader = ({ mask }: StoredLevel): { read: ReadLevel; bandCount: number } | null =>
  mask && { read: readerOf(mask.file, mask.image, null, MASK_CACHE_BYTES), bandCount: mask.image.sampleCount };

function readerOf(file: TiffFile, image: TiffImage, nodata: number | null, cacheBytes: number): ReadLevel {
  const cache = new BlockCache(file, image, cacheBytes);
  return (window, bands, run) => readPixels(image, cache, window, bands, nodata, file.source.name, run);
}

async function imagesBeside(source: ByteSource | undefined, areMasks: boolean): Promise<Found[]> {
  if (source === undefined) return [];
  const file = await readTiff(source);
  const images = await imagesOf(file, file.directories);
  return images.map((found) => ({ ...found, isMask: found.isMask || areMasks }));
}

/** The images of these directories; one whose coding is not read is passed over, for it is only an aid. */
async function imagesOf(file: TiffFile, directories: readonly TiffDirectory[]): Promise<Found[]> {
  const found: Found[] = [];
  let blocks = 0;
  for (const directory of directories) {
    const kind = (await tagNumber(file, directory, 254)) ?? 0;
    if ((kind & (REDUCED | MASK)) === 0 && directory === file.directories[0]) {
      found.push({ file, image: await readImage(file, directory), isMask: false });
      continue;
    }
    if ((kind & (REDUCED | MASK)) === 0) continue;
    const image = await readImage(file, directory).catch((error: unknown) => {
      if (error instanceof AppError && error.problem.code === 'unsupported-raster') return null;
      throw error;
    });
    if (image === null) continue;
    blocks += image.blockOffsets.length;
    // Directories may share one long table, so that a small file asks for much memory.
    if (blocks > BLOCKS_AT_MOST) throw damaged(file.source.name, 'too-many-directories');
    found.push({ file, image, isMask: (kind & MASK) !== 0 });
  }
  return found;
}

const sameSize = (one: TiffImage, other: TiffImage): boolean =>
  one.width === other.width && one.height === other.height;

const maskFor = (of: TiffImage, masks: readonly Found[]): StoredLevel['mask'] =>
  masks.find(({ image }) => sameSize(image, of) && (image.sampleCount === 1 || image.sampleCount === of.sampleCount)) ??
  null;

/** A smaller copy of the same shape, to one of its pixels, and bands; masks and thumbnails of another shape are not. */
function isReduced(image: TiffImage, main: TiffImage): boolean {
  if (image.width * image.height >= main.width * main.height || image.sampleCount !== main.sampleCount) return false;
  const [across, down] = [image.width / main.width, image.height / main.height];
  const onePixel = main.width < main.height ? 1 / main.width : 1 / main.height;
  return Math.abs(across - down) < Math.max(0.02, onePixel);
}
