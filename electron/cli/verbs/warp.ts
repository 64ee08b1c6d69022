import { basename, resolve } from 'node:path';
import { isKnownCrs } from '../../../analysis/core/crs.ts';
import type { Crs } from '../../../analysis/core/features.ts';
import type { Resampling } from '../../../analysis/raster/resample.ts';
import { refuse } from '../arguments.ts';
import type { Verb } from '../verb.ts';

const METHODS: readonly Resampling[] = ['nearest', 'bilinear', 'cubic', 'average', 'mode'];

/** A scene in another coordinate system, as a GeoTIFF. */
export const warpVerb: Verb = {
  name: 'warp',
  title: { zh: '把影像投影到另一坐标系（GeoTIFF）', en: 'a scene in another coordinate system, as GeoTIFF' },
  usage: `IN OUT.tif --to-crs EPSG:n [--method ${METHODS.join('|')}] [--pixel-size N] [--plain]`,
  options: {
    'to-crs': { value: 'EPSG:n', words: { zh: '输出坐标系', en: 'output system' } },
    method: { value: 'NAME', words: { zh: '重采样方法，默认 bilinear', en: 'resampling, bilinear unless said' } },
    'pixel-size': {
      value: 'N',
      words: { zh: '像元大小（输出坐标系单位）；默认像元数不变', en: 'pixel size in units of the output system' },
    },
    plain: { value: null, words: { zh: '不压缩', en: 'without compression' } },
  },
  async run(args, session) {
    const [path, out] = [resolve(args.positional(0, 'IN')), args.positional(1, 'OUT.tif')];
    const toCrs = args.required('to-crs');
    if (!isKnownCrs(toCrs)) return refuse('warp', `--to-crs ${toCrs}`);
    const name = args.text('method') ?? 'bilinear';
    const method = METHODS.find((candidate) => candidate === name) ?? refuse('warp', `--method ${name}`);
    const pixelSize = args.number('pixel-size');
    if (pixelSize !== null && !(pixelSize > 0)) return refuse('warp', `--pixel-size ${pixelSize}`);
    const title = { zh: `投影 ${basename(path)}`, en: `Warp ${basename(path)}` };
    const packing = args.has('plain') ? ('none' as const) : ('deflate' as const);
    let size = { width: 0, height: 0 };
    await session.outputs.whole(out, async (temporaryPath) => {
      const input = { path, out: temporaryPath, toCrs: toCrs as Crs, method, pixelSize, packing };
      size = await session.task('warpRaster', title, input);
    });
    return {
      json: { out: resolve(out), ...size },
      lines: [
        {
          zh: `${size.width} × ${size.height} 像元已写入 ${out}`,
          en: `${size.width} × ${size.height} pixels written to ${out}`,
        },
      ],
    };
  },
};
