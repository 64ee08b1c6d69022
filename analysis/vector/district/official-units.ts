export type UnitKind = '街道' | '地区';

/** One of the 43 units of Chaoyang District: 24 街道 and 19 地区. */
export interface OfficialUnit {
  readonly code: string;
  /** the short name without its kind: "建外" */
  readonly stem: string;
  readonly kind: UnitKind;
  /** the whole name: "建外街道" */
  readonly name: string;
}

/** The published area of the district, km². */
export const OFFICIAL_AREA_KM2 = 470.8;

/**
 * Statistical division codes. The airport sub-district is found under two codes: 110105400 in most lists, 110105020 in some.
 */
const STEMS: readonly (readonly [code: number, stem: string, kind: UnitKind])[] = [
  [1, '建外', '街道'],
  [2, '朝外', '街道'],
  [3, '呼家楼', '街道'],
  [4, '三里屯', '街道'],
  [5, '左家庄', '街道'],
  [6, '香河园', '街道'],
  [7, '和平街', '街道'],
  [8, '安贞', '街道'],
  [9, '亚运村', '街道'],
  [10, '小关', '街道'],
  [11, '酒仙桥', '街道'],
  [12, '麦子店', '街道'],
  [13, '团结湖', '街道'],
  [14, '六里屯', '街道'],
  [15, '八里庄', '街道'],
  [16, '双井', '街道'],
  [17, '劲松', '街道'],
  [18, '潘家园', '街道'],
  [19, '垡头', '街道'],
  [21, '南磨房', '地区'],
  [22, '高碑店', '地区'],
  [23, '将台', '地区'],
  [24, '太阳宫', '地区'],
  [25, '大屯', '街道'],
  [26, '望京', '街道'],
  [27, '小红门', '地区'],
  [28, '十八里店', '地区'],
  [29, '平房', '地区'],
  [30, '东风', '地区'],
  [31, '奥运村', '街道'],
  [32, '来广营', '地区'],
  [33, '常营', '地区'],
  [34, '三间房', '地区'],
  [35, '管庄', '地区'],
  [36, '金盏', '地区'],
  [37, '孙河', '地区'],
  [38, '崔各庄', '地区'],
  [39, '东坝', '地区'],
  [40, '黑庄户', '地区'],
  [41, '豆各庄', '地区'],
  [42, '王四营', '地区'],
  [43, '东湖', '街道'],
  [400, '首都机场', '街道'],
];

export const officialUnits: readonly OfficialUnit[] = STEMS.map(([number, stem, kind]) => ({
  code: `110105${String(number).padStart(3, '0')}`,
  stem,
  kind,
  name: `${stem}${kind}`,
}));

const OTHER_CODES: Readonly<Record<string, string>> = { '110105020': '110105400' };

/** Old and long names that files still carry. */
const OTHER_STEMS: Readonly<Record<string, string>> = {
  建国门外: '建外',
  朝阳门外: '朝外',
  建外大街: '建外',
  和平里街: '和平街',
  首都国际机场: '首都机场',
};

/** Does a written code (9 or 12 digits) mean this unit? */
export function isCodeOf(unit: OfficialUnit, code: string): boolean {
  const nine = code.trim().slice(0, 9);
  return nine === unit.code || OTHER_CODES[nine] === unit.code;
}

/**
 * The unit that a written name means: with or without 街道, 街道办事处, 地区, 地区办事处, 乡 or 镇, with the district in front, old
 * names too; null when it means none.
 *
 * @example unitOfName('北京市朝阳区高碑店乡')?.name // '高碑店地区'
 */
export function unitOfName(written: string): OfficialUnit | null {
  const bare = written.replace(/\s+/g, '').replace(/^(北京市?)?(朝阳区)?/, '');
  const exact = officialUnits.find(({ name, stem }) => name === bare || stem === bare);
  if (exact !== undefined) return exact;
  const stem = bare.replace(/(街道办事处|地区办事处|街道办|地区办|办事处|街道|地区|乡|镇)$/, '');
  const wanted = OTHER_STEMS[stem] ?? stem;
  return officialUnits.find((unit) => unit.stem === wanted) ?? null;
}
