import { CaretRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { AnalysisRequest } from '../commands/runs.ts';
import { useApp } from '../state/store.ts';
import { ProblemCard } from '../ui/problem-card.tsx';

interface Props {
  readonly request: AnalysisRequest;
  readonly label: string;
  readonly testId: string;
  /** why it cannot run now, or null */
  readonly hindrance: string | null;
  readonly onRun: () => void;
}

/** The button that starts an analysis, what hinders it, and why the last try did not work. */
export function RunBox({ request, label, testId, hindrance, onRun }: Props) {
  const failure = useApp((state) => state.failures[request]);
  const isBusy = useApp((state) => Object.keys(state.jobs).length > 0);
  return (
    <div className="run-box">
      <Button
        type="primary"
        size="middle"
        block
        icon={<CaretRightOutlined />}
        data-testid={testId}
        disabled={hindrance !== null || isBusy}
        onClick={onRun}
      >
        {label}
      </Button>
      {hindrance === null ? null : <p className="hindrance">{hindrance}</p>}
      {failure ? <ProblemCard failure={failure} /> : null}
    </div>
  );
}
