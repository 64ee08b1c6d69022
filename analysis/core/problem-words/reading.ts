import { problem } from './words-of.ts';

/** Problems of opening files that other people made. */
export const readingProblems = {
  'unknown-format': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `无法识别 ${file} 的格式，没有导入任何内容。`,
      remedy: '请选择 GeoJSON、Shapefile（可打包为 zip）、CSV、GeoPackage 或 GeoTIFF 文件。',
    }),
    en: ({ file }) => ({
      cause: `The format of ${file} is not recognised; nothing was imported.`,
      remedy: 'Choose a GeoJSON, Shapefile (zipped or loose), CSV, GeoPackage or GeoTIFF file.',
    }),
  }),
  'missing-crs': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 没有说明坐标系，无法确定位置。`,
      remedy: '请在预览卡中选择坐标系，或把同名 .prj 放在旁边后重新打开。',
    }),
    en: ({ file }) => ({
      cause: `${file} does not say its coordinate system, so its place is unknown.`,
      remedy: 'Choose the coordinate system on the preview card, or put the .prj beside the file and open it again.',
    }),
  }),
};
