import type { ReactNode } from 'react';

interface Props {
  readonly text: string;
  readonly children?: ReactNode;
}

/** An empty place that says what to press. */
export function EmptyHint({ text, children }: Props) {
  return (
    <div className="empty-hint">
      <p>{text}</p>
      {children}
    </div>
  );
}
