import type { MenuProps } from 'antd';
import type { LayerInfo } from '../../../electron/contract/model.ts';
import { showCatalogue } from '../../commands/catalogue.ts';
import { fitLayer, moveLayer, relinkLayer, removeLayer } from '../../commands/layers.ts';
import { openTable } from '../../commands/view.ts';
import type { Speech } from '../../ui/language.tsx';

/** The menu of a layer, on the right button and behind the dots. */
export function layerMenu(
  layer: LayerInfo,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
  { t }: Speech,
): MenuProps {
  const actions: Readonly<Record<string, () => void>> = {
    fit: () => fitLayer(layer),
    table: () => openTable(layer.id),
    details: () => showCatalogue(layer.id),
    up: () => void moveLayer(layer.id, 1),
    down: () => void moveLayer(layer.id, -1),
    relink: () => void relinkLayer(layer.id),
    remove: () => void removeLayer(layer.id),
  };
  return {
    items: [
      { key: 'fit', label: t('layers.fit'), disabled: layer.extent === null },
      ...(layer.kind === 'vector' ? [{ key: 'table', label: t('layers.table') }] : []),
      { key: 'details', label: t('catalogue.details') },
      { type: 'divider' },
      { key: 'up', label: t('layers.up'), disabled: isFirst },
      { key: 'down', label: t('layers.down'), disabled: isLast },
      { type: 'divider' },
      ...(layer.kind === 'raster' && !layer.reachable ? [{ key: 'relink', label: t('layers.relink') }] : []),
      { key: 'remove', label: t('layers.remove'), danger: true },
    ],
    onClick: ({ key, domEvent }) => {
      domEvent.stopPropagation();
      actions[key]?.();
    },
  };
}
