import type { LayerInfo, LayerRole, VectorLayerInfo } from '../../electron/contract/model.ts';

/** The topmost layer of a role: what an analysis takes unless told otherwise. */
export function newestLayer(layers: readonly LayerInfo[], role: LayerRole): string | null {
  const fitting = layers.filter((layer) => layer.role === role);
  return (
    fitting.reduce<LayerInfo | null>((top, layer) => (top === null || layer.order > top.order ? layer : top), null)
      ?.id ?? null
  );
}

/** Vector layers of a geometry; mixed ones may serve too. */
export const vectorsOf = (layers: readonly LayerInfo[], geometry: 'point' | 'line' | 'polygon'): VectorLayerInfo[] =>
  layers.filter(
    (layer): layer is VectorLayerInfo =>
      layer.kind === 'vector' && (layer.geometryType === geometry || layer.geometryType === 'mixed'),
  );
