import { Alert, Splitter } from 'antd';
import { goToCandidateOfFeature } from '../commands/candidate-link.ts';
import { enterReview } from '../commands/review.ts';
import { composeSheet } from '../commands/sheet.ts';
import { setSelection, showTask } from '../commands/view.ts';
import { SheetPanel } from '../layout/sheet-panel.tsx';
import { CoveragePanel } from '../panels/coverage-panel.tsx';
import { DataPanel } from '../panels/data/data-panel.tsx';
import { DetectionPanel } from '../panels/detection-panel.tsx';
import { LayerPanel } from '../panels/layers/layer-panel.tsx';
import { PlanPanel } from '../panels/plan-panel.tsx';
import { TablePanel } from '../panels/table-panel.tsx';
import { ReviewPanel } from '../review/review-panel.tsx';
import { type Task, useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import type { ThemeMode } from '../ui/theme.ts';
import { MapPane } from './map-pane.tsx';
import { StatusBar } from './status-bar.tsx';
import { TaskRail } from './task-rail.tsx';
import { TitleBar } from './title-bar.tsx';

/** The workbench: legend left, map in the middle, one task at the right, table and status below. */
export function Workbench({ mode }: { readonly mode: ThemeMode }) {
  const { t } = useSpeech();
  const task = useApp((state) => state.task);
  const tableOpen = useApp((state) => state.table.open);
  const engine = useApp((state) => state.engine);
  return (
    <div className="workbench">
      <TitleBar />
      {engine === 'lost' ? (
        <Alert banner type="warning" title={t('state.engine-lost')} data-testid="engine-lost" />
      ) : null}
      <Splitter className="panes">
        <Splitter.Panel defaultSize={270} min={200} max={420} collapsible>
          <LayerPanel />
        </Splitter.Panel>
        <Splitter.Panel min={320}>
          <Splitter orientation="vertical">
            <Splitter.Panel min={200}>
              <MapPane mode={mode} onSelect={(ref) => (goToCandidateOfFeature(ref) ? undefined : setSelection(ref))} />
            </Splitter.Panel>
            {tableOpen ? (
              <Splitter.Panel defaultSize={240} min={120}>
                <TablePanel />
              </Splitter.Panel>
            ) : null}
          </Splitter>
        </Splitter.Panel>
        <Splitter.Panel defaultSize={430} min={330} max={760} collapsible>
          <aside className="task-pane">
            <TaskRail task={task} onChoose={openTask} />
            <div className="task-body" key={task}>
              <TaskPanel task={task} />
            </div>
          </aside>
        </Splitter.Panel>
      </Splitter>
      <StatusBar />
    </div>
  );
}

function openTask(task: Task): void {
  if (task === 'review') enterReview();
  else showTask(task);
  if (task === 'sheet') void composeSheet();
}

function TaskPanel({ task }: { readonly task: Task }) {
  switch (task) {
    case 'data':
      return <DataPanel />;
    case 'detection':
      return <DetectionPanel />;
    case 'review':
      return <ReviewPanel />;
    case 'coverage':
      return <CoveragePanel />;
    case 'plan':
      return <PlanPanel />;
    case 'sheet':
      return <SheetPanel />;
  }
}
