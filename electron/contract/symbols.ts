import type { Words } from '../../analysis/core/words.ts';
import type { LayerRole } from './model.ts';

/**
 * How every layer is drawn: plain data read by the map, the layer panel (which is the legend) and the printed sheet, so the
 * three cannot disagree. Sizes are CSS pixels at 96 dpi. No class differs from another in red against green alone.
 */
export type MapSymbol =
  | {
      readonly kind: 'point';
      readonly shape: 'circle' | 'square' | 'triangle' | 'diamond' | 'star';
      readonly colour: string;
      readonly sizePx: number;
    }
  | {
      readonly kind: 'line';
      readonly colour: string;
      readonly widthPx: number;
      readonly dash: readonly number[] | null;
    }
  | {
      readonly kind: 'area';
      readonly fill: string | null;
      readonly fillOpacity: number;
      readonly outline: string;
      readonly outlinePx: number;
      readonly dash: readonly number[] | null;
      readonly hatch: 'none' | 'diagonal' | 'cross' | 'dots';
    };

export interface SymbolClass {
  readonly id: string;
  readonly words: Words;
  readonly symbol: MapSymbol;
  /** for ranges: from (inclusive) to (exclusive) of the classifying field */
  readonly range?: readonly [from: number, to: number];
  /** on screen drawn from this zoom on: classes too numerous for the overview */
  readonly fromZoom?: number;
}

export interface LayerSymbols {
  /** the field that tells the class; null when all rows look alike */
  readonly classifyBy: string | null;
  /** the last class also takes rows that match none */
  readonly classes: readonly SymbolClass[];
  /** the field written beside each row; null for none */
  readonly labelBy: string | null;
}

const point = (shape: Extract<MapSymbol, { kind: 'point' }>['shape'], colour: string, sizePx: number): MapSymbol => ({
  kind: 'point',
  shape,
  colour,
  sizePx,
});
const line = (colour: string, widthPx: number, dash: readonly number[] | null = null): MapSymbol => ({
  kind: 'line',
  colour,
  widthPx,
  dash,
});
const area = (
  fill: string | null,
  fillOpacity: number,
  outline: string,
  outlinePx: number,
  extra: Partial<Pick<Extract<MapSymbol, { kind: 'area' }>, 'dash' | 'hatch'>> = {},
): MapSymbol => ({ kind: 'area', fill, fillOpacity, outline, outlinePx, dash: null, hatch: 'none', ...extra });

const one = (zh: string, en: string, symbol: MapSymbol, labelBy: string | null = null): LayerSymbols => ({
  classifyBy: null,
  classes: [{ id: 'all', words: { zh, en }, symbol }],
  labelBy,
});
const cls = (id: string, zh: string, en: string, symbol: MapSymbol): SymbolClass => ({ id, words: { zh, en }, symbol });
const near = (fromZoom: number, each: SymbolClass): SymbolClass => ({ ...each, fromZoom });
const ranged = (from: number, to: number, zh: string, en: string, symbol: MapSymbol): SymbolClass => ({
  ...cls(`${from}`, zh, en, symbol),
  range: [from, to],
});

/** Share of people served, light to dark on one hue; the lowest class is hatched. Percent. */
const coverageClasses: readonly SymbolClass[] = [
  ranged(0, 60, '不足 60 %', 'below 60 %', area('#fde0c5', 0.75, '#5b4b3a', 0.8, { hatch: 'diagonal' })),
  ranged(60, 80, '60–80 %', '60–80 %', area('#facba6', 0.7, '#5b4b3a', 0.8)),
  ranged(80, 95, '80–95 %', '80–95 %', area('#9dc3d8', 0.7, '#5b4b3a', 0.8)),
  ranged(95, 1000, '95 % 以上', '95 % and more', area('#3c7fa6', 0.7, '#5b4b3a', 0.8)),
];

