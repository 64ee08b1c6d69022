import { Alert } from 'antd';
import { useEffect } from 'react';
import { dismissNotice } from '../commands/notices.ts';
import { type Notice, useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';

const SHOWN_MS = 5000;

/** Short messages at the lower right; errors stay until closed. */
export function Notices() {
  const notices = useApp((state) => state.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.slice(-4).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { say, t } = useSpeech();
  const close = () => dismissNotice(notice.id);
  useEffect(() => {
    if (notice.kind === 'error') return;
    const timer = setTimeout(() => dismissNotice(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);

  if (notice.failure) return <ProblemCard failure={notice.failure} title={say(notice.text)} onClose={close} />;
  return (
    <Alert
      type={notice.kind}
      showIcon
      title={say(notice.text)}
      closable={{ onClose: close, 'aria-label': t('common.close') }}
    />
  );
}
