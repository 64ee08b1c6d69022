import type { Geometry, Position } from 'geojson';
import { isWgs84Degrees } from '../core/crs.ts';
import type { CellValue, FeatureTable } from '../core/features.ts';

/**
 * A table in degrees as GeoJSON text (RFC 7946): one feature per line, 7 decimals (about a centimetre), outer rings
 * counter-clockwise. The same table gives the same bytes. Throws a plain error for a table in another system.
 */
export function writeGeoJson(table: FeatureTable): string {
  const features = featureTexts(table);
  const head = `{"type":"FeatureCollection","name":${JSON.stringify(table.name)},"features":[`;
  return `${head}\n${features.join(',\n')}${features.length > 0 ? '\n' : ''}]}\n`;
}

/** The same features one a line and nothing around them (newline-delimited GeoJSON), so that a table can be read while it comes. */
export const writeGeoJsonLines = (table: FeatureTable): string =>
  featureTexts(table)
    .map((feature) => `${feature}\n`)
    .join('');

function featureTexts(table: FeatureTable): string[] {
  if (!isWgs84Degrees(table.crs)) throw new Error(`GeoJSON is written in degrees, not in ${table.crs}`);
  const names = table.fields.map(({ name }) => JSON.stringify(name));
  return table.rows.map(({ geometry, values }) => {
    const properties = names.map((name, column) => `${name}:${JSON.stringify(cellOf(values[column]))}`).join(',');
    return `{"type":"Feature","geometry":${geometry === null ? 'null' : geometryText(geometry)},"properties":{${properties}}}`;
  });
}

const cellOf = (value: CellValue | undefined): CellValue =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value;

function geometryText(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection') {
    return `{"type":"GeometryCollection","geometries":[${geometry.geometries.map(geometryText).join(',')}]}`;
  }
  return `{"type":"${geometry.type}","coordinates":${coordinatesText(geometry)}}`;
}

function coordinatesText(geometry: Exclude<Geometry, { type: 'GeometryCollection' }>): string {
  switch (geometry.type) {
    case 'Point':
      return positionText(geometry.coordinates);
    case 'MultiPoint':
    case 'LineString':
      return lineText(geometry.coordinates);
    case 'MultiLineString':
      return `[${geometry.coordinates.map(lineText).join(',')}]`;
    case 'Polygon':
      return polygonText(geometry.coordinates);
    case 'MultiPolygon':
      return `[${geometry.coordinates.map(polygonText).join(',')}]`;
  }
}

const polygonText = (rings: readonly Position[][]): string =>
  `[${rings.map((ring, index) => lineText(turned(ring, index === 0))).join(',')}]`;

const lineText = (positions: readonly Position[]): string => `[${positions.map(positionText).join(',')}]`;

const positionText = (position: Position): string => `[${position.slice(0, 3).map(numberText).join(',')}]`;

/** At most 7 decimals, without trailing zeros and never "-0". */
const numberText = (value: number): string => String(Number(value.toFixed(7)) + 0);

function turned(ring: readonly Position[], counterClockwise: boolean): readonly Position[] {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let turn = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x = 0, y = 0] = ring[at - 1]!;
    const [nextX = 0, nextY = 0] = ring[at]!;
    turn += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }
  return turn === 0 || turn > 0 === counterClockwise ? ring : ring.toReversed();
}
