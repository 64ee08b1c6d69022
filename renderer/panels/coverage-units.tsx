import { Table } from 'antd';
import type { CoverageRow, Share } from '../../analysis/coverage/result.ts';
import { featureByName } from '../commands/unit-link.ts';
import { goToFeature, setHover } from '../commands/view.ts';
import { extentOf } from '../state/geometry.ts';
import { formatCount, formatShare } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { coverageStatus, STATUS_MARKS } from './coverage-status.ts';

const ratio = ({ served, counted }: Share): number => (counted > 0 ? served / counted : -1);
const unserved = ({ served, counted }: Share): number => counted - served;

/** All units, sortable; a status mark beside each. Hovering a row lights its unit up on the map. */
export function CoverageUnits({ units }: { readonly units: readonly CoverageRow[] }) {
  const { t } = useSpeech();
  const share = (each: Share) => (
    <span title={t('cov.of', { part: formatCount(each.served), whole: formatCount(each.counted) })}>
      {formatShare(each.served, each.counted)}
    </span>
  );
  return (
    <Table<CoverageRow>
      size="small"
      rowKey={(row) => row.code || row.name}
      pagination={false}
      data-testid="coverage-units"
      dataSource={[...units]}
      columns={[
        {
          title: t('cov.unit'),
          dataIndex: 'name',
          ellipsis: true,
          sorter: (a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'),
        },
        {
          title: t('cov.col-community'),
          align: 'right',
          width: 76,
          render: (_, row) => share(row.communitiesInstalled),
          sorter: (a, b) => ratio(a.communitiesInstalled) - ratio(b.communitiesInstalled),
        },
        {
          title: t('cov.col-walk'),
          align: 'right',
          width: 68,
          render: (_, row) => share(row.households),
          sorter: (a, b) => ratio(a.households) - ratio(b.households),
        },
        {
          title: t('cov.col-unserved'),
          align: 'right',
          width: 84,
          render: (_, row) => formatCount(unserved(row.households)),
          sorter: (a, b) => unserved(a.households) - unserved(b.households),
        },
        {
          title: t('cov.status'),
          width: 92,
          render: (_, row) => {
            const status = coverageStatus(row.households);
            return (
              <span className={`status ${status}`}>
                {STATUS_MARKS[status]} {t(`cov.status-${status}`)}
              </span>
            );
          },
          sorter: (a, b) => ratio(a.households) - ratio(b.households),
        },
      ]}
      onRow={(row) => ({
        'data-testid': 'unit-row',
        onMouseEnter: () => setHover(featureByName('units', row.name)?.ref ?? null),
        onMouseLeave: () => setHover(null),
        onClick: () => {
          const found = featureByName('units', row.name);
          if (found) goToFeature(found.ref, extentOf(found.feature.geometry));
        },
      })}
    />
  );
}
