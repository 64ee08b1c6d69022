import { FileAddOutlined, FolderOpenOutlined, GlobalOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { RequestOutput } from '../../electron/contract/requests.ts';
import { cancelJob } from '../commands/jobs.ts';
import { listRecent, openProjectFile } from '../commands/project.ts';
import { runCommand } from '../commands/registry.ts';
import { useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import { AppearanceControls } from './appearance-controls.tsx';
import { Logo } from './logo.tsx';

/** Before a project is open: the sample, a new one, an existing one, or a recent one. */
export function StartPage() {
  const { t } = useSpeech();
  const isBusy = useApp((state) => Object.keys(state.jobs).length > 0);
  return (
    <div className="start-page" data-testid="start-page">
      <div className="start-corner">
        <AppearanceControls />
      </div>
      <main className="start-card">
        <header>
          <Logo size={52} />
          <div>
            <h1>{t('app.name')}</h1>
            <p>{t('app.tagline')}</p>
          </div>
        </header>
        <section className="start-sample">
          <h2>
            <GlobalOutlined /> {t('start.sample')}
          </h2>
          <p>{t('start.sample-hint')}</p>
          <Button
            type="primary"
            size="middle"
            data-testid="start-sample"
            disabled={isBusy}
            onClick={() => runCommand('sample.quick')}
          >
            {t('start.sample-quick')}
          </Button>
          <Button
            size="middle"
            data-testid="start-sample-district"
            disabled={isBusy}
            onClick={() => runCommand('sample.district')}
          >
            {t('start.sample-district')}
          </Button>
          <small className="quiet start-first">{t('start.first-time')}</small>
          <StartJob />
        </section>
        <section className="start-files">
          <button
            type="button"
            className="start-tile"
            data-testid="start-new"
            onClick={() => runCommand('project.new')}
          >
            <FileAddOutlined />
            <b>{t('start.new')}</b>
            <span>{t('start.new-hint')}</span>
          </button>
          <button
            type="button"
            className="start-tile"
            data-testid="start-open"
            onClick={() => runCommand('project.open')}
          >
            <FolderOpenOutlined />
            <b>{t('start.open')}</b>
            <span>{t('start.open-hint')}</span>
          </button>
        </section>
        <RecentList />
      </main>
    </div>
  );
}

function StartJob() {
  const { say, t } = useSpeech();
  const [job] = Object.values(useApp((state) => state.jobs));
  if (!job) return null;
  return (
    <div className="start-job" data-testid="job-progress">
      <span>{say(job.stage)}</span>
      <Progress percent={Math.floor(job.fraction * 100)} size="small" />
      <Button data-testid="job-cancel" onClick={() => void cancelJob(job.id)}>
        {t('job.cancel')}
      </Button>
    </div>
  );
}

function RecentList() {
  const { t } = useSpeech();
  const [recent, setRecent] = useState<RequestOutput<'recent.list'>>([]);
  useEffect(() => {
    let current = true;
    void listRecent().then((list) => current && setRecent(list));
    return () => {
      current = false;
    };
  }, []);
  return (
    <section className="start-recent">
      <h2>{t('start.recent')}</h2>
      {recent.length === 0 ? <p>{t('start.recent-none')}</p> : null}
      <ul>
        {recent.map((file) => (
          <li key={file.token}>
            <Button type="link" disabled={file.missing} onClick={() => void openProjectFile(file.token)}>
              {file.name}
            </Button>
            {file.missing ? <small>{t('start.recent-missing')}</small> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
