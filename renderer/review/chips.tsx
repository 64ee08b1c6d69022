import type { CandidateInfo } from '../../electron/contract/model.ts';
import { featureOfCandidate } from '../commands/candidate-link.ts';
import { setChipBlink } from '../commands/review.ts';
import { useChips } from '../state/chips.ts';
import { useApp } from '../state/store.ts';
import { formatDistance } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { outlinePath } from './chip-outline.ts';

/** Before and after at the same ground scale and stretch, the candidate outlined; Space flips the first to the second. */
export function Chips({ candidate }: { readonly candidate: CandidateInfo }) {
  const { t } = useSpeech();
  const pair = useChips((chips) => chips[candidate.id]);
  const blink = useApp((state) => state.review.blink);
  const geometry = useApp((state) => {
    const ref = featureOfCandidate(candidate.id);
    return ref ? (state.features[ref.layerId]?.byId.get(ref.featureId)?.geometry ?? null) : null;
  });
  const path = pair ? outlinePath(geometry, candidate.centre, pair.sizeM) : '';
  const chip = (which: 'before' | 'after', date: string | null) => (
    <figure className="chip" data-testid={`chip-${which}`}>
      {pair === undefined ? (
        <p>{t('rev.chip-loading')}</p>
      ) : pair[which] === null ? (
        <p>{t('rev.chip-missing')}</p>
      ) : (
        <img src={pair[which]} alt={`${t(`map.${which}`)} ${date ?? ''}`} />
      )}
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <path d={path} className="casing" />
        <path d={path} />
      </svg>
      <figcaption className="date-badge">
        {t(`map.${which}`)} {date ?? t('map.no-date')}
      </figcaption>
      {pair ? <ChipScale sizeM={pair.sizeM} /> : null}
    </figure>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: blinking has a key, Space
    <div className="chips" title={t('rev.blink-hint')} onDoubleClick={() => setChipBlink(!blink)}>
      {chip(blink ? 'after' : 'before', blink ? candidate.afterDate : candidate.beforeDate)}
      {chip('after', candidate.afterDate)}
    </div>
  );
}

/** A bar of a quarter of the chip's width, which is a round number of metres. */
function ChipScale({ sizeM }: { readonly sizeM: number }) {
  return <span className="chip-scale">{formatDistance(sizeM / 4).replace('.0 ', ' ')}</span>;
}
