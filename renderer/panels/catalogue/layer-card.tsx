import { Button } from 'antd';
import type { LayerInfo } from '../../../electron/contract/model.ts';
import { relinkLayer } from '../../commands/layers.ts';
import { useCatalogue } from '../../state/catalogue.ts';
import { formatCount, formatDayTime } from '../../ui/format.ts';
import { useSpeech } from '../../ui/language.tsx';
import { healthOf } from '../../ui/layer-health.ts';
import { SeverityMark } from '../../ui/severity-mark.tsx';
import { LayerEdit } from './layer-edit.tsx';
import { OriginDetails } from './origin-details.tsx';

/** All that is known of one layer: what can be edited, what is fact, and what its import said. */
export function LayerCard({ layer }: { readonly layer: LayerInfo }) {
  const { t, say } = useSpeech();
  const changedIds = useCatalogue((state) => state.changedIds);
  const origin = useCatalogue((state) => state.origins[layer.id]);
  const remarks = healthOf(layer, changedIds);
  const isLost = layer.kind === 'raster' && layer.fileState !== 'here';
  return (
    <section className="layer-card" data-testid="layer-card">
      <h3>{layer.name}</h3>
      {remarks.length === 0 ? null : (
        <ul className="findings" data-testid="layer-health">
          {remarks.map(({ severity, key, values }) => (
            <li key={key}>
              <SeverityMark severity={severity} />
              <span>{t(key, values)}</span>
            </li>
          ))}
        </ul>
      )}
      {isLost ? (
        <Button data-testid="relink-layer" onClick={() => void relinkLayer(layer.id)}>
          {t('layers.relink')}
        </Button>
      ) : null}
      <LayerEdit layer={layer} />
      <dl className="facts-list">
        <Fact name={t('catalogue.crs')} value={say(layer.crsNote)} />
        {layer.kind === 'vector' ? (
          <Fact
            name={t('catalogue.rows')}
            value={`${formatCount(layer.rows)}${layer.keptAside > 0 ? ` · ${t('health.aside', { n: formatCount(layer.keptAside) })}` : ''}`}
          />
        ) : (
          <Fact
            name={t('catalogue.size')}
            value={t('layers.size', {
              w: formatCount(layer.width),
              h: formatCount(layer.height),
              bands: layer.bandNames.length,
            })}
          />
        )}
        <Fact name={t('catalogue.extent')} value={extentText(layer)} />
        <Fact name={t('catalogue.file')} value={layer.fileName ?? t('common.none')} />
        {origin?.encoding ? <Fact name={t('catalogue.encoding')} value={origin.encoding.toUpperCase()} /> : null}
        <Fact name={t('catalogue.hash')} value={layer.sha256} isCode />
        <Fact name={t('catalogue.imported')} value={formatDayTime(layer.importedAt)} />
      </dl>
      <OriginDetails layer={layer} />
    </section>
  );
}

function Fact({ name, value, isCode = false }: { name: string; value: string; isCode?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isCode ? 'wrap hash' : 'wrap'}>{value}</dd>
    </div>
  );
}

function extentText({ extent }: LayerInfo): string {
  if (extent === null) return '–';
  const [west, south, east, north] = extent.map((value) => value.toFixed(4));
  return `${west}°–${east}° E, ${south}°–${north}° N`;
}
