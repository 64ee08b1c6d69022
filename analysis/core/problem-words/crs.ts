import { problem } from './words-of.ts';

/** Problems of coordinate systems: naming them, moving between them, fitting them, and numbers that speak against them. */
export const crsProblems = {
  'datum-needs-shift': problem<{ file: string; datum: string; system: string }>({
    zh: ({ file, datum, system }) => ({
      cause: `${file} 的坐标系 ${datum} 已识别，但缺少到 WGS 84/CGCS2000 的基准转换参数。`,
      remedy: `请向测绘部门取得三参数或七参数，以“${system} +towgs84=dx,dy,dz,rx,ry,rz,s”指定坐标系，或用同名控制点拟合（clearground crs fit）。`,
    }),
    en: ({ file, datum, system }) => ({
      cause: `The system ${datum} of ${file} is recognised, but its shift to WGS 84/CGCS2000 is missing.`,
      remedy: `Get three or seven parameters from the survey office and give the system as "${system} +towgs84=dx,dy,dz,rx,ry,rz,s", or fit it to control points (clearground crs fit).`,
    }),
  }),
  'unsupported-projection': problem<{ file: string; projection: string }>({
    zh: ({ file, projection }) => ({
      cause: `${file} 使用的投影“${projection}”本程序不能换算。`,
      remedy: '请先用其他软件转换为 CGCS2000 或 WGS 84 再打开。',
    }),
    en: ({ file, projection }) => ({
      cause: `The projection “${projection}” of ${file} cannot be computed here.`,
      remedy: 'Convert the file to CGCS2000 or WGS 84 in other software first.',
    }),
  }),
  'bad-crs': problem<{ text: string }>({
    zh: ({ text }) => ({
      cause: `“${text}”不是可用的坐标系。`,
      remedy: '请写 EPSG:4548 这样的代码、PROJ 字符串（+proj=…）、.prj 文件路径，或 GCJ-02、BD-09。',
    }),
    en: ({ text }) => ({
      cause: `“${text}” is not a coordinate system that can be used.`,
      remedy: 'Write a code such as EPSG:4548, a PROJ string (+proj=…), the path of a .prj file, GCJ-02 or BD-09.',
    }),
  }),
  'crs-belt-mismatch': problem<{ said: string; fits: string; belt: number; value: string }>({
    zh: ({ said, fits, belt, value }) => ({
      cause: `坐标（例如 ${value}）属于第 ${belt} 带，而文件写的是 ${said}。`,
      remedy: `请核对后改选 ${fits}。`,
    }),
    en: ({ said, fits, belt, value }) => ({
      cause: `The coordinates (${value}, for example) belong to belt ${belt}, but the file says ${said}.`,
      remedy: `Check and choose ${fits} instead.`,
    }),
  }),
  'crs-zone-prefix': problem<{ said: string; fits: string; value: string; hasPrefix: boolean }>({
    zh: ({ said, fits, value, hasPrefix }) => ({
      cause: `东坐标（例如 ${value}）${hasPrefix ? '带有带号' : '没有带号'}，与 ${said} 不符。`,
      remedy: `请核对后改选 ${fits}。`,
    }),
    en: ({ said, fits, value, hasPrefix }) => ({
      cause: `The eastings (${value}, for example) ${hasPrefix ? 'carry' : 'lack'} the belt number, unlike ${said}.`,
      remedy: `Check and choose ${fits} instead.`,
    }),
  }),
  'crs-axes-swapped': problem<{ said: string; value: string }>({
    zh: ({ said, value }) => ({
      cause: `坐标（例如 ${value}）像是北坐标在前、东坐标在后（测量坐标系 X 为北），与 ${said} 的文件顺序相反。`,
      remedy: '请交换两列坐标后重新导入。',
    }),
    en: ({ said, value }) => ({
      cause: `The coordinates (${value}, for example) look like northing first and easting second, as surveyors write them, unlike files in ${said}.`,
      remedy: 'Swap the two coordinates and import again.',
    }),
  }),
  'crs-lonlat-swapped': problem<{ value: string }>({
    zh: ({ value }) => ({
      cause: `坐标（例如 ${value}）像是纬度在前、经度在后。`,
      remedy: '请交换经度和纬度后重新导入。',
    }),
    en: ({ value }) => ({
      cause: `The coordinates (${value}, for example) look like latitude first and longitude second.`,
      remedy: 'Swap longitude and latitude and import again.',
    }),
  }),
  'crs-degrees-in-projected': problem<{ said: string; value: string }>({
    zh: ({ said, value }) => ({
      cause: `坐标（例如 ${value}）是度，而 ${said} 以长度为单位。`,
      remedy: '请改选经纬度坐标系（EPSG:4490 或 EPSG:4326）。',
    }),
    en: ({ said, value }) => ({
      cause: `The coordinates (${value}, for example) are degrees, but ${said} counts lengths.`,
      remedy: 'Choose a system in degrees (EPSG:4490 or EPSG:4326).',
    }),
  }),
  'crs-metres-in-geographic': problem<{ said: string; value: string; fits: string }>({
    zh: ({ said, value, fits }) => ({
      cause: `坐标（例如 ${value}）是米，而 ${said} 以度为单位。`,
      remedy: fits === '' ? '请改选对应的投影坐标系。' : `请核对后改选 ${fits}。`,
    }),
    en: ({ said, value, fits }) => ({
      cause: `The coordinates (${value}, for example) are metres, but ${said} is in degrees.`,
      remedy: fits === '' ? 'Choose the matching projected system.' : `Check and choose ${fits} instead.`,
    }),
  }),
  'crs-off-reference': problem<{ kilometres: number; fits: string }>({
    zh: ({ kilometres, fits }) => ({
      cause: `按此坐标系，数据距参考范围约 ${kilometres} 千米，没有一处落在其中。`,
      remedy: fits === '' ? '请核对坐标系和数据来源。' : `请核对坐标系；改用 ${fits} 时数据落在参考范围内。`,
    }),
    en: ({ kilometres, fits }) => ({
      cause: `In this system the data lie about ${kilometres} km from the reference area; no part falls inside.`,
      remedy:
        fits === ''
          ? 'Check the system and the source of the data.'
          : `Check the system; with ${fits} the data fall inside the area.`,
    }),
  }),
  'looks-shifted': problem<{ layer: string; datum: string; metres: number; bearingDeg: number; certain: boolean }>({
    zh: ({ layer, datum, metres, bearingDeg, certain }) => ({
      cause: `${layer} ${certain ? '看来' : '可能'}整体偏移约 ${metres} 米（方位 ${bearingDeg}°），与 ${datum} 相符。`,
      remedy: `请核实来源；确为 ${datum} 时，在坐标系中选择 ${datum} 重新导入。`,
    }),
    en: ({ layer, datum, metres, bearingDeg, certain }) => ({
      cause: `${layer} ${certain ? 'looks' : 'may be'} shifted by about ${metres} m (bearing ${bearingDeg}°), as ${datum} is.`,
      remedy: `Check the source; if it is ${datum}, choose ${datum} as its coordinate system and import again.`,
    }),
  }),
  'control-points-too-few': problem<{ given: number; needed: number }>({
    zh: ({ given, needed }) => ({
      cause: `只有 ${given} 个可用的同名控制点，至少需要 ${needed} 个。`,
      remedy: '请补充控制点后重新拟合。',
    }),
    en: ({ given, needed }) => ({
      cause: `There are only ${given} usable pairs of control points; ${needed} are needed.`,
      remedy: 'Add control points and fit again.',
    }),
  }),
  'control-points-degenerate': problem<{ given: number }>({
    zh: ({ given }) => ({
      cause: `${given} 个控制点几乎重合或成一线，参数无法确定。`,
      remedy: '请选用分布在测区四周的控制点。',
    }),
    en: ({ given }) => ({
      cause: `The ${given} control points almost coincide or lie on a line, so the parameters cannot be determined.`,
      remedy: 'Use control points spread around the area.',
    }),
  }),
  'control-points-columns': problem<{ file: string; needed: string; found: string }>({
    zh: ({ file, needed, found }) => ({
      cause: `${file} 缺少控制点列 ${needed}（现有：${found}）。`,
      remedy: '表头应为 name,from_x,from_y,to_x,to_y，高程可加 from_h,to_h；x 为东或经度，y 为北或纬度。',
    }),
    en: ({ file, needed, found }) => ({
      cause: `${file} lacks the control point columns ${needed} (it has: ${found}).`,
      remedy:
        'Head the columns name,from_x,from_y,to_x,to_y, with from_h,to_h for heights; x is east or longitude, y north or latitude.',
    }),
  }),
};
