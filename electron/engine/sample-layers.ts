import type { LayerRole } from '../contract/model.ts';

export interface SampleLayer {
  readonly file: string;
  readonly role: LayerRole;
  readonly name: string;
  readonly visible: boolean;
}

/** The vector layers of the demonstration district, from the bottom of the map to its top. */
export const SAMPLE_LAYERS: readonly SampleLayer[] = [
  { file: 'landuse.geojson', role: 'landuse', name: '用地', visible: false },
  { file: 'water.geojson', role: 'water', name: '水系', visible: true },
  { file: 'roads.geojson', role: 'roads', name: '道路', visible: true },
  { file: 'units.geojson', role: 'units', name: '街道与地区', visible: true },
  { file: 'permits.geojson', role: 'permits', name: '许可工地', visible: false },
  { file: 'communities.geojson', role: 'communities', name: '社区与村', visible: false },
  { file: 'compounds.geojson', role: 'compounds', name: '小区', visible: false },
  { file: 'complaints.geojson', role: 'complaints', name: '投诉线索', visible: false },
  { file: 'facilities.geojson', role: 'facilities', name: '环卫设施', visible: true },
  { file: 'machine-candidates.geojson', role: 'machine-candidates', name: '候选点位', visible: false },
  { file: 'machines.geojson', role: 'machines', name: '智能回收机', visible: true },
  { file: 'truth-dumps.geojson', role: 'truth', name: '真值：堆放点', visible: false },
  { file: 'truth-lookalikes.geojson', role: 'truth', name: '真值：相似地物', visible: false },
];

const RASTER = /^(scene|mask)-(\d{4}-\d{2}-\d{2})\.tif$/;

/**
 * The rasters among the files of a sample, oldest first; of the scenes only the newest is shown at first.
 *
 * @example sampleRasters(['scene-2025-05-18.tif'])[0].name // '影像 2025-05-18'
 */
export function sampleRasters(files: readonly string[]): readonly (SampleLayer & { readonly date: string })[] {
  const found = files.flatMap((file) => {
    const [, kind, date] = RASTER.exec(file) ?? [];
    return kind === undefined || date === undefined ? [] : [{ file, isScene: kind === 'scene', date }];
  });
  const newest = found
    .filter(({ isScene }) => isScene)
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return found
    .sort((a, b) => a.date.localeCompare(b.date) || a.file.localeCompare(b.file))
    .map(({ file, isScene, date }) => ({
      file,
      date,
      role: isScene ? 'scene' : 'mask',
      name: `${isScene ? '影像' : '云掩膜'} ${date}`,
      visible: isScene && date === newest,
    }));
}
