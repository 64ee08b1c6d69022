/** What a number in a column counts or measures, as its header says. */
export type ColumnUnit =
  | 'm2' | 'mu' | 'ha' | 'km2' | 'm' | 'km' | 'cm' | 'm3' | 't' | 'kg' | 't/d' | 'kg/d' | 'm3/d' | 'household' | 'person' | 'piece' | 'percent' | 'degree' | 'yuan' | 'year' | 'day'; // biome-ignore format: one list

/** Spellings of units, as they stand in headers; the first that matches wins, so compound ones come first. */
const SPELLINGS: readonly (readonly [ColumnUnit, RegExp])[] = [
  ['t/d', /^(吨\/?(日|天)|吨每(日|天)|t\/?d|吨\/d|tpd)$/],
  ['kg/d', /^((kg|公斤|千克)\/?(日|天|d|day)|(公斤|千克)每(日|天))$/],
  ['m3/d', /^((m3|方|立方米)\/?(日|天|d))$/],
  ['km2', /^(km2|km\^2|平方公里|平方千米|sqkm)$/],
  ['m2', /^(m2|m\^2|平方米|平米|sqm|平方)$/],
  ['m3', /^(m3|m\^3|立方米|方|立方)$/],
  ['mu', /^(亩|mu)$/],
  ['ha', /^(公顷|ha|hm2|hectares?)$/],
  ['km', /^(km|公里|千米)$/],
  ['cm', /^(cm|厘米)$/],
  ['m', /^(m|米|meters?|metres?)$/],
  ['t', /^(吨|t|tons?|tonnes?)$/],
  ['kg', /^(kg|公斤|千克)$/],
  ['household', /^(户|households?)$/],
  ['person', /^(人|人次|persons?|people)$/],
  ['piece', /^(个|台|座|处|组|辆|只)$/],
  ['percent', /^(%|percent|pct|百分比)$/],
  ['degree', /^(°|度|deg|degrees?)$/],
  ['yuan', /^(元|万元|rmb|cny)$/],
  ['year', /^(年|years?)$/],
  ['day', /^(天|日|days?)$/],
];

const BRACKETED = /[([【〔<]([^)\]】〕>]*)[)\]】〕>]/gu;

/** Compatibility forms folded (full-width brackets and digits, ㎡, ㎞), lower case, no white space. */
const folded = (header: string): string => header.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/**
 * A header without unit, brackets, system and punctuation, by which names are compared.
 *
 * @example coreOfHeader('百度经度（°）') // '经度'
 * @example coreOfHeader('Total_Households (户)') // 'totalhouseholds'
 */
export function coreOfHeader(header: string): string {
  const bare = folded(header)
    .replace(BRACKETED, '')
    .replace(
      /bd[-_ ]?09(ll|mc)?|百度|baidu|gcj[-_ ]?02|高德|腾讯|火星|amap|国测局|wgs[-_ ]?84|cgcs[-_ ]?2000|国家2000|2000国家大地坐标系?/g,
      '',
    );
  const core = bare.replace(/[^\p{L}\p{N}]/gu, '');
  const tail = /^(.*\p{Script=Han})(kg|km2|m2|km|hm2|ha|t|m)$/u.exec(core);
  return tail?.[1] ?? core;
}

/**
 * The unit that a header tells: in brackets, after a separator, or at its end after Chinese; null when it tells none.
 *
 * @example unitOfHeader('面积（亩）') // 'mu'
 * @example unitOfHeader('area_m2') // 'm2'
 */
export function unitOfHeader(header: string): ColumnUnit | null {
  const text = folded(header);
  for (const [, inside] of text.matchAll(BRACKETED)) {
    const unit = unitOf((inside ?? '').replace(/^(单位)?[:,]?/, ''));
    if (unit !== null) return unit;
  }
  const bare = text.replace(BRACKETED, '');
  const after = /[_\-/,:;](?:单位:?)?([^_\-,:;]+)$/.exec(bare)?.[1];
  const tail = /\p{Script=Han}(kg|km2|m2|m3|km|hm2|ha|t|m)$/u.exec(bare)?.[1];
  return unitOf(after ?? tail ?? '') ?? COUNTED.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

const unitOf = (text: string): ColumnUnit | null => SPELLINGS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** Names that say what is counted without a unit. */
const COUNTED: readonly (readonly [ColumnUnit, RegExp])[] = [
  ['household', /(户数|households)$/],
  ['person', /(人口|人口数|人数|population)$/],
];
