import type { Geometry, Position } from 'geojson';
import { bundled } from '../bundle-geometries.ts';
import { childrenOf, type XmlNode } from './xml-node.ts';

/** What was left out of geometries while reading. */
export interface Heights {
  /** positions with a height other than zero */
  dropped: number;
}

const GEOMETRIES = ['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry', 'Track', 'MultiTrack'];
const DEPTH_AT_MOST = 8;

/**
 * The geometry among the children of a Placemark (OGC KML 2.3, clause 10; tracks: clause 10.12), or null without one. Not checked yet: a
 * number that is none is NaN. Heights are left out and counted.
 */
export function geometryOfPlacemark(placemark: XmlNode, heights: Heights): Geometry | null {
  const node = placemark.children.find(({ name }) => GEOMETRIES.includes(name));
  return node === undefined ? null : geometryOf(node, heights, 0);
}

/** The geometries of one node as one; a MultiGeometry of one kind is a MultiPoint and so on, else a collection. */
function geometryOf(node: XmlNode, heights: Heights, depth: number): Geometry | null {
  switch (node.name) {
    case 'Point': {
      const [first] = coordinatesOf(node, heights);
      return first === undefined ? null : { type: 'Point', coordinates: first };
    }
    case 'LineString':
    case 'LinearRing':
      return { type: 'LineString', coordinates: coordinatesOf(node, heights) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: ringsOf(node, heights) };
    case 'Track':
      return { type: 'LineString', coordinates: trackOf(node, heights) };
    case 'MultiTrack':
      return {
        type: 'MultiLineString',
        coordinates: childrenOf(node, 'Track').map((track) => trackOf(track, heights)),
      };
    case 'MultiGeometry':
      return depth >= DEPTH_AT_MOST
        ? null
        : bundled(node.children.flatMap((child) => geometryOf(child, heights, depth + 1) ?? []));
    default:
      return null;
  }
}

/** Outer ring first, then the holes; a file may write several holes into one innerBoundaryIs. */
function ringsOf(polygon: XmlNode, heights: Heights): Position[][] {
  const rings = (name: string) =>
    childrenOf(polygon, name).flatMap((boundary) =>
      childrenOf(boundary, 'LinearRing').map((ring) => coordinatesOf(ring, heights)),
    );
  return [...rings('outerBoundaryIs').slice(0, 1), ...rings('innerBoundaryIs')];
}

function coordinatesOf(node: XmlNode, heights: Heights): Position[] {
  return childrenOf(node, 'coordinates').flatMap(({ text }) => positionsOf(text, heights));
}

const trackOf = (track: XmlNode, heights: Heights): Position[] =>
  childrenOf(track, 'coord').map(({ text }) => positionOf(text.trim().split(/\s+/), heights));

/**
 * The tuples of a coordinates text: "lon,lat[,height]" with white space between them. Blanks behind a comma, which the standard forbids and
 * people write, belong to the tuple.
 */
export function positionsOf(text: string, heights: Heights): Position[] {
  const tidy = /,\s|\s,/.test(text) ? text.replace(/\s*,\s*/g, ',') : text;
  const positions: Position[] = [];
  for (const tuple of tidy.split(/\s+/)) if (tuple !== '') positions.push(positionOf(tuple.split(','), heights));
  return positions;
}

function positionOf([lon = '', lat = '', height = '']: readonly string[], heights: Heights): Position {
  if (height !== '' && Number(height) !== 0) heights.dropped++;
  return [numberOf(lon), numberOf(lat)];
}

const numberOf = (text: string): number => (text === '' ? Number.NaN : Number(text));
