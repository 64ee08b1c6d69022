import { type FetchedBlock, fetchBlock, readBlock, type Samples } from './block.ts';
import type { TiffFile } from './directory.ts';
import type { TiffImage } from './image.ts';

/** Decoded blocks of one image, the least recently used going first; loads in flight are shared, failures forgotten. */
export class BlockCache {
  private readonly blocks = new Map<number, Promise<Samples | null>>();
  private readonly most: number;
  private readonly file: TiffFile;
  private readonly image: TiffImage;

  constructor(file: TiffFile, image: TiffImage, budgetBytes: number) {
    this.file = file;
    this.image = image;
    const samples = image.planar ? 1 : image.sampleCount;
    const valueBytes = Math.max(image.sampleType === 'float32' ? 4 : 1, Math.ceil(image.bitsPerSample / 8));
    const blockBytes = image.blockWidth * image.blockHeight * samples * valueBytes;
    this.most = Math.max(1, Math.floor(budgetBytes / Math.max(1, blockBytes)));
  }

  /** Begins to load a block that will be asked for next; a failure is told to whoever asks. */
  prepare(index: number): void {
    void this.get(index);
  }

  /** Whether so many blocks can be kept; what a larger read keeps would push itself out. */
  holds(count: number): boolean {
    return count <= this.most;
  }

  /** Fetches a block past the cache. */
  fetch(index: number): Promise<FetchedBlock> {
    return fetchBlock(this.file, this.image, index);
  }

  get(index: number): Promise<Samples | null> {
    const known = this.blocks.get(index);
    if (known !== undefined) {
      this.blocks.delete(index);
      this.blocks.set(index, known);
      return known;
    }
    const loading = readBlock(this.file, this.image, index);
    loading.catch(() => this.blocks.delete(index));
    this.blocks.set(index, loading);
    for (const oldest of this.blocks.keys()) {
      if (this.blocks.size <= this.most) break;
      this.blocks.delete(oldest);
    }
    return loading;
  }
}
