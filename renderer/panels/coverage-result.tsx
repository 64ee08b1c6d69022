import { Tabs } from 'antd';
import type { Share } from '../../analysis/coverage/result.ts';
import { latestRun } from '../commands/results.ts';
import { useApp } from '../state/store.ts';
import { EmptyHint } from '../ui/empty-hint.tsx';
import { formatCount, formatDistance, formatShare } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { CoverageGaps } from './coverage-gaps.tsx';
import { CoverageUnits } from './coverage-units.tsx';
import { coverageFigures } from './result-shapes.ts';
import { RunFacts } from './run-facts.tsx';

/** Both readings of “full coverage” with their denominators, then units and gaps. */
export function CoverageResultView() {
  const { t } = useSpeech();
  const run = useApp((state) => latestRun(state.snapshot.runs, 'coverage'));
  const figures = useApp((state) => (run ? coverageFigures(state.results[run.id]?.result) : null));
  if (!run) return <EmptyHint text={t('cov.no-run')} />;
  if (!figures) return null;
  const { district } = figures;
  return (
    <section className="result" data-testid="coverage-result">
      <div className="readings">
        <Reading
          title={t('cov.reading-community')}
          share={district.communitiesInstalled}
          what={t('cov.communities')}
          testId="reading-community"
        />
        <Reading
          title={`${t('cov.reading-walk')} ${formatDistance(figures.limitM).replace('.0 ', ' ')}`}
          share={district.households}
          what={t('cov.households')}
          testId="reading-walk"
          more={{ share: district.people, what: t('cov.people') }}
        />
      </div>
      <RunFacts run={run} notes={figures.notes} />
      <Tabs
        size="small"
        items={[
          {
            key: 'units',
            label: t('cov.units-n', { n: figures.units.length }),
            children: <CoverageUnits units={figures.units} />,
          },
          {
            key: 'gaps',
            label: t('cov.gaps', { n: figures.clusters.length }),
            children: <CoverageGaps clusters={figures.clusters} units={figures.units} />,
          },
        ]}
      />
    </section>
  );
}

interface ReadingProps {
  readonly title: string;
  readonly share: Share;
  readonly what: string;
  readonly testId: string;
  readonly more?: { readonly share: Share; readonly what: string };
}

function Reading({ title, share, what, testId, more }: ReadingProps) {
  const { t } = useSpeech();
  const line = (each: Share, of: string) => (
    <span>
      {t('cov.of', { part: formatCount(each.served), whole: formatCount(each.counted) })} {of}
    </span>
  );
  return (
    <div className="reading" data-testid={testId}>
      <small>{title}</small>
      <b>{formatShare(share.served, share.counted)}</b>
      {line(share, what)}
      {more ? (
        <span className="quiet">
          {formatShare(more.share.served, more.share.counted)} · {line(more.share, more.what)}
        </span>
      ) : null}
    </div>
  );
}
