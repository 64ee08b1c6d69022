import { TASKS, type Task } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';

interface Props {
  readonly task: Task;
  readonly onChoose: (task: Task) => void;
}

/** The six tasks in the order of the work; the chosen one is the panel below. Arrow keys move along. */
export function TaskRail({ task, onChoose }: Props) {
  const { t } = useSpeech();
  const step = (event: React.KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = TASKS[(TASKS.indexOf(task) + by + TASKS.length) % TASKS.length];
    if (by === 0 || !next) return;
    event.preventDefault();
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-testid="task-${next}"]`)?.focus();
  };
  return (
    <div className="task-rail" role="tablist" data-testid="task-rail" onKeyDown={step}>
      {TASKS.map((value) => (
        <button
          key={value}
          type="button"
          role="tab"
          aria-selected={value === task}
          tabIndex={value === task ? 0 : -1}
          data-testid={`task-${value}`}
          onClick={() => onChoose(value)}
        >
          {t(`task.${value}`)}
        </button>
      ))}
    </div>
  );
}
