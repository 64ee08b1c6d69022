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
  'unsupported-raster': problem<{ file: string; feature: string; options: string }>({
    zh: ({ file, feature, options }) => ({
      cause: `${file} 使用了本程序不读取的编码（${feature}）。`,
      remedy: `请用 GDAL（随 QGIS 安装）转换后再打开：gdal_translate ${options} "${file}" "${converted(file)}"`,
    }),
    en: ({ file, feature, options }) => ({
      cause: `${file} uses an encoding that is not read here (${feature}).`,
      remedy: `Convert it with GDAL, which comes with QGIS, and open the copy: gdal_translate ${options} "${file}" "${converted(file)}"`,
    }),
  }),
  'raster-format': problem<{ file: string; format: string }>({
    zh: ({ file, format }) => ({
      cause: `${file} 是 ${format} 格式，本程序只读取 GeoTIFF。`,
      remedy: `请用 GDAL（随 QGIS 安装）转换后再打开：gdal_translate -co COMPRESS=DEFLATE -co TILED=YES "${file}" "${converted(file)}"`,
    }),
    en: ({ file, format }) => ({
      cause: `${file} is ${format}; only GeoTIFF is read here.`,
      remedy: `Convert it with GDAL, which comes with QGIS, and open the copy: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES "${file}" "${converted(file)}"`,
    }),
  }),
  'missing-georeference': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 没有地理坐标信息，无法放到地图上。`,
      remedy: `请把坐标文件 ${beside(file, '.tfw')}（和说明坐标系的 ${beside(file, '.prj')}）放在同一文件夹后重新打开，或先在其他软件中配准。`,
    }),
    en: ({ file }) => ({
      cause: `${file} carries no georeference, so it cannot be placed on the map.`,
      remedy: `Put the world file ${beside(file, '.tfw')} (and ${beside(file, '.prj')} with its coordinate system) into the same folder and open it again, or georeference the image first.`,
    }),
  }),
  'bad-world-file': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `坐标文件 ${file} 不是六行数字，或像元大小为零，影像无法定位。`,
      remedy: '请重新导出该坐标文件，六行依次为：像元宽、旋转、旋转、负的像元高、左上像元中心的 X、Y。',
    }),
    en: ({ file }) => ({
      cause: `The world file ${file} is not six lines of numbers, or its pixels have no size, so the image has no place.`,
      remedy:
        'Export it again; its six lines are pixel width, rotation, rotation, negative pixel height, and x and y of the centre of the upper left pixel.',
    }),
  }),
  'control-points-only': problem<{ file: string; count: number }>({
    zh: ({ file, count }) => ({
      cause: `${file} 只带有 ${count} 个控制点，还没有纠正到地图上。`,
      remedy: `请先纠正：gdalwarp -order 1 -r bilinear -t_srs EPSG:4548 "${file}" "${converted(file)}"（地形起伏大时用 -tps）。`,
    }),
    en: ({ file, count }) => ({
      cause: `${file} carries ${count} control points only and has not been rectified.`,
      remedy: `Rectify it first: gdalwarp -order 1 -r bilinear -t_srs EPSG:4548 "${file}" "${converted(file)}" (with -tps on hilly ground).`,
    }),
  }),
  'rational-model-only': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 是未正射纠正的 1 级影像，只带 RPC 参数。`,
      remedy: `请先正射纠正：gdalwarp -rpc -to RPC_DEM=dem.tif -r bilinear -t_srs EPSG:4548 "${file}" "${converted(file)}"，或向数据提供方索取正射影像。`,
    }),
    en: ({ file }) => ({
      cause: `${file} is a level-1 image that has not been orthorectified; it carries rational coefficients only.`,
      remedy: `Orthorectify it first: gdalwarp -rpc -to RPC_DEM=dem.tif -r bilinear -t_srs EPSG:4548 "${file}" "${converted(file)}", or ask the supplier for the orthoimage.`,
    }),
  }),
  'index-needs-band': problem<{ file: string; index: string; missing: string; missingZh: string; missingEn: string }>({
    zh: ({ file, index, missing, missingZh }) => ({
      cause: `${file} 缺少 ${index} 需要的波段：${missingZh}。`,
      remedy: `影像若有该波段，请指定其用途（命令行 --bands ${firstOf(missing)}=波段号），否则换用含该波段的影像。`,
    }),
    en: ({ file, index, missing, missingEn }) => ({
      cause: `${file} lacks the bands that ${index} needs: ${missingEn}.`,
      remedy: `If it has them, say which they are (--bands ${firstOf(missing)}=NUMBER on the command line); else use a scene that does.`,
    }),
  }),
  'band-folder-not-kept': problem<{ folder: string }>({
    zh: ({ folder }) => ({
      cause: `文件夹 ${folder} 中的各波段文件没有 MTL.txt，项目无法记住它们属于同一景。`,
      remedy:
        '请先合成一个文件再添加：gdalbuildvrt -separate scene.vrt *_B*.tif，然后 gdal_translate -co COMPRESS=DEFLATE scene.vrt scene.tif。',
    }),
    en: ({ folder }) => ({
      cause: `The band files in the folder ${folder} have no MTL.txt, so a project cannot remember that they are one scene.`,
      remedy:
        'Put them into one file first: gdalbuildvrt -separate scene.vrt *_B*.tif, then gdal_translate -co COMPRESS=DEFLATE scene.vrt scene.tif.',
    }),
  }),
  'jpeg2000-bands': problem<{ folder: string }>({
    zh: ({ folder }) => ({
      cause: `${folder} 中的波段是 JPEG 2000 文件，本程序只读取 GeoTIFF。`,
      remedy: `请用 GDAL（随 QGIS 安装）合成一个文件再打开，例如：gdalbuildvrt -separate scene.vrt 各波段.jp2，然后 gdal_translate -co COMPRESS=DEFLATE scene.vrt ${folder.replace(/\.SAFE$/i, '')}.tif（.SAFE 中的波段在 GRANULE/*/IMG_DATA 下）。`,
    }),
    en: ({ folder }) => ({
      cause: `The bands in ${folder} are JPEG 2000 files; only GeoTIFF is read here.`,
      remedy: `Put them into one file with GDAL, which comes with QGIS: gdalbuildvrt -separate scene.vrt BANDS.jp2, then gdal_translate -co COMPRESS=DEFLATE scene.vrt ${folder.replace(/\.SAFE$/i, '')}.tif (in a .SAFE the bands are under GRANULE/*/IMG_DATA).`,
    }),
  }),
  'band-set-unclear': problem<{ folder: string; scenes: string }>({
    zh: ({ folder, scenes }) => ({
      cause: `文件夹 ${folder} 中${scenes ? `有不止一景影像：${scenes}` : '没有按波段命名的单波段 GeoTIFF'}。`,
      remedy: '请选择只含一景各波段文件（如 …_B02.tif、…_B03.tif）的文件夹，或直接选择一个影像文件。',
    }),
    en: ({ folder, scenes }) => ({
      cause: `The folder ${folder} ${scenes ? `holds more than one scene: ${scenes}` : 'holds no single-band GeoTIFFs named by band'}.`,
      remedy: 'Choose a folder with the band files of one scene (…_B02.tif, …_B03.tif), or one image file.',
    }),
  }),
};

const stemOf = (file: string): string => file.replace(/\.[^.]*$/, '');
const converted = (file: string): string => `${stemOf(file)}_converted.tif`;
const beside = (file: string, extension: string): string => `${stemOf(file)}${extension}`;
const firstOf = (list: string): string => list.split(',')[0] ?? list;
