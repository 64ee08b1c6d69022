import type { FeatureTable } from '../../../analysis/core/features.ts';
import { type FieldMapping, roleFieldsOf, suggestMapping, type VectorPreview } from '../../../analysis/vector/index.ts';
import type { LayerRole } from '../../contract/model.ts';
import type { PreviewMapping } from '../../contract/preview.ts';

/** How the fields of a layer fill those of a role: as the person mapped them, else as their names suggest. */
export function previewMapping(
  preview: VectorPreview,
  role: LayerRole,
  fieldMap: readonly FieldMapping[] | null,
): PreviewMapping {
  const headers = headersOf(preview.fields, fieldMap ?? []);
  const used = fieldMap ?? suggestMapping(headers, preview.sample, role).fieldMap;
  const isTable = preview.columns !== null || preview.blocking?.code === 'no-coordinates';
  return {
    headers,
    columns: preview.columns,
    isTable,
    fields: roleFieldsOf(role).map(({ name, words, type, need }) => ({
      ...{ name, words, type, need },
      from: used.find(({ to }) => to === name)?.from ?? null,
    })),
    isRemembered: false,
  };
}

/** The names that the file has, also where the fields were read under names of ours. */
const headersOf = (fields: FeatureTable['fields'], fieldMap: readonly FieldMapping[]): string[] =>
  fields.map(({ name }) => fieldMap.find(({ to }) => to === name)?.from ?? name);
