import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { LoadedLayer } from '../state/features.ts';
import type { FeatureRef, Measure } from '../state/store.ts';
import { type DrawnSource, OWN } from './drawing.ts';
import type { MapColours } from './map-colours.ts';

export interface MarksInput {
  readonly features: Readonly<Record<string, LoadedLayer>>;
  readonly hover: FeatureRef | null;
  readonly selection: FeatureRef | null;
  readonly measure: Measure;
  /** a place that a panel points at: a ring or a point in degrees */
  readonly pointedAt: readonly (readonly [number, number])[];
  readonly colours: MapColours;
}

const SOURCE = `${OWN}marks`;

/** What lies above all layers: outlines of the hovered and the selected row, and the measuring line. */
export function marksOf(input: MarksInput): {
  readonly source: DrawnSource;
  readonly layers: readonly LayerSpecification[];
} {
  const { colours } = input;
  const data: FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      ...marked(input, input.hover, 'hover'),
      ...marked(input, input.selection, 'selection'),
      ...measureFeatures(input.measure),
      ...pointedFeatures(input.pointedAt),
    ],
  };
  const outline = (kind: string, colour: string, width: number): LayerSpecification => ({
    id: `${SOURCE}:${kind}`,
    type: 'line',
    source: SOURCE,
    filter: ['==', ['get', 'mark'], kind],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  });
  return {
    source: { id: SOURCE, key: data, spec: { type: 'geojson', data } },
    layers: [
      {
        id: `${SOURCE}:measure-fill`,
        type: 'fill',
        source: SOURCE,
        filter: ['all', ['==', ['get', 'mark'], 'measure'], ['==', ['geometry-type'], 'Polygon']],
        paint: { 'fill-color': colours.measure, 'fill-opacity': 0.15 },
      },
      outline('hover', colours.hover, 3),
      outline('selection', colours.selection, 3.5),
      outline('measure', colours.measure, 2),
      outline('pointed', colours.measure, 3.5),
      {
        id: `${SOURCE}:pointed-point`,
        type: 'circle',
        source: SOURCE,
        filter: ['all', ['==', ['get', 'mark'], 'pointed'], ['==', ['geometry-type'], 'Point']],
        paint: {
          'circle-radius': 9,
          'circle-opacity': 0,
          'circle-stroke-color': colours.measure,
          'circle-stroke-width': 3,
        },
      },
      {
        id: `${SOURCE}:measure-points`,
        type: 'circle',
        source: SOURCE,
        filter: ['all', ['==', ['get', 'mark'], 'measure'], ['==', ['geometry-type'], 'Point']],
        paint: {
          'circle-radius': 4,
          'circle-color': '#ffffff',
          'circle-stroke-color': colours.measure,
          'circle-stroke-width': 2,
        },
      },
    ],
  };
}

/** Where rings go: the hovered and the selected point. */
export function ringPositions(input: Pick<MarksInput, 'features' | 'hover' | 'selection'>): {
  readonly hover: [number, number] | null;
  readonly selection: [number, number] | null;
} {
  return { hover: pointOf(input.features, input.hover), selection: pointOf(input.features, input.selection) };
}

const geometryOf = (features: MarksInput['features'], ref: FeatureRef | null): Geometry | null =>
  ref ? (features[ref.layerId]?.byId.get(ref.featureId)?.geometry ?? null) : null;

function pointOf(features: MarksInput['features'], ref: FeatureRef | null): [number, number] | null {
  const geometry = geometryOf(features, ref);
  return geometry?.type === 'Point' ? [geometry.coordinates[0]!, geometry.coordinates[1]!] : null;
}

function marked({ features }: MarksInput, ref: FeatureRef | null, mark: string): Feature[] {
  const geometry = geometryOf(features, ref);
  if (!geometry || geometry.type === 'Point' || geometry.type === 'MultiPoint') return [];
  return [{ type: 'Feature', geometry, properties: { mark } }];
}

function pointedFeatures(places: MarksInput['pointedAt']): Feature[] {
  const coordinates = places.map(([lon, lat]) => [lon, lat]);
  if (coordinates.length === 0) return [];
  const geometry: Geometry =
    coordinates.length === 1
      ? { type: 'Point', coordinates: coordinates[0]! }
      : { type: 'Polygon', coordinates: [[...coordinates, coordinates[0]!]] };
  return [{ type: 'Feature', geometry, properties: { mark: 'pointed' } }];
}

function measureFeatures({ mode, points }: Measure): Feature[] {
  if (mode === 'off' || points.length === 0) return [];
  const coordinates = points.map(([lon, lat]) => [lon, lat]);
  const line: Geometry =
    mode === 'area' && coordinates.length >= 3
      ? { type: 'Polygon', coordinates: [[...coordinates, coordinates[0]!]] }
      : { type: 'LineString', coordinates };
  return [
    ...(coordinates.length > 1 ? [{ type: 'Feature' as const, geometry: line, properties: { mark: 'measure' } }] : []),
    ...coordinates.map(
      (position): Feature => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: position },
        properties: { mark: 'measure' },
      }),
    ),
  ];
}
