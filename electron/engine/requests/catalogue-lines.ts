import type { CellValue } from '../../../analysis/core/features.ts';
import type { Language, Words } from '../../../analysis/core/words.ts';
import type { Classification, LayerInfo, RasterLayerInfo } from '../../contract/model.ts';

/** The columns of the catalogue as a file, one layer a line. */
const COLUMNS: readonly {
  readonly words: Words;
  readonly value: (layer: LayerInfo, language: Language) => CellValue;
}[] = [
  { words: { zh: '图层', en: 'layer' }, value: ({ name }) => name },
  { words: { zh: '用途', en: 'used as' }, value: ({ role }) => role },
  { words: { zh: '类型', en: 'kind' }, value: ({ kind }) => kind },
  { words: { zh: '数据来源', en: 'source' }, value: ({ source }) => source },
  { words: { zh: '数据日期', en: 'data date' }, value: ({ date }) => date },
  { words: { zh: '许可', en: 'licence' }, value: ({ licence }) => licence },
  { words: { zh: '密级', en: 'classification' }, value: (layer, language) => CLASSES[layer.classification][language] },
  { words: { zh: '坐标系与来历', en: 'coordinate system and provenance' }, value: (layer, to) => layer.crsNote[to] },
  { words: { zh: '行数', en: 'rows' }, value: (layer) => (layer.kind === 'vector' ? layer.rows : null) },
  { words: { zh: '未导入的行', en: 'rows kept aside' }, value: ({ keptAside }) => keptAside },
  { words: { zh: '质量提示', en: 'quality remarks' }, value: ({ remarks }) => remarks },
  ...(['west', 'south', 'east', 'north'] as const).map((side, at) => ({
    words: { zh: { west: '西', south: '南', east: '东', north: '北' }[side], en: side },
    value: ({ extent }: LayerInfo) => extent?.[at] ?? null,
  })),
  { words: { zh: '文件', en: 'file' }, value: ({ fileName }) => fileName },
  {
    words: { zh: '文件状态', en: 'file state' },
    value: (layer, language) => (layer.kind === 'raster' ? FILE_STATES[layer.fileState][language] : null),
  },
  { words: { zh: 'SHA-256', en: 'SHA-256' }, value: ({ sha256 }) => sha256 },
  { words: { zh: '导入时间', en: 'imported at' }, value: ({ importedAt }) => importedAt },
];

export const catalogueHeader = (language: Language): string[] => COLUMNS.map(({ words }) => words[language]);

export const catalogueLine = (layer: LayerInfo, language: Language): CellValue[] =>
  COLUMNS.map(({ value }) => value(layer, language));

const CLASSES: Readonly<Record<Classification, Words>> = {
  public: { zh: '公开', en: 'public' },
  internal: { zh: '内部', en: 'internal' },
  secret: { zh: '秘密', en: 'secret' },
};

const FILE_STATES: Readonly<Record<RasterLayerInfo['fileState'], Words>> = {
  here: { zh: '在原处', en: 'in its place' },
  changed: { zh: '已改动', en: 'changed' },
  missing: { zh: '找不到', en: 'missing' },
};
