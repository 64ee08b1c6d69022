import { Button, Card, Checkbox, Progress, Spin } from 'antd';
import { dismissIntake, editDraft, importParts } from '../../commands/data.ts';
import { cancelJob } from '../../commands/jobs.ts';
import { importPartsOf } from '../../state/intake.ts';
import type { Intake } from '../../state/store.ts';
import { useApp } from '../../state/store.ts';
import { useSpeech } from '../../ui/language.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { PartCard } from './part-card.tsx';

/** One file on its way in: its layers, its problems, and the choice to import it. */
export function IntakeCard({ intake }: { readonly intake: Intake }) {
  const { t } = useSpeech();
  const { token, name, parts, failure, busy, jobId } = intake;
  const ready = importPartsOf(parts ?? []);
  const leftOut = (parts ?? []).filter(({ draft }) => draft.isIncluded).length - ready.length;
  return (
    <Card
      size="small"
      className="intake"
      data-testid="preview-card"
      title={<span title={name}>{name}</span>}
      extra={
        <Button data-testid="dismiss-data" onClick={() => dismissIntake(token)}>
          {failure && parts === null ? t('common.close') : t('data.dismiss')}
        </Button>
      }
    >
      {failure ? (
        <ProblemCard failure={failure} {...(parts === null ? {} : { safe: t('data.nothing-imported') })} />
      ) : null}
      {busy === 'reading' ? (
        <p>
          <Spin size="small" /> {t('data.reading', { name })}
        </p>
      ) : null}
      {parts !== null && parts.length > 1 ? <AllLayers intake={intake} /> : null}
      {parts?.map((each) => (
        <PartCard key={each.part.layer} token={token} each={each} isOnly={parts.length === 1} />
      ))}
      {ready.length > 0 && leftOut > 0 ? (
        <p className="suggestion" data-testid="left-out">
          {t('data.left-out', { n: leftOut })}
        </p>
      ) : null}
      {jobId === null ? null : <ImportProgress jobId={jobId} />}
      {parts === null ? null : (
        <Button
          type="primary"
          block
          data-testid="import-data"
          loading={busy === 'importing'}
          disabled={ready.length === 0 || busy !== null || parts.some((each) => each.busy)}
          onClick={() => void importParts(token)}
        >
          {ready.length > 1 ? t('data.import-parts', { n: ready.length }) : t('data.import')}
        </Button>
      )}
    </Card>
  );
}

/** How many layers there are, and all of them ticked or none. */
function AllLayers({ intake: { token, parts } }: { readonly intake: Intake }) {
  const { t } = useSpeech();
  const chosen = parts?.filter(({ draft }) => draft.isIncluded).length ?? 0;
  return (
    <div className="all-layers">
      <span>{t('data.layers-found', { n: parts?.length ?? 0 })}</span>
      <Checkbox
        checked={chosen === parts?.length}
        indeterminate={chosen > 0 && chosen !== parts?.length}
        onChange={({ target }) => {
          for (const { part } of parts ?? []) editDraft(token, part.layer, { isIncluded: target.checked });
        }}
      >
        {t('data.all-layers')}
      </Checkbox>
    </div>
  );
}

function ImportProgress({ jobId }: { readonly jobId: string }) {
  const { t, say } = useSpeech();
  const job = useApp((state) => state.jobs[jobId]);
  if (!job) return null;
  return (
    <div className="import-progress" data-testid="import-progress">
      <Progress percent={Math.floor(job.fraction * 100)} size="small" />
      <span>{say(job.stage)}</span>
      <Button data-testid="import-cancel" onClick={() => void cancelJob(jobId)}>
        {t('job.cancel')}
      </Button>
    </div>
  );
}
