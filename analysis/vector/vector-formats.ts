import { dxfFormat } from './dxf/read-dxf.ts';
import { flatGeobufFormat } from './flatgeobuf/read-flatgeobuf.ts';
import { geoJsonFormat } from './geojson/read-geojson.ts';
import { kmlFormat } from './kml/read-kml.ts';
import { shapefileFormat } from './shapefile/read-shapefile.ts';
import { csvFormat } from './table/read-csv.ts';
import type { VectorFormat } from './vector-format.ts';
import { xlsFormat } from './xlsx/read-xls.ts';
import { xlsxFormat } from './xlsx/read-xlsx.ts';

/** Every vector format that is read here, the ones sure by their first bytes first. A GeoPackage is read by the engine. */
export const vectorFormats: readonly VectorFormat[] = [
  shapefileFormat,
  kmlFormat,
  dxfFormat,
  flatGeobufFormat,
  geoJsonFormat,
  xlsxFormat,
  xlsFormat,
  csvFormat,
];
