import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { siteByRank } from '../commands/plan-link.ts';
import { latestRun } from '../commands/results.ts';
import { goToFeature, setHover } from '../commands/view.ts';
import { extentOf } from '../state/geometry.ts';
import { useApp } from '../state/store.ts';
import { EmptyHint } from '../ui/empty-hint.tsx';
import { formatCount, formatShare } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { List } from './result-list.tsx';
import { planFigures } from './result-shapes.ts';
import { RunFacts } from './run-facts.tsx';

/** Objective, proven bound and gap; then the chosen sites, best first. */
export function PlanResult() {
  const { t, say } = useSpeech();
  const run = useApp((state) => latestRun(state.snapshot.runs, 'location'));
  const figures = useApp((state) => (run ? planFigures(state.results[run.id]?.result) : null));
  // the rows of the plan layer arrive after the result: drawn again when they do
  useApp((state) => state.features);
  if (!run) return <EmptyHint text={t('plan.no-run')} />;
  if (!figures) return null;
  const { sites, servedWeightBefore, servedWeightAfter, countedWeight } = figures;
  const served = (weight: number) =>
    `${formatShare(weight, countedWeight)} · ${t('cov.of', { part: formatCount(weight), whole: formatCount(countedWeight) })}`;
  return (
    <section className="result" data-testid="plan-result">
      <p>
        {figures.isProven ? (
          <Tag color="success" icon={<CheckCircleOutlined />} data-testid="plan-proven">
            {t('plan.optimal')}
          </Tag>
        ) : (
          <Tag color="warning" icon={<ExclamationCircleOutlined />}>
            {t('plan.not-optimal')} · {t('plan.gap')} {(figures.gap * 100).toFixed(2)}%
          </Tag>
        )}
      </p>
      <dl className="figures">
        <Figure label={t('plan.objective')} value={formatCount(figures.objective)} />
        <Figure label={t('plan.bound')} value={formatCount(figures.provenBound)} />
        <Figure label={t('plan.served-before')} value={served(servedWeightBefore)} />
        <Figure label={t('plan.served-after')} value={served(servedWeightAfter)} />
      </dl>
      {figures.unreachableCount > 0 ? (
        <p className="hindrance">{t('plan.unreachable', { n: formatCount(figures.unreachableCount) })}</p>
      ) : null}
      <RunFacts run={run} notes={figures.notes} />
      <h3>{t('plan.sites', { n: figures.siteCount })}</h3>
      <List
        testId="site-row"
        rows={sites.map((site) => {
          const found = siteByRank(run.id, site.rank);
          return {
            key: String(site.rank),
            lead: String(site.rank),
            title: String(found?.feature.properties['name'] ?? ''),
            text: say(site.reason),
            onHover: (isOver) => setHover(isOver ? (found?.ref ?? null) : null),
            onClick: () => {
              if (found) goToFeature(found.ref, extentOf(found.feature.geometry));
            },
          };
        })}
      />
    </section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
