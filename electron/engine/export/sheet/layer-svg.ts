import type { Geometry, Position } from 'geojson';
import { type FeatureTable, fieldIndex } from '../../../../analysis/core/features.ts';
import { classifyingFields, classOf, type LayerSymbols, type SymbolClass } from '../../../contract/symbols.ts';
import { boxTouches, covers, lineCrosses } from './frame-tests.ts';
import { degreesToPaper, type MapFrame } from './map-frame.ts';
import { mm } from './svg.ts';
import { drawPath, pointPath } from './symbol-svg.ts';

/** A point's label stands above its symbol. */
const LABEL_ABOVE_MM = 2.4;

export interface DrawnLabel {
  readonly text: string;
  readonly xMm: number;
  readonly yMm: number;
}

export interface DrawnLayer {
  readonly svg: string;
  /** the classes that have at least one row inside the frame, in their order */
  readonly used: readonly SymbolClass[];
  readonly labels: readonly DrawnLabel[];
}

/** Draws the rows of a layer (EPSG:4326) that touch the frame: one path for each class, so a sheet stays small. */
export function drawLayer(table: FeatureTable, symbols: LayerSymbols, frame: MapFrame, id: string): DrawnLayer {
  const classColumn = firstColumn(table, classifyingFields(symbols));
  const labelColumn = symbols.labelBy === null ? -1 : fieldIndex(table, symbols.labelBy);
  const paths = new Map<SymbolClass, string[]>();
  const labels: DrawnLabel[] = [];
  const seen = new Set<SymbolClass>();
  for (const row of table.rows) {
    if (row.geometry === null) continue;
    const symbolClass = classOf(symbols, classColumn < 0 ? null : row.values[classColumn]);
    const drawn = drawGeometry(row.geometry, symbolClass, frame);
    if (drawn === null) continue;
    const list = paths.get(symbolClass) ?? [];
    paths.set(symbolClass, list);
    list.push(drawn.path);
    if (drawn.isSeen) seen.add(symbolClass);
    const label = labelColumn < 0 ? null : row.values[labelColumn];
    if (label != null && label !== '') labels.push({ text: String(label), xMm: drawn.xMm, yMm: drawn.yMm });
  }
  const svg = symbols.classes.map((symbolClass, index) =>
    drawPath(symbolClass.symbol, (paths.get(symbolClass) ?? []).join(''), `${id}-${index}`),
  );
  return { svg: svg.join(''), used: symbols.classes.filter((symbolClass) => seen.has(symbolClass)), labels };
}

/** The column of the first of these fields that the table has, or -1. */
const firstColumn = (table: FeatureTable, names: readonly string[]): number =>
  names.map((name) => fieldIndex(table, name)).find((column) => column >= 0) ?? -1;

interface DrawnGeometry {
  readonly path: string;
  /** false for an outline that runs wholly outside the frame: drawn for its label, but no entry of the legend */
  readonly isSeen: boolean;
  /** where a label goes */
  readonly xMm: number;
  readonly yMm: number;
}

function drawGeometry(geometry: Geometry, { symbol }: SymbolClass, frame: MapFrame): DrawnGeometry | null {
  const ring: RingKind = { isClosed: true, isFilled: symbol.kind === 'area' && symbol.fill !== null };
  switch (geometry.type) {
    case 'Point': {
      const [xMm, yMm] = degreesToPaper(frame, geometry.coordinates[0]!, geometry.coordinates[1]!);
      if (!isInside(frame, xMm, yMm) || symbol.kind !== 'point') return null;
      return { path: pointPath(symbol, xMm, yMm), isSeen: true, xMm, yMm: yMm - LABEL_ABOVE_MM };
    }
    case 'LineString':
      return drawRings([geometry.coordinates], frame, NO_FILL);
    case 'MultiLineString':
      return drawRings(geometry.coordinates, frame, NO_FILL);
    case 'Polygon':
      return drawRings(geometry.coordinates, frame, ring);
    case 'MultiPolygon':
      return drawRings(geometry.coordinates.flat(), frame, ring);
    case 'MultiPoint':
    case 'GeometryCollection':
      return null;
  }
}

interface RingKind {
  readonly isClosed: boolean;
  readonly isFilled: boolean;
}
const NO_FILL: RingKind = { isClosed: false, isFilled: false };

/**
 * Rings as path data; null when nothing of them is seen in the frame: no line crosses it and no fill covers it. The label
 * goes to the area centroid of the largest ring.
 */
function drawRings(rings: readonly (readonly Position[])[], frame: MapFrame, kind: RingKind): DrawnGeometry | null {
  let path = '';
  let isSeen = false;
  let [bestArea, labelX, labelY] = [-1, 0, 0];
  for (const ring of rings) {
    const points = ring.map(([lon, lat]) => degreesToPaper(frame, lon!, lat!));
    if (!boxTouches(frame.rect, points)) continue;
    isSeen ||= lineCrosses(frame.rect, points) || (kind.isFilled && covers(points, frame.rect));
    path += `M${points.map(([x, y]) => `${mm(x)} ${mm(y)}`).join('L')}${kind.isClosed ? 'z' : ''}`;
    const centroid = ringCentroid(points);
    if (centroid.area > bestArea) [bestArea, labelX, labelY] = [centroid.area, centroid.x, centroid.y];
  }
  return path !== '' && (isSeen || kind.isClosed) ? { path, isSeen, xMm: labelX, yMm: labelY } : null;
}

function ringCentroid(points: readonly (readonly [number, number])[]): { area: number; x: number; y: number } {
  const [x0, y0] = points[0]!;
  let [doubleArea, sumX, sumY] = [0, 0, 0];
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = [points[i - 1]![0] - x0, points[i - 1]![1] - y0];
    const [bx, by] = [points[i]![0] - x0, points[i]![1] - y0];
    const cross = ax * by - bx * ay;
    doubleArea += cross;
    sumX += (ax + bx) * cross;
    sumY += (ay + by) * cross;
  }
  if (doubleArea === 0) return { area: 0, x: x0, y: y0 };
  return { area: Math.abs(doubleArea / 2), x: x0 + sumX / (3 * doubleArea), y: y0 + sumY / (3 * doubleArea) };
}

export const isInside = ({ rect }: MapFrame, xMm: number, yMm: number): boolean =>
  xMm >= rect.x && xMm <= rect.x + rect.width && yMm >= rect.y && yMm <= rect.y + rect.height;
