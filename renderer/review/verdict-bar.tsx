import { Button, Input, Select, Tooltip } from 'antd';
import { type ReviewDecision, VERDICTS } from '../../electron/contract/model.ts';
import { decide, setNote, setReason } from '../commands/review.ts';
import { useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import { REASONS, reasonCode } from './reasons.ts';
import { VERDICT_MARKS } from './verdict-marks.ts';

/** Five verdicts on five keys, with a reason and a note for those who have one. */
export function VerdictBar({ decision }: { readonly decision: ReviewDecision | null }) {
  const { t } = useSpeech();
  const { saving, reason, note } = useApp((state) => state.review);
  return (
    <div className="verdict-bar">
      <div className="verdicts">
        {VERDICTS.map((verdict, index) => (
          <Tooltip key={verdict} title={`${t(`verdict.${verdict}`)}（${index + 1}）`}>
            <Button
              type={decision?.verdict === verdict ? 'primary' : 'default'}
              className={`verdict ${verdict}`}
              data-testid={`verdict-${index + 1}`}
              disabled={saving}
              onClick={(event) => {
                // after a mouse click the keys belong to the desk again: Space must not decide the next one
                if (event.detail > 0) event.currentTarget.blur();
                void decide(verdict);
              }}
            >
              <kbd>{index + 1}</kbd> {VERDICT_MARKS[verdict]} {t(`verdict.${verdict}`)}
            </Button>
          </Tooltip>
        ))}
      </div>
      <div className="reason-row">
        <Select
          data-testid="reason"
          value={reason}
          onChange={setReason}
          options={[
            { value: '', label: t('rev.reason-choose') },
            ...VERDICTS.map((verdict) => ({
              label: t(`verdict.${verdict}`),
              options: REASONS[verdict].map((key) => ({ value: `${verdict}:${reasonCode(key)}`, label: t(key) })),
            })),
          ]}
        />
        <Input
          value={note}
          placeholder={t('rev.note-hint')}
          aria-label={t('rev.note')}
          data-testid="note"
          onChange={(event) => setNote(event.target.value)}
        />
        {decision ? (
          <Button data-testid="clear-verdict" disabled={saving} onClick={() => void decide(null)}>
            {t('rev.clear')}
          </Button>
        ) : null}
      </div>
      <small className="quiet">{t('rev.keys')}</small>
    </div>
  );
}
