export { checkDistrict, type DistrictCheck } from './district/check-district.ts';
export { OFFICIAL_AREA_KM2, type OfficialUnit, officialUnits, unitOfName } from './district/official-units.ts';
export { asideTable } from './quality/aside-table.ts';
export { checkQuality, type QualityInput } from './quality/check-quality.ts';
export type { ColumnFacts, QualityFinding, QualityReport, Severity } from './quality/quality-report.ts';
export {
  countByProblem,
  formatOf,
  type GeometryType,
  geometryTypeOf,
  inspectAs,
  inspectVector,
  type ReadLayer,
  readAs,
  readVector,
  type VectorPreview,
} from './read-vector.ts';
export { type ColumnUnit, unitOfHeader } from './table/header-core.ts';
export { mappingKey, type SuggestedMapping, suggestMapping, unmetNeeds } from './table/mapping.ts';
export { type RoleField, roleFieldsOf } from './table/role-fields.ts';
export type {
  AsideRow,
  CoordinateChoice,
  FieldMapping,
  RawLayer,
  ReadOptions,
  ShiftedDatum,
  VectorFormat,
} from './vector-format.ts';
export { vectorFormats } from './vector-formats.ts';
export { writeCsv } from './write-csv.ts';
export { writeGeoJson } from './write-geojson.ts';
