import type { FieldType } from '../../core/features.ts';
import type { Words } from '../../core/words.ts';

/** A field that analyses read from layers of one role, and what files call it. */
export interface RoleField {
  readonly name: string;
  readonly type: FieldType;
  readonly words: Words;
  /** one of the fields with the same `need` has to be there; null where it may be missing */
  readonly need: string | null;
  /** names in files, without case, spaces, units and punctuation; the surest first */
  readonly names: readonly string[];
  /** values below this cannot be */
  readonly least?: number;
}

const field = (
  name: string,
  type: FieldType,
  [zh, en]: readonly [string, string],
  names: readonly string[],
  more: { readonly need?: string; readonly least?: number } = {},
): RoleField => ({ name, type, words: { zh, en }, names: [name, ...names], need: null, ...more });

const ID = field(
  'id',
  'text',
  ['编号', 'identifier'],
  [
    '编号',
    '唯一编号',
    '设备编号',
    '设施编号',
    '小区编号',
    '点位编号',
    '图斑编号',
    '标识',
    '序号',
    'objectid',
    'no',
    'bh',
    'bsm',
  ],
);
const NAMED = (zh: string, en: string, names: readonly string[]) =>
  field('name', 'text', [zh, en], [...names, '名称', '名字', '地名', 'title', 'mc', '点位名称', '点位'], {
    need: 'name',
  });
const UNIT = field(
  'unit',
  'text',
  ['所属街乡', 'sub-district'],
  [
    '所属街乡',
    '街乡',
    '街道',
    '所属街道',
    '街道乡镇',
    '所属乡镇',
    '乡镇',
    '街道名称',
    '属地',
    '所在街道',
    '所属单位',
    '街道地区',
    '地区',
    'town',
    'street',
    'subdistrict',
    'township',
  ],
);
const UNIT_CODE = field(
  'unit_code',
  'text',
  ['街乡代码', 'sub-district code'],
  ['街乡代码', '街道代码', '街道编码', '乡镇代码', 'towncode'],
);
const COMMUNITY = field(
  'community',
  'text',
  ['所属社区', 'community'],
  ['所属社区', '社区', '社区名称', '所在社区', '社区村', '居委会'],
);
const COMMUNITY_CODE = field(
  'community_code',
  'text',
  ['社区代码', 'community code'],
  ['社区代码', '社区编码', '所属社区编码'],
);
const HOUSEHOLDS = (need?: string) =>
  field(
    'households',
    'integer',
    ['户数', 'households'],
    ['户数', '总户数', '居民户数', '家庭户数', '入住户数', '居民户', 'household', 'hh', 'hushu', 'hs'],
    { least: 0, ...(need === undefined ? {} : { need }) },
  );
const PEOPLE = (need?: string) =>
  field(
    'people',
    'integer',
    ['人口', 'people'],
    [
      '人口',
      '人口数',
      '常住人口',
      '总人口',
      '人数',
      '居民人数',
      '居住人口',
      '常住人口数',
      '服务人口',
      'population',
      'pop',
      'persons',
      'rk',
      'renkou',
    ],
    { least: 0, ...(need === undefined ? {} : { need }) },
  );
const STATUS = field(
  'status',
  'text',
  ['状态', 'status'],
  ['状态', '运行状态', '设备状态', '使用状态', '运营状态', '启用状态', 'state', 'zt'],
);

