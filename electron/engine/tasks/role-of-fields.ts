import type { CellValue } from '../../../analysis/core/features.ts';
import { suggestMapping } from '../../../analysis/vector/index.ts';
import { coreOfHeader } from '../../../analysis/vector/table/header-core.ts';
import { ROLE_FIELDS, roleFieldsOf } from '../../../analysis/vector/table/role-fields.ts';
import { LAYER_ROLES, type LayerRole, type VectorLayerInfo } from '../../contract/model.ts';

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

/** Can a layer of this role have such geometries? A role that is not in the list takes any. */
export const isDrawnAs = (role: LayerRole, geometry: VectorLayerInfo['geometryType']): boolean =>
  GEOMETRY_OF[role]?.includes(geometry) ?? true;

/**
 * The role whose fields the headers fill, in either language, or null where they tell none: all that the role needs has to be there, and
 * a header that only this role knows, or no other role may do. Among several the one with the most headers of its
 * own, then with the most fields filled; a tie tells nothing.
 *
 * @example roleOfFields(['小区名称', '户数', '街道'], 'point', []) // 'compounds'
 */
export function roleOfFields(
  headers: readonly string[],
  geometry: VectorLayerInfo['geometryType'],
  sample: readonly (readonly CellValue[])[],
): LayerRole | null {
  const fitting = LAYER_ROLES.filter((role) => roleFieldsOf(role).length > 0 && isDrawnAs(role, geometry)).flatMap(
    (role) => {
      const { fieldMap, missing } = suggestMapping(headers, sample, role);
      const own = fieldMap.filter(({ from }) => (ROLES_OF_NAME.get(coreOfHeader(from)) ?? new Set()).size === 1).length;
      const needsNothing = roleFieldsOf(role).every(({ need }) => need === null);
      return missing.length > 0 || (needsNothing && own < 2) ? [] : [{ role, own, filled: fieldMap.length }];
    },
  );
  const [best, next] = fitting.sort((one, other) => other.own - one.own || other.filled - one.filled);
  if (best === undefined) return null;
  if (next !== undefined) return best.own > next.own || best.filled > next.filled ? best.role : null;
  return best.own > 0 || best.filled > 1 ? best.role : null;
}

/** Which roles know a header by its core. */
const ROLES_OF_NAME: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const roles = new Map<string, Set<string>>();
  for (const [role, fields] of Object.entries(ROLE_FIELDS)) {
    for (const core of fields.flatMap(({ names }) => names.map(coreOfHeader))) {
      roles.set(core, (roles.get(core) ?? new Set()).add(role));
    }
  }
  return roles;
})();
