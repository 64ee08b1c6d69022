import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Select, Table, type TableColumnType } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { VectorLayerInfo } from '../../electron/contract/model.ts';
import { goToCandidateOfFeature } from '../commands/candidate-link.ts';
import { goToFeature, openTable, setHover, toggleTable } from '../commands/view.ts';
import type { LoadedFeature } from '../state/features.ts';
import { extentOf } from '../state/geometry.ts';
import { useApp } from '../state/store.ts';
import { EmptyHint } from '../ui/empty-hint.tsx';
import { formatCell, formatCount } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';

const HEAD_PX = 72;

/** The rows of one layer; hovering a row lights it up on the map, and the other way round. */
export function TablePanel() {
  const { t } = useSpeech();
  const layers = useApp((state) => state.snapshot.layers);
  const layerId = useApp((state) => state.table.layerId);
  const loaded = useApp((state) => (layerId ? state.features[layerId] : undefined));
  const hover = useApp((state) => state.hover);
  const selection = useApp((state) => state.selection);
  const [filter, setFilter] = useState('');
  const [heightPx, frame] = useHeightPx();
  const vectors = layers.filter((layer): layer is VectorLayerInfo => layer.kind === 'vector');
  const layer = vectors.find((each) => each.id === layerId) ?? null;
  const rows = useMemo(() => matching(loaded?.features ?? [], filter), [loaded, filter]);
  const columns = useMemo(() => (layer ? columnsOf(layer) : []), [layer]);
  const stateOf = (id: string) =>
    selection?.layerId === layerId && selection.featureId === id
      ? 'selected'
      : hover?.layerId === layerId && hover.featureId === id
        ? 'hovered'
        : '';

  return (
    <section className="table-panel" ref={frame} data-testid="table-panel">
      <header>
        <Select
          className="table-layer"
          value={layer?.id ?? null}
          placeholder={t('table.pick-layer')}
          options={vectors.map((each) => ({ value: each.id, label: each.name }))}
          onChange={(id) => openTable(String(id))}
        />
        <Input.Search
          allowClear
          placeholder={t('table.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="layer-count">
          {t('table.rows', { shown: formatCount(rows.length), total: formatCount(loaded?.features.length ?? 0) })}
        </span>
        <span className="spacer" />
        <Button type="text" icon={<CloseOutlined />} aria-label={t('common.close')} onClick={toggleTable} />
      </header>
      {layer ? (
        <Table<LoadedFeature>
          virtual
          loading={!loaded}
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rows as LoadedFeature[]}
          pagination={false}
          scroll={{ x: columns.length * 130, y: Math.max(60, heightPx - HEAD_PX) }}
          rowClassName={(row) => stateOf(row.id)}
          onRow={(row) => ({
            onMouseEnter: () => setHover({ layerId: layer.id, featureId: row.id }),
            onMouseLeave: () => setHover(null),
            onClick: () => {
              const ref = { layerId: layer.id, featureId: row.id };
              goToFeature(ref, extentOf(row.geometry));
              goToCandidateOfFeature(ref);
            },
          })}
        />
      ) : (
        <EmptyHint text={t('table.empty')} />
      )}
    </section>
  );
}

const columnsOf = (layer: VectorLayerInfo): TableColumnType<LoadedFeature>[] =>
  layer.fields.map((field) => ({
    title: field.name,
    key: field.name,
    width: 130,
    ellipsis: true,
    align: field.type === 'integer' || field.type === 'real' ? ('right' as const) : ('left' as const),
    render: (_, row) => formatCell(row.properties[field.name]),
    sorter: (a, b) => compareCells(a.properties[field.name], b.properties[field.name]),
  }));

function compareCells(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return formatCell(a).localeCompare(formatCell(b), 'zh-Hans-CN', { numeric: true });
}

function matching(features: readonly LoadedFeature[], filter: string): readonly LoadedFeature[] {
  const needle = filter.trim().toLowerCase();
  if (needle === '') return features;
  return features.filter(({ properties }) =>
    Object.values(properties).some((value) => formatCell(value).toLowerCase().includes(needle)),
  );
}

/** The height of the panel, which a person can drag. */
function useHeightPx(): [number, React.RefObject<HTMLElement | null>] {
  const frame = useRef<HTMLElement>(null);
  const [heightPx, setHeightPx] = useState(200);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setHeightPx(entry.contentRect.height));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return [heightPx, frame];
}
