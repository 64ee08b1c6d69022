import { Button, Card, Progress, Spin } from 'antd';
import { useState } from 'react';
import { dismissIntake, importParts, inspect } from '../../commands/data.ts';
import type { Intake } from '../../state/store.ts';
import { useApp } from '../../state/store.ts';
import { useSpeech } from '../../ui/language.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { draftOf, type PartDraft, partsOf } from './part-draft.ts';
import { PartForm } from './part-form.tsx';

/** One file on its way in: its preview, its problems, and the choice to import it. */
export function IntakeCard({ intake }: { readonly intake: Intake }) {
  const { t } = useSpeech();
  const { token, name, preview, failure, busy, encoding, crs, jobId } = intake;
  const job = useApp((state) => (jobId ? state.jobs[jobId] : undefined));
  const [drafts, setDrafts] = useState<Readonly<Record<string, PartDraft>>>({});
  const parts = preview?.parts.map((part) => ({ part, draft: drafts[part.layer] ?? draftOf(part) })) ?? [];
  const ready = partsOf(parts, encoding, crs);
  return (
    <Card
      size="small"
      className="intake"
      data-testid="preview-card"
      title={name}
      extra={
        <Button data-testid="dismiss-data" onClick={() => dismissIntake(token)}>
          {t('data.dismiss')}
        </Button>
      }
    >
      {failure ? <ProblemCard failure={failure} safe={t('data.nothing-imported')} /> : null}
      {busy === 'reading' ? (
        <p>
          <Spin size="small" /> {t('data.reading', { name })}
        </p>
      ) : null}
      {parts.map(({ part, draft }) => (
        <PartForm
          key={part.layer}
          part={part}
          draft={draft}
          onChange={(next) => setDrafts({ ...drafts, [part.layer]: next })}
          onEncoding={(next) => void inspect(token, next, crs)}
          onCrs={(next) => void inspect(token, encoding, next)}
        />
      ))}
      {job ? <Progress percent={Math.floor(job.fraction * 100)} size="small" /> : null}
      {preview ? (
        <Button
          type="primary"
          data-testid="import-data"
          loading={busy === 'importing'}
          disabled={ready.length === 0 || busy !== null}
          onClick={() => void importParts(token, ready)}
        >
          {ready.length > 1 ? t('data.import-parts', { n: ready.length }) : t('data.import')}
        </Button>
      ) : null}
    </Card>
  );
}