const symbols: Readonly<Record<LayerRole, LayerSymbols>> = {
  units: one('街道与地区', 'Units', area(null, 0, '#7a3b8f', 1.4), 'name'),
  communities: one('社区与村', 'Communities', point('circle', '#8c6bb1', 3)),
  compounds: one('小区', 'Compounds', point('circle', '#7f8c8d', 2.5)),
  machines: {
    classifyBy: 'status',
    labelBy: null,
    classes: [
      cls('停用', '智能回收机（停用）', 'Recycling machine (out of use)', point('square', '#9aa5ad', 6)),
      cls('运行', '智能回收机（运行）', 'Recycling machine (running)', point('square', '#0070c0', 6)),
    ],
  },
  'machine-candidates': one('回收机候选点位', 'Candidate places', point('diamond', '#5aa9e6', 3.5)),
  facilities: {
    classifyBy: 'type',
    labelBy: null,
    classes: [
      near(12.5, cls('bin-station', '桶站', 'Bin station', point('circle', '#6c8f3c', 3))),
      near(12.5, cls('collect-point', '收集点', 'Collection point', point('circle', '#2f855a', 4))),
      cls('cleaning-station', '密闭式清洁站', 'Closed cleaning station', point('square', '#2c5282', 6)),
      cls('transfer-station', '中转站', 'Transfer station', point('triangle', '#2b6cb0', 8)),
      cls('loading-point', '临时上车点', 'Temporary loading point', point('triangle', '#63b3ed', 6)),
      cls('sorting-centre', '分拣中心', 'Sorting centre', point('diamond', '#1a365d', 9)),
      cls('decor-waste', '装修垃圾投放点', 'Renovation-waste point', point('circle', '#b7791f', 4)),
      cls('cd-yard', '建筑垃圾消纳点', 'C&D waste yard', point('diamond', '#975a16', 8)),
      cls('landfill', '填埋场', 'Landfill', point('star', '#744210', 11)),
      cls('incinerator', '焚烧厂', 'Incinerator', point('star', '#b83280', 11)),
      cls('hazardous', '危险废物收集点', 'Hazardous-waste point', point('triangle', '#97266d', 7)),
      cls('medical', '医疗废物收集点', 'Medical-waste point', point('triangle', '#d53f8c', 7)),
      cls('other', '其他设施', 'Other facility', point('circle', '#4a5568', 4)),
    ],
  },
  roads: {
    classifyBy: 'class',
    labelBy: null,
    classes: [
      cls('motorway', '高速路', 'Motorway', line('#d9822b', 2.6)),
      cls('trunk', '快速路', 'Trunk road', line('#e0a040', 2.2)),
      cls('primary', '主干路', 'Primary road', line('#c9a227', 1.6)),
      cls('secondary', '次干路', 'Secondary road', line('#a8a8a8', 1.2)),
      near(11.5, cls('tertiary', '支路', 'Tertiary road', line('#b9b9b9', 0.9))),
      near(12.5, cls('other', '其他道路', 'Other road', line('#c8c8c8', 0.6))),
    ],
  },
  water: one('水系', 'Water', area('#9bd7f0', 0.8, '#5aa9c9', 0.6)),
  landuse: {
    classifyBy: 'kind',
    labelBy: null,
    classes: [
      cls('park', '公园绿地', 'Park', area('#7cc48a', 0.4, '#5a9a68', 0.4)),
      cls('farmland', '农林用地', 'Farmland', area('#cde7a0', 0.45, '#a5c47a', 0.4)),
      cls('village', '村庄', 'Village', area('#f6e3a1', 0.45, '#cdb766', 0.4)),
      cls('industrial', '工业仓储', 'Industry', area('#c9ad93', 0.4, '#a67c52', 0.4)),
      cls('other', '其他用地', 'Other land use', area('#eef0f2', 0.5, '#e3e5e8', 0.3)),
    ],
  },
  permits: one(
    '许可工地',
    'Permitted sites',
    area('#f4d35e', 0.15, '#8a6d00', 1.2, { dash: [6, 3], hatch: 'dots' }),
    'name',
  ),
  complaints: one('投诉线索', 'Complaints', point('triangle', '#e07a5f', 5)),
  truth: one('真值（演示）', 'Truth (demonstration)', area(null, 0, '#00a9a5', 1.6, { dash: [2, 2] })),
  candidates: {
    classifyBy: 'verdict',
    labelBy: 'rank',
    classes: [
      cls('confirmed', '属实', 'Confirmed', area('#d0021b', 0.3, '#d0021b', 2.2, { hatch: 'diagonal' })),
      cls('uncertain', '存疑', 'Uncertain', area('#c99700', 0.2, '#c99700', 2, { hatch: 'dots' })),
      cls('permitted', '合规施工', 'Permitted works', area('#6b7fd7', 0.2, '#6b7fd7', 1.8, { hatch: 'cross' })),
      cls('covered', '苫盖', 'Covered by net', area('#3f8f5f', 0.2, '#3f8f5f', 1.8, { hatch: 'dots' })),
      cls('rejected', '不属实', 'Rejected', area('#7f7f7f', 0.1, '#7f7f7f', 1.2, { dash: [2, 3] })),
      cls(
        'pending',
        '疑似图斑（待研判）',
        'Candidate (to review)',
        area('#ff7f00', 0.18, '#ff7f00', 2, { dash: [5, 3] }),
      ),
    ],
  },
  'coverage-units': { classifyBy: 'people_pct', labelBy: 'name', classes: coverageClasses },
  'coverage-gaps': one('未覆盖小区', 'Compounds not served', point('circle', '#c2410c', 5)),
  plan: one('规划新增回收机', 'Planned machines', point('star', '#b5179e', 10), 'rank'),
  scene: one('影像', 'Scene', area(null, 0, '#888888', 1)),
  mask: one('云掩膜', 'Cloud mask', area(null, 0, '#888888', 1)),
  other: one('其他图层', 'Other layer', area('#b0b7c3', 0.25, '#667085', 1.2)),
};

/** The symbols of a layer by what it is for. */
export const symbolsOf = (role: LayerRole): LayerSymbols => symbols[role];

/** The class a row belongs to; the last one takes what matches none. */
export function classOf(layer: LayerSymbols, value: string | number | boolean | null | undefined): SymbolClass {
  const number = Number(value);
  const found = layer.classes.find((candidate) =>
    candidate.range ? number >= candidate.range[0] && number < candidate.range[1] : candidate.id === String(value),
  );
  return found ?? layer.classes[layer.classes.length - 1]!;
}

/** How registers in Chinese name the classifying fields. */
const CHINESE_FIELDS: Readonly<Record<string, string>> = { status: '状态', type: '类型', class: '等级', kind: '类别' };

/** The names under which a table may carry the classifying field, best first. */
export function classifyingFields(layer: LayerSymbols): readonly string[] {
  if (layer.classifyBy === null) return [];
  const chinese = CHINESE_FIELDS[layer.classifyBy];
  return chinese === undefined ? [layer.classifyBy] : [layer.classifyBy, chinese];
}
