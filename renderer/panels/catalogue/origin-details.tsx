import { Button, Collapse } from 'antd';
import { explain } from '../../../analysis/core/problems.ts';
import type { LayerOriginInfo } from '../../../electron/contract/catalogue.ts';
import type { LayerInfo } from '../../../electron/contract/model.ts';
import { exportAside } from '../../commands/catalogue.ts';
import { useCatalogue } from '../../state/catalogue.ts';
import { formatCell, formatCount } from '../../ui/format.ts';
import { useSpeech } from '../../ui/language.tsx';
import { QualityList } from './quality-list.tsx';

const SHOWN = 20;

/** What the import of a layer said: its quality report and the rows kept aside. */
export function OriginDetails({ layer }: { readonly layer: LayerInfo }) {
  const { t } = useSpeech();
  const origin = useCatalogue((state) => state.origins[layer.id]);
  if (origin === undefined) return null;
  if (origin === null) return <p className="quiet">{t('catalogue.quality-none')}</p>;
  const items = [
    ...(origin.quality === null
      ? []
      : [{ key: 'quality', label: t('catalogue.quality'), children: <QualityList quality={origin.quality} /> }]),
    ...(origin.asideCount === 0
      ? []
      : [
          {
            key: 'aside',
            label: `${t('catalogue.aside')}（${formatCount(origin.asideCount)}）`,
            children: <AsideRows layer={layer} origin={origin} />,
          },
        ]),
  ];
  return <Collapse size="small" items={items} defaultActiveKey={['quality', 'aside']} data-testid="origin-details" />;
}

function AsideRows({ layer, origin }: { readonly layer: LayerInfo; readonly origin: LayerOriginInfo }) {
  const { t, language } = useSpeech();
  const shown = origin.aside.slice(0, SHOWN);
  return (
    <>
      <ul className="aside-rows">
        {shown.map(({ row, problem, values }) => (
          <li key={row}>
            <b>{t('catalogue.aside-row', { row })}</b> {explain(problem, language).cause}
            <small className="quiet">{values.map(formatCell).filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
      {origin.asideCount > shown.length ? (
        <p className="quiet">{t('catalogue.aside-more', { n: formatCount(origin.asideCount - shown.length) })}</p>
      ) : null}
      <Button data-testid="export-aside" onClick={() => void exportAside(layer)}>
        {t('catalogue.aside-export')}
      </Button>
    </>
  );
}
