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
export type { AsideRow, RawLayer, ReadOptions, ShiftedDatum, VectorFormat } from './vector-format.ts';
export { vectorFormats } from './vector-formats.ts';
export { writeCsv } from './write-csv.ts';
export { writeGeoJson } from './write-geojson.ts';
