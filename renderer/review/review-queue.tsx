import { useEffect, useRef } from 'react';
import type { CandidateInfo } from '../../electron/contract/model.ts';
import { featureOfCandidate } from '../commands/candidate-link.ts';
import { goToCandidate } from '../commands/review.ts';
import { setHover } from '../commands/view.ts';
import { formatArea } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { VERDICT_MARKS } from './verdict-marks.ts';

interface Props {
  readonly queue: readonly CandidateInfo[];
  readonly currentId: string | null;
}

/** The candidates of the filter, best score first; the current one stays in view. */
export function ReviewQueue({ queue, currentId }: Props) {
  const { t, language } = useSpeech();
  const current = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another one becomes current
  useEffect(() => keepInView(current.current), [currentId]);
  if (queue.length === 0) return <p className="quiet">{t('rev.none-left')}</p>;
  return (
    <ol className="queue" data-testid="review-queue">
      {queue.map((each) => (
        <li key={each.id} ref={each.id === currentId ? current : null}>
          <button
            type="button"
            className={each.id === currentId ? 'current' : ''}
            aria-current={each.id === currentId}
            data-testid="candidate-row"
            onClick={() => goToCandidate(each.id)}
            onMouseEnter={() => setHover(featureOfCandidate(each.id))}
            onMouseLeave={() => setHover(null)}
          >
            <b>{each.rank}</b>
            <span className="score-pill">{each.score.toFixed(2)}</span>
            <span className="queue-unit">{each.unit}</span>
            <span className="quiet">{formatArea(each.areaM2, language)}</span>
            <span className={`verdict-tag ${each.decision?.verdict ?? ''}`}>
              {each.decision ? `${VERDICT_MARKS[each.decision.verdict]} ${t(`verdict.${each.decision.verdict}`)}` : ''}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Scrolls the list alone: scrollIntoView would move the whole panel and push the chips out of sight. */
function keepInView(row: HTMLLIElement | null): void {
  const list = row?.parentElement;
  if (!row || !list) return;
  const [listBox, rowBox] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (rowBox.top < listBox.top) list.scrollTop -= listBox.top - rowBox.top;
  if (rowBox.bottom > listBox.bottom) list.scrollTop += rowBox.bottom - listBox.bottom;
}
