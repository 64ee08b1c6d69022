import type { LayerInfo } from '../../electron/contract/model.ts';
import {
  classifyingFields,
  classOf,
  type LayerSymbols,
  type MapSymbol,
  type SymbolClass,
  symbolsOf,
} from '../../electron/contract/symbols.ts';

export type { LayerSymbols, MapSymbol, SymbolClass };

const made = new Map<string, LayerSymbols>();

/**
 * How a layer is drawn: the one answer that map and legend both read. Symbols that do not fit the geometry are made to.
 * The same object for the same kind of layer, so that the map sees by identity that nothing changed.
 */
export function specOf(layer: LayerInfo): LayerSymbols {
  const key = `${layer.role} ${layer.kind === 'raster' ? 'raster' : layer.geometryType}`;
  const known = made.get(key);
  if (known) return known;
  const spec = fittedSpec(layer);
  made.set(key, spec);
  return spec;
}

function fittedSpec(layer: LayerInfo): LayerSymbols {
  const symbols = symbolsOf(layer.role);
  if (layer.kind === 'raster' || layer.geometryType === 'mixed' || layer.geometryType === 'none') return symbols;
  const kind = layer.geometryType === 'polygon' ? 'area' : layer.geometryType;
  return {
    ...symbols,
    classes: symbols.classes.map((each) => ({ ...each, symbol: fitted(each.symbol, kind) })),
  };
}

type Cells = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The place of a row's class in the spec's list. A candidate's verdict stands in its `status` ("candidate" while it waits).
 */
export function classIndex(spec: LayerSymbols, cells: Cells): number {
  if (spec.classifyBy === null) return 0;
  return spec.classes.indexOf(classOf(spec, cells[spec.classifyBy] ?? stored(spec, cells)));
}

function stored(spec: LayerSymbols, cells: Cells): string | number | boolean | null | undefined {
  if (spec.classifyBy === 'verdict') return cells['status'] === 'candidate' ? 'pending' : cells['status'];
  const field = classifyingFields(spec).find((name) => cells[name] != null);
  return field === undefined ? undefined : cells[field];
}

function fitted(symbol: MapSymbol, kind: MapSymbol['kind']): MapSymbol {
  if (symbol.kind === kind) return symbol;
  const colour = symbol.kind === 'area' ? symbol.outline : symbol.colour;
  if (kind === 'point') return { kind, shape: 'circle', colour, sizePx: 4 };
  if (kind === 'line') return { kind, colour, widthPx: 1.2, dash: null };
  return { kind, fill: colour, fillOpacity: 0.2, outline: colour, outlinePx: 1.2, dash: null, hatch: 'none' };
}
