import { Button, Input, Progress, Segmented } from 'antd';
import { runCommand } from '../commands/registry.ts';
import { enterReview, setFilter } from '../commands/review.ts';
import { setReviewer } from '../commands/view.ts';
import { decidedCount, queueOf } from '../state/review-queue.ts';
import { type ReviewFilter, useApp } from '../state/store.ts';
import { EmptyHint } from '../ui/empty-hint.tsx';
import { useSpeech } from '../ui/language.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { ReviewQueue } from './review-queue.tsx';

/** The review desk: progress, the current candidate, and the queue below. */
export function ReviewPanel() {
  const { t } = useSpeech();
  const { candidates, currentId, filter } = useApp((state) => state.review);
  const reviewer = useApp((state) => state.reviewer);
  if (candidates.length === 0) {
    return (
      <div className="panel" data-testid="review-panel">
        <EmptyHint text={t('rev.empty')}>
          <Button type="primary" onClick={() => runCommand('dumps.show')}>
            {t('rev.go-detect')}
          </Button>
        </EmptyHint>
      </div>
    );
  }
  const done = decidedCount(candidates);
  const current = candidates.find((each) => each.id === currentId) ?? null;
  const option = (value: ReviewFilter, n: number) => ({ value, label: `${t(`rev.${value}`)} ${n}` });
  return (
    <div className="panel review" data-testid="review-panel">
      <header className="review-head">
        <span data-testid="review-progress">{t('rev.progress', { done, total: candidates.length })}</span>
        <Progress percent={Math.floor((done / candidates.length) * 100)} size="small" />
        <Input
          className="reviewer"
          addonBefore={t('rev.by')}
          value={reviewer}
          data-testid="reviewer"
          onChange={(event) => setReviewer(event.target.value)}
        />
      </header>
      {current ? <CandidateCard candidate={current} /> : <Button onClick={enterReview}>{t('det.review')}</Button>}
      <Segmented
        block
        value={filter}
        data-testid="review-filter"
        options={[
          option('all', candidates.length),
          option('undecided', candidates.length - done),
          option('decided', done),
        ]}
        onChange={setFilter}
      />
      <ReviewQueue queue={queueOf(candidates, filter)} currentId={currentId} />
    </div>
  );
}
