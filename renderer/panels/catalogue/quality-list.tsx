import { explain } from '../../../analysis/core/problems.ts';
import type { QualityView } from '../../../electron/contract/preview.ts';
import { formatCount } from '../../ui/format.ts';
import { useSpeech } from '../../ui/language.tsx';
import { SeverityMark } from '../../ui/severity-mark.tsx';

interface Props {
  readonly quality: QualityView;
  /** what the file calls a field, when the layer will call it otherwise */
  readonly fieldName?: (name: string) => string;
}

/** A quality report: the sums, then every finding with its rows and what to do. */
export function QualityList({ quality, fieldName }: Props) {
  const { t, language } = useSpeech();
  const { rows, usable, keptAside, findings } = quality;
  return (
    <>
      <p className="quality-sum">
        {t('data.quality-sum', {
          rows: formatCount(rows),
          usable: formatCount(usable),
          aside: formatCount(keptAside),
        })}
      </p>
      {findings.length === 0 ? <p className="quiet">{t('data.quality-good')}</p> : null}
      <ul className="findings" data-testid="quality-findings">
        {findings.map(({ problem, severity, count, firstRow }) => {
          const text = explain(
            fieldName && 'field' in problem ? { ...problem, field: fieldName(problem.field) } : problem,
            language,
          );
          return (
            <li key={`${problem.code}-${JSON.stringify(problem)}`}>
              <SeverityMark severity={severity} />
              <span>
                {text.cause}{' '}
                {firstRow === null || count === 0 ? null : (
                  <span className="quiet">
                    {count === 1
                      ? t('catalogue.aside-row', { row: firstRow })
                      : t('data.quality-rows', { n: formatCount(count), row: firstRow })}
                  </span>
                )}
                <small>{text.remedy}</small>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
