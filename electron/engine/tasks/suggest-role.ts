import type { CellValue, Field } from '../../../analysis/core/features.ts';
import { suggestMapping } from '../../../analysis/vector/index.ts';
import type { LayerRole, VectorLayerInfo } from '../../contract/model.ts';
import { isDrawnAs, roleOfFields } from './role-of-fields.ts';

/** Words in a layer's name that tell what it is for, the more special first. */
const NAME_HINTS: readonly (readonly [RegExp, LayerRole])[] = [
  [/machine[-_ ]?candidates?|候选点/i, 'machine-candidates'],
  [/truth|真值/i, 'truth'],
  [/machines?|回收机/i, 'machines'],
  [/communit|社区|村/i, 'communities'],
  [/compounds?|小区/i, 'compounds'],
  [/units?|街道|地区|乡镇|boundar|fence|outline|区界|边界/i, 'units'],
  [/facilit|设施|环卫/i, 'facilities'],
  [/roads?|道路|street/i, 'roads'],
  [/water|水系|河|湖/i, 'water'],
  [/land[-_ ]?use|用地/i, 'landuse'],
  [/permits?|工地|许可/i, 'permits'],
  [/complaints?|投诉|12345/i, 'complaints'],
  [/candidates?|疑似/i, 'candidates'],
];

/**
 * A proposal for the preview card, from the layer's name and then its fields; the person decides. Fields that tell another role win over
 * a name whose role would lack what it needs.
 *
 * @param sample some rows of the layer: a column of words is not taken for a number
 * @example suggestRole('machines-2026', 'point', []) // 'machines'
 */
export function suggestRole(
  name: string,
  geometry: VectorLayerInfo['geometryType'],
  fields: readonly Field[],
  sample: readonly (readonly CellValue[])[] = [],
): LayerRole {
  const headers = fields.map((field) => field.name);
  const byName = NAME_HINTS.find(([pattern, role]) => pattern.test(name) && isDrawnAs(role, geometry))?.[1] ?? null;
  const byFields = roleOfFields(headers, geometry, sample);
  if (byName === null) return byFields ?? roleOfColumns(headers, geometry);
  return byFields === null || suggestMapping(headers, sample, byName).missing.length === 0 ? byName : byFields;
}

/** Fields that say enough by themselves. */
function roleOfColumns(headers: readonly string[], geometry: VectorLayerInfo['geometryType']): LayerRole {
  const has = (...names: readonly string[]): boolean =>
    names.every((wanted) => headers.some((header) => header.toLowerCase() === wanted));
  if (geometry === 'point' && has('capacity_kg')) return 'machines';
  if (geometry === 'polygon' && has('code', 'name', 'people')) return 'units';
  return geometry === 'line' && has('class') ? 'roads' : 'other';
}
