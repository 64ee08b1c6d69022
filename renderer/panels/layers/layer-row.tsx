import { EyeInvisibleOutlined, EyeOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Slider, Tag, Tooltip } from 'antd';
import type { LayerInfo } from '../../../electron/contract/model.ts';
import { relinkLayer, setOpacity, setVisible } from '../../commands/layers.ts';
import type { LoadedLayer } from '../../state/features.ts';
import { useApp } from '../../state/store.ts';
import { isVisibleNow } from '../../state/visible-layers.ts';
import { formatCount } from '../../ui/format.ts';
import { useSpeech } from '../../ui/language.tsx';
import { LayerLegend } from './layer-legend.tsx';
import { layerMenu } from './layer-menu.ts';

interface Props {
  readonly layer: LayerInfo;
  readonly loaded: LoadedLayer | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onDrag: (layerId: string) => void;
  readonly onDropHere: () => void;
}

/** One layer: eye, name, count, badges, legend rows, opacity, menu. */
export function LayerRow({ layer, loaded, isFirst, isLast, onDrag, onDropHere }: Props) {
  const speech = useSpeech();
  const { t, say } = speech;
  const visible = useApp((state) => isVisibleNow(layer, state));
  const menu = layerMenu(layer, { isFirst, isLast }, speech);
  return (
    <Dropdown menu={menu} trigger={['contextMenu']}>
      <li
        className={visible ? 'layer-row' : 'layer-row hidden-layer'}
        draggable
        data-testid={`layer-${layer.role}`}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          onDrag(layer.id);
        }}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={onDropHere}
      >
        <div className="layer-head">
          <Tooltip title={visible ? t('layers.hide') : t('layers.show')}>
            <Button
              type="text"
              aria-pressed={visible}
              aria-label={`${visible ? t('layers.hide') : t('layers.show')} ${layer.name}`}
              data-testid={`eye-${layer.role}`}
              icon={visible ? <EyeOutlined /> : <EyeInvisibleOutlined />}
              onClick={() => void setVisible(layer, !visible)}
            />
          </Tooltip>
          <span className="layer-name" title={`${layer.name} · ${t(`role.${layer.role}`)}`}>
            {layer.name}
          </span>
          <span className="layer-count">
            {layer.kind === 'vector' ? formatCount(layer.rows) : `${layer.bandNames.length} b`}
          </span>
          <Dropdown menu={menu} trigger={['click']}>
            <Button type="text" icon={<MoreOutlined />} aria-label={`${t('layers.more')} ${layer.name}`} />
          </Dropdown>
        </div>
        {layer.kind === 'raster' && !layer.reachable ? (
          <Button
            danger
            size="small"
            className="relink"
            data-testid="relink-row"
            onClick={() => void relinkLayer(layer.id)}
          >
            {t(`health.${layer.fileState === 'changed' ? 'changed' : 'missing'}`)} · {t('layers.relink')}
          </Button>
        ) : null}
        <div className="layer-badges">
          {layer.date ? <Tag>{layer.date}</Tag> : null}
          <Tooltip title={`${t('layers.crs')}${t('common.colon')}${say(layer.crsNote)}`}>
            <Tag>{layer.kind === 'raster' ? layer.crs : t('layers.crs')}</Tag>
          </Tooltip>
          {layer.runId || layer.source ? (
            <Tooltip title={`${t('layers.source')}${t('common.colon')}${layer.source || '–'}`}>
              <Tag className="source-tag">{layer.runId ? t('layers.result') : layer.source}</Tag>
            </Tooltip>
          ) : null}
          {layer.classification === 'public' ? null : (
            <Tag color={layer.classification === 'secret' ? 'red' : 'blue'}>{t(`class.${layer.classification}`)}</Tag>
          )}
          {layer.keptAside > 0 ? <Tag color="warning">{t('layers.kept-aside', { n: layer.keptAside })}</Tag> : null}
        </div>
        {visible ? (
          <>
            <LayerLegend layer={layer} loaded={loaded} />
            <Slider
              className="layer-opacity"
              min={0}
              max={100}
              key={layer.opacity}
              defaultValue={Math.round(layer.opacity * 100)}
              tooltip={{ formatter: (value) => `${t('layers.opacity')} ${value}%` }}
              ariaLabelForHandle={`${t('layers.opacity')} ${layer.name}`}
              onChangeComplete={(value) => void setOpacity(layer.id, value / 100)}
            />
          </>
        ) : null}
      </li>
    </Dropdown>
  );
}
