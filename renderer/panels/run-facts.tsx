import { Collapse } from 'antd';
import type { RunInfo } from '../../electron/contract/model.ts';
import { formatDayTime, formatDuration } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';

interface Props {
  readonly run: RunInfo;
  readonly notes?: readonly { readonly zh: string; readonly en: string }[];
}

/** When a run was made, its one-sentence summary, what it rests on, and what it used. */
export function RunFacts({ run, notes = [] }: Props) {
  const { t, say, language } = useSpeech();
  return (
    <section className="run-facts">
      <p className="run-summary" data-testid="run-summary">
        {say(run.summary)}
      </p>
      <p className="quiet">
        {t('run.when', { time: formatDayTime(run.startedAt), duration: formatDuration(run.durationS, language) })}
      </p>
      {notes.length === 0 ? null : (
        <ul className="notes">
          {notes.map((note) => (
            <li key={note.en}>{say(note)}</li>
          ))}
        </ul>
      )}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'details',
            label: t('run.details'),
            children: (
              <dl className="run-details">
                {run.inputs.map((input) => (
                  <div key={input.layerId}>
                    <dt>{input.name}</dt>
                    <dd>
                      <code title={input.sha256}>{input.sha256.slice(0, 12)}…</code>
                    </dd>
                  </div>
                ))}
                {Object.entries(run.params).map(([id, value]) => (
                  <div key={id}>
                    <dt>{id}</dt>
                    <dd>{String(value)}</dd>
                  </div>
                ))}
                <div>
                  <dt>{t('run.version')}</dt>
                  <dd>{run.softwareVersion}</dd>
                </div>
              </dl>
            ),
          },
        ]}
      />
    </section>
  );
}
