import { problem } from './words-of.ts';

/** What is wrong with one geometry, for the words of `bad-geometry`. */
export type GeometryFault =
  | 'not-a-geometry'
  | 'not-a-number'
  | 'too-few-points'
  | 'too-many-rings'
  | 'wrong-type'
  | 'damaged-record'
  | 'curved'
  | 'file-ends';

const faultZh: Record<GeometryFault, string> = {
  'not-a-geometry': '结构不是有效的几何',
  'not-a-number': '坐标不是数字',
  'too-few-points': '点数不足',
  'too-many-rings': '环数过多',
  'wrong-type': '类型与文件不一致',
  'damaged-record': '记录损坏',
  curved: '含有弧线或曲面，需先在其他软件中转为折线',
  'file-ends': '文件在此之前已结束',
};

const faultEn: Record<GeometryFault, string> = {
  'not-a-geometry': 'its structure is no geometry',
  'not-a-number': 'a coordinate is not a number',
  'too-few-points': 'it has too few points',
  'too-many-rings': 'it has too many rings',
  'wrong-type': 'its type differs from the file’s',
  'damaged-record': 'its record is damaged',
  curved: 'it has arcs or surfaces, which other software must turn into straight lines first',
  'file-ends': 'the file ends before it',
};

/** Problems of opening files that other people made. */
export const readingProblems = {
  'unknown-format': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `无法识别 ${file} 的格式，没有导入任何内容。`,
      remedy:
        '请选择 GeoJSON、Shapefile（可打包为 zip）、CSV、Excel、KML、DXF、FlatGeobuf、GeoPackage 或 GeoTIFF 文件。',
    }),
    en: ({ file }) => ({
      cause: `The format of ${file} is not recognised; nothing was imported.`,
      remedy:
        'Choose a GeoJSON, Shapefile (zipped or loose), CSV, Excel, KML, DXF, FlatGeobuf, GeoPackage or GeoTIFF file.',
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
  'unknown-crs': problem<{ file: string; name: string }>({
    zh: ({ file, name }) => ({
      cause: `${file} 的坐标系“${name}”无法识别或不能直接换算。`,
      remedy: '请在预览卡中选择坐标系，或先转换为 CGCS2000 再打开。',
    }),
    en: ({ file, name }) => ({
      cause: `The coordinate system “${name}” of ${file} is not known or cannot be converted directly.`,
      remedy: 'Choose the coordinate system on the preview card, or convert the file to CGCS2000 first.',
    }),
  }),
  'legacy-datum': problem<{ file: string; datum: string }>({
    zh: ({ file, datum }) => ({
      cause: `${file} 使用 ${datum} 坐标系，转换到 CGCS2000 需要本地参数，本程序不附带。`,
      remedy: '请由测绘部门转换为 CGCS2000 后再打开。',
    }),
    en: ({ file, datum }) => ({
      cause: `${file} is in ${datum}; converting it to CGCS2000 needs local parameters that are not shipped.`,
      remedy: 'Have the survey office convert it to CGCS2000, then open it.',
    }),
  }),
  'damaged-file': problem<{ file: string; where: string }>({
    zh: ({ file, where }) => ({
      cause: `${file} 损坏或不完整${where ? `（${where}）` : ''}，没有导入任何内容。`,
      remedy: '请重新导出或复制该文件后再打开。',
    }),
    en: ({ file, where }) => ({
      cause: `${file} is damaged or incomplete${where ? ` (${where})` : ''}; nothing was imported.`,
      remedy: 'Export or copy the file again, then open it.',
    }),
  }),
  'file-too-large': problem<{ file: string; what: string; limit: number }>({
    zh: ({ file, what, limit }) => ({
      cause: `${file} 超过上限（${what}，最多 ${limit}），没有导入任何内容。`,
      remedy: '请拆分或精简该文件后再打开。',
    }),
    en: ({ file, what, limit }) => ({
      cause: `${file} is over the limit (${what}, at most ${limit}); nothing was imported.`,
      remedy: 'Split or thin the file, then open it.',
    }),
  }),
  'too-deep': problem<{ file: string; limit: number }>({
    zh: ({ file, limit }) => ({
      cause: `${file} 的嵌套超过 ${limit} 层，不是正常的 GeoJSON，没有导入任何内容。`,
      remedy: '请用其他软件重新导出为 GeoJSON。',
    }),
    en: ({ file, limit }) => ({
      cause: `${file} is nested deeper than ${limit} levels, which no GeoJSON is; nothing was imported.`,
      remedy: 'Export it as GeoJSON again from other software.',
    }),
  }),
  'not-geojson': problem<{ file: string; where: string }>({
    zh: ({ file, where }) => ({
      cause: `${file} 不是有效的 GeoJSON${where ? `（${where}）` : ''}，没有导入任何内容。`,
      remedy: '请检查文件是否完整，或用其他软件重新导出。',
    }),
    en: ({ file, where }) => ({
      cause: `${file} is not valid GeoJSON${where ? ` (${where})` : ''}; nothing was imported.`,
      remedy: 'Check that the file is whole, or export it again from other software.',
    }),
  }),
  'missing-part': problem<{ file: string; part: string }>({
    zh: ({ file, part }) => ({
      cause: `${file} 里缺少 ${part} 文件，没有导入任何内容。`,
      remedy: '请把同名的 .shp、.dbf、.prj 一起选择，或一起打包为 zip。',
    }),
    en: ({ file, part }) => ({
      cause: `${file} has no ${part} file; nothing was imported.`,
      remedy: 'Choose the .shp, .dbf and .prj of the same name together, or zip them together.',
    }),
  }),
  'count-mismatch': problem<{ file: string; shapes: number; records: number }>({
    zh: ({ file, shapes, records }) => ({
      cause: `${file} 有 ${shapes} 个图形，却有 ${records} 行属性，对应关系不可靠，没有导入任何内容。`,
      remedy: '请重新导出该 Shapefile。',
    }),
    en: ({ file, shapes, records }) => ({
      cause: `${file} has ${shapes} shapes but ${records} attribute rows, so they cannot be matched; nothing was imported.`,
      remedy: 'Export the shapefile again.',
    }),
  }),
  'no-coordinates': problem<{ file: string; columns: string }>({
    zh: ({ file, columns }) => ({
      cause: `${file} 里找不到经纬度列（现有列：${columns}）。`,
      remedy: '请在预览卡中指定经度和纬度列，或把列名改为“经度”“纬度”。',
    }),
    en: ({ file, columns }) => ({
      cause: `${file} has no longitude and latitude columns (it has: ${columns}).`,
      remedy: 'Name the two columns on the preview card, or rename them to “lon” and “lat”.',
    }),
  }),
  'unknown-layer': problem<{ file: string; layer: string; layers: string }>({
    zh: ({ file, layer, layers }) => ({
      cause: `${file} 里没有图层“${layer}”（现有：${layers}）。`,
      remedy: '请从现有图层中选择。',
    }),
    en: ({ file, layer, layers }) => ({
      cause: `${file} has no layer “${layer}” (it has: ${layers}).`,
      remedy: 'Choose one of its layers.',
    }),
  }),
  'unsupported-shapes': problem<{ file: string; type: number }>({
    zh: ({ file, type }) => ({
      cause: `${file} 的图形类型（${type}）不支持，没有导入任何内容。`,
      remedy: '请转换为点、线或面后再打开。',
    }),
    en: ({ file, type }) => ({
      cause: `The shape type (${type}) of ${file} is not supported; nothing was imported.`,
      remedy: 'Convert it to points, lines or polygons, then open it.',
    }),
  }),
  'encrypted-zip': problem<{ file: string }>({
    zh: ({ file }) => ({ cause: `${file} 是加密的压缩包，没有导入任何内容。`, remedy: '请先解密再打开。' }),
    en: ({ file }) => ({
      cause: `${file} is an encrypted archive; nothing was imported.`,
      remedy: 'Decrypt it first, then open it.',
    }),
  }),
  'bad-coordinate': problem<{ row: number; value: string }>({
    zh: ({ row, value }) => ({
      cause: `第 ${row} 行的坐标 ${value} 不可用，已单独列出。`,
      remedy: '请改正坐标后重新导入该行。',
    }),
    en: ({ row, value }) => ({
      cause: `The coordinate ${value} in row ${row} cannot be used; the row is kept aside.`,
      remedy: 'Correct the coordinate and import the row again.',
    }),
  }),
  'swapped-coordinates': problem<{ row: number; value: string }>({
    zh: ({ row, value }) => ({
      cause: `第 ${row} 行的坐标 ${value} 像是经度和纬度写反了，已单独列出。`,
      remedy: '请交换这一行的经度和纬度后重新导入。',
    }),
    en: ({ row, value }) => ({
      cause: `In row ${row} longitude and latitude look swapped (${value}); the row is kept aside.`,
      remedy: 'Swap longitude and latitude of that row and import it again.',
    }),
  }),
  'bad-geometry': problem<{ row: number; reason: GeometryFault }>({
    zh: ({ row, reason }) => ({
      cause: `第 ${row} 行的图形不可用（${faultZh[reason]}），已单独列出。`,
      remedy: '请在原软件中修复该图形后重新导出。',
    }),
    en: ({ row, reason }) => ({
      cause: `The geometry of row ${row} cannot be used (${faultEn[reason]}); the row is kept aside.`,
      remedy: 'Repair the geometry in its own software and export again.',
    }),
  }),
  'empty-geometry': problem<{ row: number }>({
    zh: ({ row }) => ({
      cause: `第 ${row} 行没有图形，只保留了属性。`,
      remedy: '如需显示在地图上，请补充坐标。',
    }),
    en: ({ row }) => ({
      cause: `Row ${row} has no geometry; only its values are kept.`,
      remedy: 'Add coordinates if it belongs on the map.',
    }),
  }),
  'coordinates-outside': problem<{ file: string; crs: string; value: string }>({
    zh: ({ file, crs, value }) => ({
      cause: `${file} 的坐标（例如 ${value}）不在 ${crs} 的范围内，没有导入任何内容。`,
      remedy: '请在预览卡中换一个坐标系；若是投影坐标（米），请选择对应的分带。',
    }),
    en: ({ file, crs, value }) => ({
      cause: `The coordinates of ${file} (${value}, for example) lie outside ${crs}; nothing was imported.`,
      remedy: 'Choose another coordinate system on the preview card; for metres choose the matching belt.',
    }),
  }),
  'bad-row': problem<{ row: number }>({
    zh: ({ row }) => ({
      cause: `第 ${row} 行的列数或引号不对，已单独列出。`,
      remedy: '请在表格软件中检查这一行。',
    }),
    en: ({ row }) => ({
      cause: `Row ${row} has wrong columns or quotes; it is kept aside.`,
      remedy: 'Check that row in a spreadsheet.',
    }),
  }),
};
