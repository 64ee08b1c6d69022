import { BorderOutlined, ColumnWidthOutlined, CompressOutlined, LineOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { combinationOf } from '../commands/band-combinations.ts';
import { showBands } from '../commands/layers.ts';
import { runCommand } from '../commands/registry.ts';
import { rastersOf } from '../commands/scene-choice.ts';
import { MapCanvas } from '../map/map-canvas.tsx';
import { mapColours } from '../map/map-colours.ts';
import { type FeatureRef, useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import type { ThemeMode } from '../ui/theme.ts';
import { SwipeCurtain } from './swipe-curtain.tsx';

interface Props {
  readonly mode: ThemeMode;
  readonly onSelect: (ref: FeatureRef | null) => void;
}

/** The map with its tools: fit, measure, swipe, blink, bands. */
export function MapPane({ mode, onSelect }: Props) {
  const { t } = useSpeech();
  const layers = useApp((state) => state.snapshot.layers);
  const measure = useApp((state) => state.measure.mode);
  const compare = useApp((state) => state.compare);
  const [noWebGl, setNoWebGl] = useState(false);
  const scenes = rastersOf(layers, 'scene');
  const combination = scenes[0] ? combinationOf(scenes[0]) : null;
  const tool = (command: string, label: string, icon: React.ReactNode, pressed?: boolean) => (
    <Tooltip title={label} placement="right">
      <Button
        icon={icon}
        aria-label={label}
        aria-pressed={pressed}
        type={pressed ? 'primary' : 'default'}
        data-testid={command}
        onClick={() => runCommand(command)}
      />
    </Tooltip>
  );
  return (
    <section className="map-pane">
      {noWebGl ? <p className="map-fallback">{t('map.no-webgl')}</p> : null}
      <MapCanvas
        colours={mapColours(mode)}
        label={t('map.label')}
        onNoWebGl={() => setNoWebGl(true)}
        onSelect={onSelect}
      />
      {compare.on ? <SwipeCurtain /> : null}
      <div className="map-tools">
        {tool('map.fit', t('map.fit'), <CompressOutlined />)}
        {tool('map.measure-distance', t('map.measure-distance'), <LineOutlined />, measure === 'distance')}
        {tool('map.measure-area', t('map.measure-area'), <BorderOutlined />, measure === 'area')}
        {scenes.length > 1 ? tool('map.swipe', t('map.swipe'), <ColumnWidthOutlined />, compare.on) : null}
        {scenes.length > 1 ? tool('map.blink', t('map.blink'), <SwapOutlined />, compare.blink) : null}
      </div>
      {scenes.length > 0 ? (
        <Segmented
          className="map-bands"
          aria-label={t('map.bands')}
          data-testid="band-switch"
          value={combination ?? ''}
          options={(['true', 'nir', 'swir'] as const).map((value) => ({ value, label: t(`bands.${value}`) }))}
          onChange={(value) => void showBands(value as 'true' | 'nir' | 'swir')}
        />
      ) : null}
      {measure === 'off' ? null : <div className="map-hint">{t('map.measure-start')}</div>}
    </section>
  );
}
