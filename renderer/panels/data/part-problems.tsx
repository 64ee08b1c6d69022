import { explain } from '../../../analysis/core/problems.ts';
import type { PreviewPart } from '../../../electron/contract/preview.ts';
import { useSpeech } from '../../ui/language.tsx';
import { SeverityMark } from '../../ui/severity-mark.tsx';

/** What a raster lacks, with what to do about it. */
export function PartProblems({ part }: { readonly part: PreviewPart }) {
  const { t, language } = useSpeech();
  if (part.problems.length === 0) return null;
  return (
    <div className="quality" data-testid="preview-problems">
      <h4>{t('data.problems')}</h4>
      <ul className="findings">
        {part.problems.map(({ problem }) => {
          const text = explain(problem, language);
          return (
            <li key={JSON.stringify(problem)}>
              <SeverityMark severity="warning" />
              <span>
                {text.cause} <small>{text.remedy}</small>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
