import { Button, Spin } from 'antd';
import { readAgain } from '../../commands/data.ts';
import { useSpeech } from '../../ui/language.tsx';
import { QualityList } from '../catalogue/quality-list.tsx';
import type { PartProps } from './part-card.tsx';

/** The health of the rows before anything is imported. */
export function PartQuality({ token, each: { part, draft, quality, choices, failure } }: PartProps) {
  const { t } = useSpeech();
  if (part.blocking !== null || failure !== null) return null;
  const isSwapped = quality?.quality.findings.some(({ problem }) => problem.code === 'swapped-coordinates') ?? false;
  return (
    <div className="quality" data-testid="preview-quality">
      <h4>{t('data.quality')}</h4>
      {quality === null ? (
        <p className="quiet">
          <Spin size="small" /> {t('data.quality-busy')}
        </p>
      ) : (
        <QualityList
          quality={quality.quality}
          fieldName={(name) => (draft.usesFields ? draft.fields[name] : null) ?? name}
        />
      )}
      {isSwapped && choices.repairSwapped !== true ? (
        <Button
          size="small"
          data-testid="repair-swapped"
          onClick={() => void readAgain(token, part.layer, { repairSwapped: true })}
        >
          {t('data.swap-repair')}
        </Button>
      ) : null}
    </div>
  );
}