/** What each role of layer is read for. A role that is not here has no fields that must be there. */
export const ROLE_FIELDS: Readonly<Record<string, readonly RoleField[]>> = {
  units: [
    field(
      'code',
      'text',
      ['代码', 'code'],
      ['代码', '编码', '行政区划代码', '区划代码', '街道代码', '街乡代码', 'xzqdm', 'adcode'],
    ),
    NAMED('街乡名称', 'name', [
      '街道名称',
      '街乡名称',
      '单位名称',
      '乡镇名称',
      '街道',
      '街乡',
      '街道乡镇',
      '乡镇',
      'xzqmc',
    ]),
    field('kind', 'text', ['类别', 'kind'], ['类别', '类型', '街乡类型']),
    PEOPLE(),
    HOUSEHOLDS(),
    field('area_km2', 'real', ['面积', 'area'], ['面积km2', '面积平方公里', 'areakm2'], { least: 0 }),
  ],
  communities: [
    field('code', 'text', ['社区代码', 'code'], ['社区代码', '社区编码', '代码', '编码', '编号']),
    NAMED('社区名称', 'name', ['社区名称', '社区', '村名', '社区村', '居委会名称', '居委会']),
    field('kind', 'text', ['类别', 'kind'], ['类别', '类型', '社区类型']),
    UNIT,
    UNIT_CODE,
    HOUSEHOLDS(),
    PEOPLE(),
  ],
  compounds: [
    ID,
    NAMED('小区名称', 'name', [
      '小区名称',
      '小区',
      '小区名',
      '楼盘名称',
      '项目名称',
      '物业小区',
      '住宅小区',
      'compound',
    ]),
    UNIT,
    UNIT_CODE,
    COMMUNITY,
    COMMUNITY_CODE,
    HOUSEHOLDS('demand'),
    PEOPLE('demand'),
  ],
  machines: [
    ID,
    NAMED('名称', 'name', ['设备名称', '回收机名称', '机器名称', '安装位置', '安装地点', '点位地址', '投放地点']),
    UNIT,
    UNIT_CODE,
    COMMUNITY_CODE,
    field('compound_id', 'text', ['小区编号', 'compound id'], ['小区编号', '小区编码', '所属小区编号']),
    STATUS,
    field('kg_per_day', 'real', ['日回收量', 'kg a day'], ['日回收量', '日均回收量', '回收量', '日收运量'], {
      least: 0,
    }),
    field('capacity_kg', 'real', ['容量', 'capacity'], ['容量', '设计容量', '满载重量', '额定容量'], { least: 0 }),
  ],
  'machine-candidates': [
    ID,
    NAMED('名称', 'name', ['候选点名称', '候选点', '拟建位置', '拟选址']),
    field('kind', 'text', ['类别', 'kind'], ['类别', '类型']),
    UNIT,
    UNIT_CODE,
    COMMUNITY_CODE,
    field('compound_id', 'text', ['小区编号', 'compound id'], ['小区编号', '小区编码']),
  ],
  facilities: [
    ID,
    NAMED('设施名称', 'name', ['设施名称', '站点名称', '环卫设施', '厂站名称', '桶站名称']),
    field(
      'type',
      'text',
      ['设施类型', 'type'],
      ['设施类型', '类型', '类别', '设施类别', '种类', 'kind', 'lx', 'category'],
      {
        need: 'type',
      },
    ),
    UNIT,
    UNIT_CODE,
    field(
      'capacity',
      'real',
      ['规模', 'capacity'],
      ['规模', '处理能力', '设计规模', '能力', '处理规模', '日处理能力', '设计能力', '容量', '转运能力', '处理量'],
      { least: 0 },
    ),
    field('capacity_unit', 'text', ['规模单位', 'unit of capacity'], ['规模单位', '能力单位', '单位']),
    STATUS,
  ],
  permits: [
    field(
      'permit_no',
      'text',
      ['许可证号', 'permit number'],
      ['许可证号', '许可证编号', '许可编号', '证号', '消纳证号', '施工许可证号'],
      {
        need: 'permit_no',
      },
    ),
    field(
      'start',
      'date',
      ['开始日期', 'start'],
      ['开始日期', '开工日期', '起始日期', '有效期起', '开始时间', '开工时间', '发证日期'],
    ),
    field(
      'end',
      'date',
      ['结束日期', 'end'],
      ['结束日期', '竣工日期', '截止日期', '有效期止', '结束时间', '到期日期', '竣工时间'],
    ),
  ],
  complaints: [
    ID,
    field(
      'date',
      'date',
      ['日期', 'date'],
      ['日期', '投诉日期', '受理日期', '受理时间', '投诉时间', '举报时间', '来电时间', '时间'],
    ),
    field('text', 'text', ['内容', 'text'], ['内容', '投诉内容', '诉求内容', '问题描述', '描述', '诉求', '举报内容']),
    UNIT,
  ],
  roads: [
    field('class', 'text', ['道路等级', 'class'], ['道路等级', '等级', '道路类别', 'fclass', 'highway', 'type']),
    field('name', 'text', ['名称', 'name'], ['名称', '道路名称', '路名']),
  ],
  landuse: [
    field('kind', 'text', ['地类', 'kind'], ['地类名称', '地类', '用地类型', '用地性质', 'dlmc', 'landuse', 'type'], {
      need: 'kind',
    }),
  ],
};

export const roleFieldsOf = (role: string): readonly RoleField[] =>
  Object.hasOwn(ROLE_FIELDS, role) ? ROLE_FIELDS[role]! : [];
