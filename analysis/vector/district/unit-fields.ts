import type { FeatureTable } from '../../core/features.ts';

const NAME_FIELDS = [
  'name',
  '名称',
  '街道名称',
  '乡镇名称',
  '街道',
  '乡镇',
  '地区',
  'XZQMC',
  'JDMC',
  'XZMC',
  'town',
  'NAME_CHN',
];
const CODE_FIELDS = ['code', '代码', '行政区划代码', '区划代码', 'XZQDM', 'JDDM', 'XZDM'];

/** The field with the units' names; '' without one. */
export const nameFieldOf = (table: FeatureTable): string => fieldOf(table, NAME_FIELDS);

/** The field with the units' codes; '' without one. */
export const codeFieldOf = (table: FeatureTable): string => fieldOf(table, CODE_FIELDS);

/** The first field of the table that is named like one of these, whatever the case. */
function fieldOf(table: FeatureTable, wanted: readonly string[]): string {
  for (const name of wanted) {
    const field = table.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (field !== undefined) return field.name;
  }
  return '';
}
