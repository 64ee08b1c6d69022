import { problem } from './words-of.ts';

/** Problems of KML and KMZ files, and of TopoJSON and Esri JSON where GeoJSON was expected. */
export const kmlProblems = {
  'esri-json': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 是 ArcGIS 的 Esri JSON，不是 GeoJSON，没有导入任何内容。`,
      remedy: '请在 ArcGIS 中用“要素转 JSON”并勾选“输出为 GeoJSON”，或导出为 Shapefile 后再打开。',
    }),
    en: ({ file }) => ({
      cause: `${file} is Esri JSON of ArcGIS, not GeoJSON; nothing was imported.`,
      remedy: 'In ArcGIS run “Features To JSON” with “Output to GeoJSON”, or export a shapefile, then open that.',
    }),
  }),
  topojson: problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 是 TopoJSON，本程序不能读取，没有导入任何内容。`,
      remedy: '请先转换为 GeoJSON（例如用 mapshaper 或 QGIS）再打开。',
    }),
    en: ({ file }) => ({
      cause: `${file} is TopoJSON, which cannot be read here; nothing was imported.`,
      remedy: 'Convert it to GeoJSON first (with mapshaper or QGIS, for example), then open it.',
    }),
  }),
  'not-kml': problem<{ file: string; where: string }>({
    zh: ({ file, where }) => ({
      cause: `${file} 不是完整有效的 KML${where ? `（${where}）` : ''}，没有导入任何内容。`,
      remedy: '请检查文件是否完整，或用其他软件重新导出为 KML。',
    }),
    en: ({ file, where }) => ({
      cause: `${file} is not whole and valid KML${where ? ` (${where})` : ''}; nothing was imported.`,
      remedy: 'Check that the file is whole, or export it as KML again from other software.',
    }),
  }),
  'xml-doctype': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 含有文档类型声明（DOCTYPE），它可以引用本机或网络上的其他内容，没有导入任何内容。`,
      remedy: '请用其他软件重新导出，KML 不需要 DOCTYPE。',
    }),
    en: ({ file }) => ({
      cause: `${file} has a DOCTYPE, which can draw in other things from this machine or the network; nothing was imported.`,
      remedy: 'Export it again from other software: KML needs no DOCTYPE.',
    }),
  }),
  'xml-too-deep': problem<{ file: string; limit: number }>({
    zh: ({ file, limit }) => ({
      cause: `${file} 的嵌套超过 ${limit} 层，不是正常的 KML，没有导入任何内容。`,
      remedy: '请在原软件中减少文件夹层数后重新导出。',
    }),
    en: ({ file, limit }) => ({
      cause: `${file} is nested deeper than ${limit} levels, which no ordinary KML is; nothing was imported.`,
      remedy: 'Export it again with fewer folders inside folders.',
    }),
  }),
  'kmz-without-kml': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 里没有 .kml 文件，没有导入任何内容。`,
      remedy: '请重新导出 KMZ，或直接打开里面的文件。',
    }),
    en: ({ file }) => ({
      cause: `${file} holds no .kml file; nothing was imported.`,
      remedy: 'Export the KMZ again, or open the files inside it directly.',
    }),
  }),
};
