import { CopyOutlined } from '@ant-design/icons';
import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { copyText } from './copy-text.ts';
import { useSpeech } from './language.tsx';
import { type Failure, failureText } from './problem-text.ts';

interface Props {
  readonly failure: Failure;
  readonly title?: string;
  /** one more sentence, e.g. what is safe */
  readonly safe?: string;
  readonly onClose?: () => void;
  readonly children?: ReactNode;
}

/** What happened, what is safe, what to do, and a code to copy. */
export function ProblemCard({ failure, title, safe, onClose, children }: Props) {
  const { t, language } = useSpeech();
  const text = failureText(failure, language);
  return (
    <Alert
      type="error"
      showIcon
      className="problem-card"
      data-testid="problem-card"
      title={title ?? text.cause}
      {...(onClose ? { closable: { onClose, 'aria-label': t('common.close') } } : {})}
      description={
        <>
          {title ? <p>{text.cause}</p> : null}
          {safe ? <p>{safe}</p> : null}
          <p data-testid="problem-remedy">
            <b>
              {t('problem.remedy')}
              {t('common.colon')}
            </b>
            {text.remedy}
          </p>
          {children}
          <details>
            <summary>{t('problem.code')}</summary>
            <Typography.Text code className="wrap">
              {text.code}
            </Typography.Text>{' '}
            <Button size="small" type="text" icon={<CopyOutlined />} onClick={() => copyText(text.code)}>
              {t('problem.copy')}
            </Button>
          </details>
        </>
      }
    />
  );
}
