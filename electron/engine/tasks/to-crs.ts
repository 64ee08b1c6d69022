import type { Geometry, Position } from 'geojson';
import { transformBetween } from '../../../analysis/core/crs.ts';
import type { Crs, FeatureTable } from '../../../analysis/core/features.ts';

/** The table with every position moved to another system; heights stay as they are. */
export function toCrsTable(table: FeatureTable, crs: Crs): FeatureTable {
  const transform = transformBetween(table.crs, crs);
  const move = ([x, y, ...rest]: Position): Position => [...transform(x!, y!), ...rest];
  const rows = table.rows.map((row) => ({ ...row, geometry: row.geometry && movedGeometry(row.geometry, move) }));
  return { ...table, crs, rows };
}

function movedGeometry(geometry: Geometry, move: (position: Position) => Position): Geometry {
  if (geometry.type === 'GeometryCollection') {
    return { type: geometry.type, geometries: geometry.geometries.map((part) => movedGeometry(part, move)) };
  }
  return { type: geometry.type, coordinates: nested(geometry.coordinates, move) } as Geometry;
}

type Nested = Position | readonly Nested[];

function nested(coordinates: Nested, move: (position: Position) => Position): Nested {
  if (typeof coordinates[0] === 'number') return move(coordinates as Position);
  return (coordinates as readonly Nested[]).map((inner) => nested(inner, move));
}
