import { FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Table, Tooltip } from 'antd';
import type { KeyboardEvent } from 'react';
import type { LayerInfo } from '../../../electron/contract/model.ts';
import { exportCatalogue, relinkFolder, showCatalogue, verifyFiles } from '../../commands/catalogue.ts';
import { topFirst } from '../../commands/layers.ts';
import { useCatalogue } from '../../state/catalogue.ts';
import { useApp } from '../../state/store.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';
import { useSpeech } from '../../ui/language.tsx';
import { healthOf } from '../../ui/layer-health.ts';
import { HealthMark } from './health-marks.tsx';
import { LayerCard } from './layer-card.tsx';

/** Every layer of the project with its health; the chosen one with all that is known of it. */
export function CataloguePanel() {
  const { t } = useSpeech();
  const layers = topFirst(useApp((state) => state.snapshot.layers));
  const layerId = useCatalogue((state) => state.layerId);
  const changedIds = useCatalogue((state) => state.changedIds);
  const chosen = layers.find(({ id }) => id === layerId) ?? null;
  const missing = layers.filter((layer) => layer.kind === 'raster' && layer.fileState !== 'here').length;
  if (layers.length === 0) return <EmptyHint text={t('catalogue.empty')} />;
  return (
    <div className="catalogue" data-testid="catalogue">
      <div className="catalogue-tools">
        <Button data-testid="export-catalogue" onClick={() => void exportCatalogue()}>
          {t('catalogue.export')}
        </Button>
        {layers.some(({ kind }) => kind === 'raster') ? (
          <Tooltip title={t('catalogue.verify-hint')}>
            <Button data-testid="verify-files" onClick={() => void verifyFiles()}>
              {t('catalogue.verify')}
            </Button>
          </Tooltip>
        ) : null}
      </div>
      {missing === 0 ? null : (
        <Alert
          type="error"
          showIcon
          data-testid="missing-files"
          title={t('catalogue.missing', { n: missing })}
          action={
            <Button
              size="small"
              icon={<FolderOpenOutlined />}
              data-testid="relink-folder"
              onClick={() => void relinkFolder()}
            >
              {t('catalogue.relink-folder')}
            </Button>
          }
        />
      )}
      <Table<LayerInfo>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ y: 300 }}
        columns={[
          {
            title: t('catalogue.layer'),
            ellipsis: true,
            render: (_, layer) => <span title={`${layer.name} · ${t(`role.${layer.role}`)}`}>{layer.name}</span>,
          },
          {
            title: t('catalogue.rows'),
            width: 58,
            align: 'right',
            render: (_, layer) => (layer.kind === 'vector' ? formatCount(layer.rows) : '–'),
          },
          { title: t('catalogue.date'), width: 82, render: (_, { date }) => date ?? '–' },
          {
            title: t('catalogue.health'),
            width: 114,
            render: (_, layer) => <HealthMark remarks={healthOf(layer, changedIds)} />,
          },
        ]}
        dataSource={layers}
        rowClassName={({ id }) => (id === layerId ? 'selected' : '')}
        onRow={({ id }) =>
          ({
            tabIndex: 0,
            onClick: () => showCatalogue(id),
            onKeyDown: ({ key }: KeyboardEvent) => {
              if (key === 'Enter') showCatalogue(id);
            },
            'data-testid': 'catalogue-row',
          }) as object
        }
      />
      {chosen === null ? null : <LayerCard key={chosen.id} layer={chosen} />}
    </div>
  );
}
