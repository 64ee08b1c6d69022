import { Button } from 'antd';
import { useState } from 'react';
import { dropLayerAbove, topFirst } from '../../commands/layers.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/store.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { useSpeech } from '../../ui/language.tsx';
import { LayerRow } from './layer-row.tsx';

/** The layers, top one first; the list is the map's legend. */
export function LayerPanel() {
  const { t } = useSpeech();
  const layers = topFirst(useApp((state) => state.snapshot.layers));
  const features = useApp((state) => state.features);
  const [dragged, setDragged] = useState<string | null>(null);
  return (
    <nav className="layer-panel" aria-label={t('layers.title')}>
      <h2>{t('layers.title')}</h2>
      {layers.length === 0 ? (
        <EmptyHint text={t('layers.empty')}>
          <Button type="primary" onClick={() => runCommand('data.open')}>
            {t('cmd.add-data')}
          </Button>
        </EmptyHint>
      ) : null}
      <ul>
        {layers.map((layer, index) => (
          <LayerRow
            key={layer.id}
            layer={layer}
            loaded={features[layer.id] ?? null}
            isFirst={index === 0}
            isLast={index === layers.length - 1}
            onDrag={setDragged}
            onDropHere={() => {
              if (dragged && dragged !== layer.id) void dropLayerAbove(dragged, layer.id);
              setDragged(null);
            }}
          />
        ))}
      </ul>
    </nav>
  );
}
