import type { Field } from '../../../analysis/core/features.ts';
import type { LayerRole, VectorLayerInfo } from '../../contract/model.ts';

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

const GEOMETRY_OF: Partial<Record<LayerRole, readonly VectorLayerInfo['geometryType'][]>> = {
  units: ['polygon'],
  roads: ['line', 'mixed'],
  water: ['polygon', 'line', 'mixed'],
  landuse: ['polygon', 'mixed'],
  permits: ['polygon', 'mixed', 'point'],
  machines: ['point'],
  'machine-candidates': ['point'],
  compounds: ['point', 'polygon'],
  communities: ['point', 'polygon'],
  facilities: ['point'],
  complaints: ['point'],
};

/**
 * A proposal for the preview card, from the layer's name and then its fields; the person decides.
 *
 * @example suggestRole('machines-2026', 'point', []) // 'machines'
 */
export function suggestRole(
  name: string,
  geometry: VectorLayerInfo['geometryType'],
  fields: readonly Field[],
): LayerRole {
  for (const [pattern, role] of NAME_HINTS) {
    if (pattern.test(name) && (GEOMETRY_OF[role]?.includes(geometry) ?? true)) return role;
  }
  const has = (...names: readonly string[]): boolean =>
    names.every((wanted) => fields.some((field) => field.name.toLowerCase() === wanted));
  if (geometry === 'point' && has('capacity_kg')) return 'machines';
  if (geometry === 'polygon' && has('code', 'name', 'people')) return 'units';
  if (geometry === 'polygon' && has('permit_no')) return 'permits';
  if (geometry === 'line' && has('class')) return 'roads';
  return 'other';
}
