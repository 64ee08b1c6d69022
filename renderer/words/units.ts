import { table } from './text.ts';

/** The self-test of the district's units. */
export const unitWords = table({
  'units.title': { zh: '区界自检', en: 'Self-test of the units' },
  'units.about': {
    zh: '与官方 43 个街道、地区逐一核对：名称、代码、椭球面积、缝隙、重叠、边界环和重复的行。',
    en: 'Checks the units against the official 43: names, codes, area on the ellipsoid, gaps, overlaps, rings and duplicate rows.',
  },
  'units.run': { zh: '开始自检', en: 'Run the self-test' },
  'units.run-again': { zh: '重新自检', en: 'Run it again' },
  'units.none': {
    zh: '还没有街道地区边界图层。导入后把用途设为“街道地区边界”。',
    en: 'There is no layer of unit boundaries. Import one and set its use to “Unit boundaries”.',
  },
  'units.stale': { zh: '图层在自检之后有改动。', en: 'The layer has changed since the test.' },
  'units.counts': {
    zh: '{n} 个单元：街道 {a} / 24，地区 {b} / 19',
    en: '{n} units: {a} of 24 subdistricts, {b} of 19 areas',
  },
  'units.area': { zh: '椭球面积', en: 'Area on the ellipsoid' },
  'units.area-value': { zh: '{km2} km²（公布 {official} km²）', en: '{km2} km² ({official} km² published)' },
  'units.sound': { zh: '没有发现问题。', en: 'Nothing was found.' },
  'units.found': {
    zh: '{errors} 个错误，{warnings} 个警告，{notes} 条提示',
    en: '{errors} errors, {warnings} warnings, {notes} notes',
  },
  'units.repair': { zh: '修复勾选的 {n} 项', en: 'Repair the {n} ticked' },
  'units.repair-hint': {
    zh: '勾选的项目一次修复，用“撤销”可以整体退回。',
    en: 'What is ticked is repaired in one step; undo takes all of it back.',
  },
  'units.repaired': { zh: '已修复 {n} 项，可以撤销。', en: '{n} repaired; undo takes them back.' },
  'units.give-up-to': { zh: '自动归并的缝隙与重叠上限', en: 'Give gaps and overlaps up to' },
  'units.give-up-hint': {
    zh: '归给共同边界最长的相邻单元；更大的由人处理。改动上限后请重新自检。',
    en: 'They go to the neighbour with the longest common border; larger ones are left to people. Run the test again after changing this.',
  },
  'units.by-hand': { zh: '需人工处理', en: 'by hand' },
  'units.place': { zh: '定位', en: 'Show' },
  'units.all': { zh: '全选', en: 'All' },
  'severity.error': { zh: '错误', en: 'Error' },
  'severity.warning': { zh: '警告', en: 'Warning' },
  'severity.note': { zh: '提示', en: 'Note' },
  'finding.missing-unit': { zh: '缺少单元', en: 'Missing units' },
  'finding.unknown-name': { zh: '名称不认识', en: 'Unknown names' },
  'finding.other-name': { zh: '改为正式名称', en: 'Use the official name' },
  'finding.wrong-code': { zh: '更正代码', en: 'Correct the code' },
  'finding.missing-code': { zh: '补全代码', en: 'Fill in the code' },
  'finding.copy': { zh: '删除完全重复的行', en: 'Drop exact copies' },
  'finding.duplicate-unit': { zh: '单元重复', en: 'Units twice' },
  'finding.ring': { zh: '修正边界环', en: 'Mend rings' },
  'finding.no-polygon': { zh: '没有面的行', en: 'Rows without polygon' },
  'finding.overlap': { zh: '归并重叠', en: 'Give away overlaps' },
  'finding.gap': { zh: '归并缝隙', en: 'Give away gaps' },
  'finding.open-gap': { zh: '归并通向区外的缝隙', en: 'Give away gaps that open to the outside' },
  'finding.loose-vertices': { zh: '对齐公共边界的顶点', en: 'Match vertices of common borders' },
  'finding.area': { zh: '面积', en: 'Area' },
});
