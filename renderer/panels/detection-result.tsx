import { Button, Table, Tabs } from 'antd';
import type { CandidateInfo } from '../../electron/contract/model.ts';
import { featureOfCandidate } from '../commands/candidate-link.ts';
import { latestRun } from '../commands/results.ts';
import { enterReview, goToCandidate } from '../commands/review.ts';
import { setHover, setSelection } from '../commands/view.ts';
import { useApp } from '../state/store.ts';
import { EmptyHint } from '../ui/empty-hint.tsx';
import { formatArea } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { notesOf } from './result-shapes.ts';
import { RunFacts } from './run-facts.tsx';

/** What the newest detection run found. */
export function DetectionResult() {
  const { t, language } = useSpeech();
  const run = useApp((state) => latestRun(state.snapshot.runs, 'dumps'));
  const result = useApp((state) => (run ? state.results[run.id]?.result : undefined));
  const candidates = useApp((state) => state.review.candidates);
  if (!run) return <EmptyHint text={t('det.no-run')} />;
  const areaM2 = candidates.reduce((sum, each) => sum + each.areaM2, 0);
  return (
    <section className="result" data-testid="detection-result">
      <h3>
        {candidates.length === 0
          ? t('det.none-found')
          : t('det.count', { n: candidates.length, area: formatArea(areaM2, language) })}
      </h3>
      <RunFacts run={run} notes={notesOf(result)} />
      {candidates.length === 0 ? null : (
        <>
          <Button type="primary" data-testid="start-review" onClick={enterReview}>
            {t('det.review')}
          </Button>
          <Tabs
            size="small"
            items={[
              { key: 'list', label: t('det.candidates'), children: <CandidateTable candidates={candidates} /> },
              { key: 'units', label: t('det.by-unit'), children: <UnitCounts candidates={candidates} /> },
            ]}
          />
        </>
      )}
    </section>
  );
}

function CandidateTable({ candidates }: { readonly candidates: readonly CandidateInfo[] }) {
  const { t, language } = useSpeech();
  return (
    <Table<CandidateInfo>
      size="small"
      rowKey="id"
      pagination={{ pageSize: 50, hideOnSinglePage: true, size: 'small' }}
      dataSource={[...candidates]}
      columns={[
        { title: t('det.rank'), dataIndex: 'rank', width: 44, align: 'right', sorter: (a, b) => a.rank - b.rank },
        {
          title: t('det.score'),
          width: 64,
          align: 'right',
          render: (_, each) => each.score.toFixed(2),
          sorter: (a, b) => a.score - b.score,
        },
        {
          title: t('det.area'),
          align: 'right',
          render: (_, each) => formatArea(each.areaM2, language),
          sorter: (a, b) => a.areaM2 - b.areaM2,
        },
        {
          title: t('det.unit'),
          dataIndex: 'unit',
          ellipsis: true,
          sorter: (a, b) => a.unit.localeCompare(b.unit, 'zh-Hans-CN'),
        },
        { title: '', width: 64, render: (_, each) => (each.decision ? t(`verdict.${each.decision.verdict}`) : '') },
      ]}
      onRow={(each) => ({
        'data-testid': 'candidate-row',
        onMouseEnter: () => setHover(featureOfCandidate(each.id)),
        onMouseLeave: () => setHover(null),
        onClick: () => {
          setSelection(featureOfCandidate(each.id));
          goToCandidate(each.id);
        },
      })}
    />
  );
}

interface UnitCount {
  readonly unit: string;
  readonly count: number;
  readonly areaM2: number;
}

function UnitCounts({ candidates }: { readonly candidates: readonly CandidateInfo[] }) {
  const { t, language } = useSpeech();
  return (
    <Table<UnitCount>
      size="small"
      rowKey="unit"
      pagination={false}
      dataSource={countsByUnit(candidates)}
      columns={[
        { title: t('det.unit'), dataIndex: 'unit' },
        { title: t('det.candidates'), dataIndex: 'count', align: 'right', sorter: (a, b) => a.count - b.count },
        {
          title: t('det.area'),
          align: 'right',
          render: (_, each) => formatArea(each.areaM2, language),
          sorter: (a, b) => a.areaM2 - b.areaM2,
        },
      ]}
    />
  );
}

function countsByUnit(candidates: readonly CandidateInfo[]): UnitCount[] {
  const byUnit = new Map<string, UnitCount>();
  for (const { unit, areaM2 } of candidates) {
    const old = byUnit.get(unit) ?? { unit, count: 0, areaM2: 0 };
    byUnit.set(unit, { unit, count: old.count + 1, areaM2: old.areaM2 + areaM2 });
  }
  return [...byUnit.values()].sort((a, b) => b.count - a.count);
}
