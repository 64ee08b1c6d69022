import { problem } from './words-of.ts';

/** Problems of shapefiles, and of GeoPackages that other programs made. */
export const shapefileProblems = {
  'shapefile-multipatch': problem<{ file: string; type: number }>({
    zh: ({ file, type }) => ({
      cause: `${file} 是三维多面体（MultiPatch，类型 ${type}），没有平面图形可用，没有导入任何内容。`,
      remedy: '请在 ArcGIS 中用“多面体轮廓”等工具转换为面后再打开。',
    }),
    en: ({ file, type }) => ({
      cause: `${file} holds three-dimensional bodies (MultiPatch, type ${type}), which have no flat shape to use; nothing was imported.`,
      remedy: 'Convert it to polygons first, in ArcGIS with “Multipatch Footprint”.',
    }),
  }),
  'shapefile-mixed': problem<{ layer: string }>({
    zh: ({ layer }) => ({
      cause: `“${layer}”里点、线、面混合，而一个 Shapefile 只能存放一种图形，没有写出任何内容。`,
      remedy: '请改存为 .gpkg 或 .geojson，或先按图形类型筛选后分别写出。',
    }),
    en: ({ layer }) => ({
      cause: `“${layer}” holds points, lines and polygons together, and one shapefile holds one kind only; nothing was written.`,
      remedy: 'Write a .gpkg or .geojson instead, or filter by kind and write each on its own.',
    }),
  }),
  'shapefile-too-large': problem<{ layer: string; what: string; limit: number }>({
    zh: ({ layer, what, limit }) => ({
      cause: `“${layer}”超过 Shapefile 的上限（${what === 'fields' ? `最多 ${limit} 个字段` : '每个文件 2 GB'}），没有写出任何内容。`,
      remedy: '请改存为 .gpkg，或拆分后写出。',
    }),
    en: ({ layer, what, limit }) => ({
      cause: `“${layer}” is over the limit of shapefiles (${what === 'fields' ? `${limit} fields` : '2 GB for each file'}); nothing was written.`,
      remedy: 'Write a .gpkg instead, or split the layer.',
    }),
  }),
};
