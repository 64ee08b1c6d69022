import { problem } from './words-of.ts';

/** What is wrong with the bytes of a raster, for the words of `damaged-raster`. */
export type RasterDamage =
  | 'directory-loop'
  | 'too-many-directories'
  | 'directory-outside'
  | 'tag-outside'
  | 'missing-tag'
  | 'bad-size'
  | 'block-outside'
  | 'block-too-long'
  | 'block-too-short'
  | 'bad-code';

const damageZh: Record<RasterDamage, string> = {
  'directory-loop': '目录循环',
  'too-many-directories': '目录过多',
  'directory-outside': '目录超出文件末尾',
  'tag-outside': '标签内容超出文件末尾',
  'missing-tag': '缺少必要的标签',
  'bad-size': '尺寸不合理',
  'block-outside': '图块超出文件末尾',
  'block-too-long': '图块解压后过长',
  'block-too-short': '图块不完整',
  'bad-code': '图块编码错误',
};

const damageEn: Record<RasterDamage, string> = {
  'directory-loop': 'its directories form a loop',
  'too-many-directories': 'it has too many directories',
  'directory-outside': 'a directory lies beyond the end of the file',
  'tag-outside': 'a tag lies beyond the end of the file',
  'missing-tag': 'a required tag is missing',
  'bad-size': 'its sizes make no sense',
  'block-outside': 'a block of pixels lies beyond the end of the file',
  'block-too-long': 'a block of pixels unpacks to far more than its size',
  'block-too-short': 'a block of pixels is incomplete',
  'bad-code': 'a block of pixels is badly coded',
};

/** Problems of opening and reading rasters. */
export const rasterProblems = {
  'not-a-tiff': problem<{ file: string; looksLike: string }>({
    zh: ({ file, looksLike }) => ({
      cause: `${file} 的内容不是 TIFF${looksLike ? `，而是 ${looksLike}` : ''}，没有导入任何内容。`,
      remedy: '请选择带坐标的 GeoTIFF 文件；只改扩展名不会改变文件内容。',
    }),
    en: ({ file, looksLike }) => ({
      cause: `${file} is not a TIFF${looksLike ? ` but ${looksLike}` : ''}; nothing was imported.`,
      remedy: 'Choose a georeferenced GeoTIFF; renaming a file does not change what is in it.',
    }),
  }),
  'damaged-raster': problem<{ file: string; damage: RasterDamage }>({
    zh: ({ file, damage }) => ({
      cause: `${file} 文件损坏：${damageZh[damage]}。`,
      remedy: '请重新复制或下载该文件后再打开。',
    }),
    en: ({ file, damage }) => ({
      cause: `${file} is damaged: ${damageEn[damage]}.`,
      remedy: 'Copy or download the file again, then open it.',
    }),
  }),
  'raster-too-large': problem<{ file: string; megabytes: number; limitMegabytes: number }>({
    zh: ({ file, megabytes, limitMegabytes }) => ({
      cause: `${file} 的这次读取需要 ${megabytes} MB 内存，超过上限 ${limitMegabytes} MB。`,
      remedy: '请缩小范围，或先把影像裁剪、分块后再打开。',
    }),
    en: ({ file, megabytes, limitMegabytes }) => ({
      cause: `Reading this much of ${file} needs ${megabytes} MB of memory; the limit is ${limitMegabytes} MB.`,
      remedy: 'Choose a smaller area, or clip or tile the image first.',
    }),
  }),
  'unsupported-raster': problem<{ file: string; feature: string }>({
    zh: ({ file, feature }) => ({
      cause: `${file} 使用了暂不支持的编码（${feature}）。`,
      remedy: '请另存为 LZW 或 Deflate 压缩的普通 GeoTIFF。',
    }),
    en: ({ file, feature }) => ({
      cause: `${file} uses an encoding that is not supported (${feature}).`,
      remedy: 'Save it as a plain GeoTIFF with LZW or deflate compression.',
    }),
  }),
  'missing-georeference': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 没有地理坐标信息，无法放到地图上。`,
      remedy: '请选择带坐标的 GeoTIFF，或先在其他软件中配准。',
    }),
    en: ({ file }) => ({
      cause: `${file} carries no georeference, so it cannot be placed on the map.`,
      remedy: 'Choose a georeferenced GeoTIFF, or georeference the image first.',
    }),
  }),
};
