import { transformBetween } from '../../analysis/core/crs.ts';
import type { CoverageRow, GapCluster } from '../../analysis/coverage/result.ts';
import { flyTo } from '../commands/view.ts';
import { formatCount } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { List } from './result-list.tsx';

const toLonLat = transformBetween('EPSG:4548', 'EPSG:4326');
/** About 500 m around a gap's centre. */
const AROUND_DEG = 0.005;

interface Props {
  readonly clusters: readonly GapCluster[];
  readonly units: readonly CoverageRow[];
}

/** Places where unserved homes lie together, most people first; a click goes there. */
export function CoverageGaps({ clusters, units }: Props) {
  const { t, say } = useSpeech();
  if (clusters.length === 0) return <p className="quiet">{t('cov.no-gaps')}</p>;
  return (
    <List
      testId="gap-row"
      rows={clusters.map((gap) => ({
        key: String(gap.rank),
        lead: String(gap.rank),
        title: `${units[gap.unitIndex]?.name ?? ''} · ${formatCount(gap.households)} ${t('cov.households')} · ${formatCount(gap.people)} ${t('cov.people')}`,
        text: say(gap.words),
        onClick: () => {
          const [lon, lat] = toLonLat(gap.centreEastNorthM[0], gap.centreEastNorthM[1]);
          flyTo([lon - AROUND_DEG, lat - AROUND_DEG, lon + AROUND_DEG, lat + AROUND_DEG], 15.5);
        },
      }))}
    />
  );
}
