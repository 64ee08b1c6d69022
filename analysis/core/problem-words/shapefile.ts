import { problem } from './words-of.ts';

/** Problems of shapefiles, and of GeoPackages that other programs made. */
export const shapefileProblems = {
  'sqlite-not-geopackage': problem<{ file: string; kind: 'spatialite' | 'mbtiles' | 'sqlite' }>({
    zh: ({ file, kind }) => ({
      cause: `${file} 是${{ spatialite: ' SpatiaLite 数据库', mbtiles: ' MBTiles 瓦片包', sqlite: '普通 SQLite 数据库' }[kind]}，不是 GeoPackage，没有导入任何内容。`,
      remedy:
        kind === 'mbtiles' ? '请改用瓦片的原始数据。' : '请在 QGIS 中把需要的图层另存为 GeoPackage 或 Shapefile。',
    }),
    en: ({ file, kind }) => ({
      cause: `${file} is ${{ spatialite: 'a SpatiaLite database', mbtiles: 'a set of MBTiles', sqlite: 'a plain SQLite database' }[kind]}, not a GeoPackage; nothing was imported.`,
      remedy:
        kind === 'mbtiles'
          ? 'Use the data that the tiles were made from.'
          : 'Save the layers you need as GeoPackage or shapefile with QGIS.',
    }),
  }),
  'geopackage-no-tables': problem<{ file: string; tiles: number }>({
    zh: ({ file, tiles }) => ({
      cause: `${file} 里没有可读的矢量图层${tiles > 0 ? `（只有 ${tiles} 个瓦片或栅格表）` : ''}。`,
      remedy: '请在 QGIS 中确认图层，另存为 GeoPackage 后再打开；栅格请导出为 GeoTIFF。',
    }),
    en: ({ file, tiles }) => ({
      cause: `${file} has no vector layer to read${tiles > 0 ? ` (only tile or grid tables: ${tiles})` : ''}.`,
      remedy: 'Check its layers in QGIS and save them as GeoPackage again; export rasters as GeoTIFF.',
    }),
  }),
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
