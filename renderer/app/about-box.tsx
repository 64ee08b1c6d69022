import { Descriptions, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { RequestOutput } from '../../electron/contract/requests.ts';
import { readAbout } from '../commands/about.ts';
import { showOverlay } from '../commands/view.ts';
import { useSpeech } from '../ui/language.tsx';
import { Logo } from './logo.tsx';

export function AboutBox() {
  const { t } = useSpeech();
  const [about, setAbout] = useState<RequestOutput<'app.about'> | null>(null);
  useEffect(() => {
    void readAbout().then(setAbout);
  }, []);
  return (
    <Modal open title={t('about.title')} footer={null} onCancel={() => showOverlay('none')}>
      <Logo size={40} />
      <Descriptions
        column={1}
        items={[
          { key: 'version', label: t('about.version'), children: about?.version },
          { key: 'electron', label: 'Electron', children: about?.electron },
          { key: 'chromium', label: 'Chromium', children: about?.chromium },
        ]}
      />
      {about?.runtimeNote ? <p>{about.runtimeNote}</p> : null}
      <p>{t('app.tagline')}</p>
    </Modal>
  );
}
