import { Tag } from 'antd';
import type { CandidateInfo } from '../../electron/contract/model.ts';
import { useApp } from '../state/store.ts';
import { formatArea, formatDayTime, formatShare } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { Chips } from './chips.tsx';
import { ScoreTerms } from './score-terms.tsx';
import { VerdictBar } from './verdict-bar.tsx';
import { VERDICT_MARKS } from './verdict-marks.ts';

/** Everything one decision needs, on one card. */
export function CandidateCard({ candidate }: { readonly candidate: CandidateInfo }) {
  const { t, say, language } = useSpeech();
  const savedId = useApp((state) => state.review.savedId);
  const { decision } = candidate;
  return (
    <article className="candidate-card" data-testid="candidate-card">
      <header>
        <b>#{candidate.rank}</b>
        <span>{candidate.unit}</span>
        <Tag>{formatArea(candidate.areaM2, language)}</Tag>
        <Tag>{t('rev.score', { score: candidate.score.toFixed(2) })}</Tag>
        <span className="quiet">{t('rev.probability', { p: formatShare(candidate.probability, 1) })}</span>
      </header>
      <Chips candidate={candidate} />
      <VerdictBar decision={decision} />
      {decision ? (
        <p className={`decided ${decision.verdict}`} data-testid="decision">
          {VERDICT_MARKS[decision.verdict]} {t(`verdict.${decision.verdict}`)} ·{' '}
          {t('rev.decided-by', { by: decision.by || '–', time: formatDayTime(decision.at) })}
          {savedId === candidate.id ? ` · ${t('rev.saved')}` : ''}
        </p>
      ) : null}
      <p className="sentence">{say(candidate.sentence)}</p>
      <p className="quiet">
        {t('rev.class')}
        {t('common.colon')}
        {say(candidate.classGuess)}
      </p>
      <ScoreTerms terms={candidate.terms} />
    </article>
  );
}
