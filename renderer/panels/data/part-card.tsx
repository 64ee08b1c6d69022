import { Alert, Button, Checkbox, Collapse, Spin, Tag } from 'antd';
import { explain } from '../../../analysis/core/problems.ts';
import { editDraft, readAgain } from '../../commands/data.ts';
import type { PartIntake } from '../../state/intake.ts';
import { formatCount } from '../../ui/format.ts';
import { useSpeech } from '../../ui/language.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { BandForm } from './band-form.tsx';
import { ColumnForm } from './column-form.tsx';
import { FactsForm } from './facts-form.tsx';
import { FieldForm } from './field-form.tsx';
import { PartProblems } from './part-problems.tsx';
import { PartQuality } from './part-quality.tsx';
import { ReadingForm } from './reading-form.tsx';
import { SampleTable } from './sample-table.tsx';

export interface PartProps {
  readonly token: string;
  readonly each: PartIntake;
}

/** One layer of a file: what is in it, what was found wrong, how it is read, and what it shall be. */
export function PartCard({ token, each, isOnly }: PartProps & { readonly isOnly: boolean }) {
  const { t, say, language } = useSpeech();
  const { part, draft, failure, busy } = each;
  const title = <b>{part.title}</b>;
  const needsColumns = part.blocking?.code === 'no-coordinates';
  return (
    <section className="part" data-testid="preview-part">
      {isOnly ? (
        title
      ) : (
        <Checkbox
          checked={draft.isIncluded}
          data-testid="part-include"
          onChange={({ target }) => editDraft(token, part.layer, { isIncluded: target.checked })}
        >
          {title}
        </Checkbox>
      )}
      {busy ? <Spin size="small" className="part-busy" /> : null}
      <p className="facts">
        <Tag>{say(part.format)}</Tag>
        {part.raster ? (
          t('data.pixels', {
            w: formatCount(part.raster.width),
            h: formatCount(part.raster.height),
            n: part.raster.bandNames.length,
            names: namesOf(part.raster.bandNames),
          })
        ) : (
          <>
            <span data-testid="preview-rows">{t('data.rows', { n: formatCount(part.rows) })}</span> ·{' '}
            {t('data.fields', { n: part.fields.length })} · {t(`geom.${part.geometryType}`)}
          </>
        )}
      </p>
      {draft.isIncluded ? (
        <>
          {failure ? <ProblemCard failure={failure} /> : null}
          {part.blocking ? (
            <Alert
              type="error"
              showIcon
              title={explain(part.blocking, language).cause}
              description={<span data-testid="problem-remedy">{explain(part.blocking, language).remedy}</span>}
              data-testid="preview-blocked"
            />
          ) : null}
          <ShiftWarning token={token} each={each} />
          <ReadingForm token={token} each={each} />
          {part.mapping?.isTable ? <ColumnForm token={token} each={each} /> : null}
          {part.raster ? <BandForm token={token} each={each} /> : null}
          {part.raster ? <PartProblems part={part} /> : null}
          <SampleTable part={part} />
          {part.kind === 'vector' && !needsColumns ? <PartQuality token={token} each={each} /> : null}
          <FactsForm token={token} each={each} />
          {part.mapping !== null && part.mapping.fields.length > 0 && !needsColumns ? (
            <Collapse
              ghost
              size="small"
              className="field-map"
              defaultActiveKey={part.mapping.isTable ? ['fields'] : []}
              items={[
                {
                  key: 'fields',
                  label: <span data-testid="mapping-title">{t('data.mapping')}</span>,
                  children: <FieldForm token={token} each={each} />,
                },
              ]}
            />
          ) : null}
        </>
      ) : null}
    </section>
  );
}

/** The names of the bands, where the file gives more than their numbers. */
function namesOf(bandNames: readonly string[]): string {
  return bandNames.every((name, at) => name === String(at + 1)) ? '' : ` (${bandNames.join(' ')})`;
}

/** Says that the positions look shifted, with one press that reads them so. */
function ShiftWarning({ token, each: { part, quality } }: PartProps) {
  const { t, say } = useSpeech();
  const shift = quality?.shift ?? null;
  if (shift === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="shift-warning"
      title={t('data.shifted')}
      description={say(shift.words)}
      action={
        <Button
          size="small"
          type="primary"
          data-testid="treat-as-shifted"
          onClick={() => void readAgain(token, part.layer, { crs: shift.crs })}
        >
          {t('data.treat-as', { crs: shift.crs })}
        </Button>
      }
    />
  );
}
