import type { Words } from '../../../../analysis/core/words.ts';
import type { Classification, SheetOptions } from '../../../contract/model.ts';

/** Everything a sheet says by itself. */
export const sheetWords = {
  legend: { zh: '图例', en: 'Legend' },
  sources: { zh: '数据来源与时相', en: 'Sources and dates' },
  crs: {
    zh: '2000国家大地坐标系，高斯-克吕格 3° 带，中央子午线 117°（39 带）；格网单位：km',
    en: 'CGCS2000, 3-degree Gauss-Krüger, central meridian 117° E (belt 39); grid in km',
  },
  height: { zh: '高程基准：未采用高程', en: 'Heights: none used' },
  scale: { zh: '比例尺', en: 'Scale' },
  drawnBy: { zh: '编制', en: 'Made by' },
  checkedBy: { zh: '校核', en: 'Checked by' },
  approvedBy: { zh: '审核', en: 'Approved by' },
  date: { zh: '制图日期', en: 'Date' },
  classification: { zh: '密级', en: 'Classification' },
  north: { zh: '北', en: 'N' },
  trueNorth: { zh: '真北偏角', en: 'true north' },
  noDate: { zh: '时相未注明', en: 'no date given' },
  demonstration: { zh: '演示数据，不得用于实际工作', en: 'Demonstration data, not for real work' },
  disclaimer: {
    zh: '疑似图斑须经人工研判与现场核查，不作为认定依据。',
    en: 'Candidates need desk review and a field check; they prove nothing by themselves.',
  },
} satisfies Record<string, Words>;

export const classificationWords: Readonly<Record<Classification, Words>> = {
  public: { zh: '公开', en: 'Public' },
  internal: { zh: '内部资料 不得公开', en: 'Internal, not for publication' },
  secret: { zh: '秘密', en: 'Secret' },
};

export const templateTitles: Readonly<Record<SheetOptions['template'], Words>> = {
  overview: { zh: '朝阳区固体废物设施与疑似堆场分布图', en: 'Facilities and suspected dumps' },
  site: { zh: '疑似堆场位置图', en: 'Location of a suspected dump' },
  gaps: { zh: '智能回收机覆盖缺口图', en: 'Recycling machine coverage gaps' },
  plan: { zh: '智能回收机布点规划图', en: 'Recycling machine plan' },
};
