import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { VectorLayerInfo } from '../../electron/contract/model.ts';
import type { LayerSymbols, SymbolClass } from '../ui/layer-symbols.ts';
import type { MapColours } from './map-colours.ts';

/** The name under which a hatch pattern is asked for; the map draws it when it is first needed. */
export const hatchName = (hatch: string, colour: string): string => `hatch|${hatch}|${colour}`;

/** Fill, hatch and outline (or line) of every class of a layer. */
export function shapeLayers(source: string, spec: LayerSymbols, layer: VectorLayerInfo): LayerSpecification[] {
  return spec.classes.flatMap((each, index) => classLayers(`${source}:${index}`, source, index, each, layer));
}

function classLayers(
  id: string,
  source: string,
  index: number,
  { symbol, fromZoom }: SymbolClass,
  layer: VectorLayerInfo,
): LayerSpecification[] {
  const filter: FilterSpecification = ['==', ['get', 'class'], index];
  const base = { source, filter, ...(fromZoom === undefined ? {} : { minzoom: fromZoom }) };
  switch (symbol.kind) {
    case 'point':
      return [];
    case 'line':
      return [
        {
          ...base,
          id: `${id}:line`,
          type: 'line',
          layout: { 'line-cap': 'round', 'line-join': 'round' },
          paint: {
            'line-color': symbol.colour,
            'line-opacity': layer.opacity,
            'line-width': widthByZoom(symbol.widthPx),
            ...dashed(symbol.dash, symbol.widthPx),
          },
        },
      ];
    case 'area':
      return [
        ...(symbol.fill ? [fillLayer(id, base, symbol.fill, fillOpacity(symbol.fillOpacity, layer))] : []),
        ...(symbol.hatch === 'none'
          ? []
          : [
              {
                ...base,
                id: `${id}:hatch`,
                type: 'fill' as const,
                paint: { 'fill-pattern': hatchName(symbol.hatch, symbol.outline), 'fill-opacity': layer.opacity * 0.8 },
              },
            ]),
        {
          ...base,
          id: `${id}:outline`,
          type: 'line',
          layout: { 'line-join': 'round' },
          paint: {
            'line-color': symbol.outline,
            'line-opacity': layer.opacity,
            'line-width': symbol.outlinePx,
            ...dashed(symbol.dash, symbol.outlinePx),
          },
        },
      ];
  }
}

type FillOpacity = NonNullable<NonNullable<Extract<LayerSpecification, { type: 'fill' }>['paint']>['fill-opacity']>;

const fillLayer = (
  id: string,
  base: { readonly source: string; readonly filter: FilterSpecification },
  colour: string,
  opacity: FillOpacity,
): LayerSpecification => ({
  ...base,
  id: `${id}:fill`,
  type: 'fill',
  paint: { 'fill-color': colour, 'fill-opacity': opacity, 'fill-antialias': false },
});

/** Candidates are filled the stronger the higher they score. */
function fillOpacity(opacity: number, layer: VectorLayerInfo): FillOpacity {
  const full = opacity * layer.opacity;
  if (layer.role !== 'candidates') return full;
  return ['interpolate', ['linear'], ['get', 'score'], 0, full * 0.5, 1, Math.min(0.75, full * 3)];
}

/** Roads thin out when the whole district is in view. */
const widthByZoom = (widthPx: number): ['interpolate', ['linear'], ['zoom'], ...number[]] => [
  'interpolate',
  ['linear'],
  ['zoom'],
  10,
  widthPx * 0.45,
  14,
  widthPx,
  17,
  widthPx * 2,
];

/** Dashes are given in pixels and wanted in line widths. */
const dashed = (dash: readonly number[] | null, widthPx: number) =>
  dash === null ? {} : { 'line-dasharray': dash.map((length) => length / widthPx) };

/** Names of units, ranks of candidates and sites. */
export function labelLayer(source: string, layer: VectorLayerInfo, colours: MapColours): LayerSpecification {
  const isName = layer.role === 'units' || layer.role === 'coverage-units';
  return {
    id: source,
    type: 'symbol',
    source,
    layout: {
      'text-field': ['get', 'text'],
      'text-font': ['Noto Sans SC'],
      'text-size': isName ? ['interpolate', ['linear'], ['zoom'], 9, 9, 10.5, 11, 11.5, 13, 13, 15] : 12,
      'text-max-width': isName ? 30 : 6,
      'text-padding': isName ? 1 : 3,
      'symbol-sort-key': ['get', 'order'],
      ...(isName
        ? { 'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.4 }
        : { 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': 0.8 }),
    },
    paint: {
      'text-color': colours.text,
      'text-halo-color': colours.halo,
      'text-halo-width': 2,
      'text-opacity': layer.opacity,
    },
  };
}
