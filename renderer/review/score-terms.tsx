import type { ScoreTerm } from '../../electron/contract/model.ts';
import { useSpeech } from '../ui/language.tsx';

/** The additive score in words: each term as a bar, for or against; the bars add up to the score. */
export function ScoreTerms({ terms }: { readonly terms: readonly ScoreTerm[] }) {
  const { t, say } = useSpeech();
  const largest = Math.max(0.01, ...terms.map((term) => Math.abs(term.contribution)));
  const sorted = [...terms].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return (
    <section className="score-terms">
      <h4>{t('rev.why')}</h4>
      <dl data-testid="score-terms">
        {sorted.map((term) => (
          <div key={term.id} className={term.contribution < 0 ? 'against' : 'for'}>
            <dt>{say(term.words)}</dt>
            <dd>
              <span className="bar" style={{ width: `${(Math.abs(term.contribution) / largest) * 100}%` }} />
            </dd>
            <dd className="number" title={`${term.weight.toFixed(2)} × ${term.value.toFixed(2)}`}>
              {term.contribution < 0 ? '−' : '+'}
              {Math.abs(term.contribution).toFixed(2)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
