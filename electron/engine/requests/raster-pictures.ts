import { basename } from 'node:path';
import type { RasterLayerInfo, RasterView } from '../../contract/model.ts';
import { ByteCache } from '../datasets/byte-cache.ts';
import type { Handlers } from '../handlers.ts';
import type { Workspace } from '../workspace.ts';

const CACHE_BYTES = 128 * 1024 * 1024;

/** Pictures of rasters: map tiles, chips for the review card, and the stretch they share. */
export class RasterPictures {
  private readonly cache = new ByteCache(CACHE_BYTES);
  private readonly underway = new Map<string, Promise<Uint8Array | null>>();

  constructor(private readonly workspace: Workspace) {}

  handlers(): Handlers<'raster.stretch' | 'raster.chip'> {
    return {
      'raster.stretch': async ({ layerIds, bands }) => {
        const layers = layerIds.map((layerId) => this.workspace.rasterLayer(layerId));
        const rasters = layers.map((layer) => ({ path: this.pathOf(layer), crs: layer.crs }));
        const task = this.workspace.setup.runner.start('stretch', { rasters, bands }, { what: 'stretch' });
        return { stretch: await task.result };
      },
      'raster.chip': ({ layerId, centre, sizeM, pixels, view }) => {
        const layer = this.workspace.rasterLayer(layerId);
        const [path, crs] = [this.pathOf(layer), layer.crs];
        const key = JSON.stringify(['chip', path, crs, centre, sizeM, pixels, view]);
        return this.once(
          key,
          () =>
            this.workspace.setup.runner.start('chip', { path, crs, centre, sizeM, pixels, view }, { what: layer.name })
              .result,
        );
      },
    };
  }

  /** A PNG map tile, or null outside the raster. The same tile asked twice is drawn once. */
  async tile(layerId: string, z: number, x: number, y: number): Promise<Uint8Array | null> {
    const layer = this.workspace.rasterLayer(layerId);
    const [path, crs] = [this.pathOf(layer), layer.crs];
    const view: RasterView = layer.view;
    return this.once(
      JSON.stringify(['tile', path, crs, view, z, x, y]),
      () => this.workspace.setup.runner.start('tile', { path, crs, view, z, x, y }, { what: basename(path) }).result,
    );
  }

  private pathOf(layer: RasterLayerInfo): string {
    return this.workspace.project().rasterReference(layer.id).path;
  }

  private async once(key: string, draw: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
    const held = this.cache.get(key);
    if (held !== undefined) return held;
    const drawing = this.underway.get(key) ?? draw();
    this.underway.set(key, drawing);
    try {
      const png = await drawing;
      this.cache.set(key, png);
      return png;
    } finally {
      this.underway.delete(key);
    }
  }
}
