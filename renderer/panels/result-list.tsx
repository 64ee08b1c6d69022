import { Button } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../ui/language.tsx';

export interface ResultRow {
  readonly key: string;
  readonly lead: string;
  readonly title: string;
  readonly text: string;
  readonly onClick: () => void;
  readonly onHover?: (isOver: boolean) => void;
}

const PAGE = 60;

/** A list of places that can be gone to; long lists grow on demand. */
export function List({ rows, testId }: { readonly rows: readonly ResultRow[]; readonly testId: string }) {
  const { t } = useSpeech();
  const [shown, setShown] = useState(PAGE);
  return (
    <ol className="result-list">
      {rows.slice(0, shown).map((row) => (
        <li key={row.key}>
          <button
            type="button"
            data-testid={testId}
            onClick={row.onClick}
            onMouseEnter={() => row.onHover?.(true)}
            onMouseLeave={() => row.onHover?.(false)}
          >
            <b>{row.lead}</b>
            <span>
              {row.title}
              <small>{row.text}</small>
            </span>
          </button>
        </li>
      ))}
      {rows.length > shown ? (
        <li>
          <Button type="link" onClick={() => setShown(shown + PAGE)}>
            {t('layers.more')}（{rows.length - shown}）
          </Button>
        </li>
      ) : null}
    </ol>
  );
}
