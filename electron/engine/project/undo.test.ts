import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProject, type GeoPackageProject, openProject, verifyChain } from './index.ts';
import {
  author,
  candidateOutput,
  detection,
  newLayer,
  point,
  tableOf,
  temporaryFolder,
  verdictBy,
} from './project-for-tests.ts';

let folder: ReturnType<typeof temporaryFolder>;
let project: GeoPackageProject;

beforeEach(() => {
  folder = temporaryFolder();
  project = createProject(join(folder.path, 'p.gpkg'), author);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const reopen = (): void => {
  const { path } = project;
  project.close();
  project = openProject(path, author);
};
const addPoint = (name: string) =>
  project.addVectorLayer(tableOf({ n: 'integer' }, [[point(116, 40), 1]]), newLayer('other', name));
const names = (): string[] => project.layers().map(({ name }) => name);

describe('undo and redo', () => {
  it('take a layer away and bring it back with its rows, across a restart', () => {
    const { id } = addPoint('点');
    expect(project.canUndo()).toEqual({ zh: '添加图层“点”', en: 'Add layer “点”' });
    project.undo();
    expect([names(), project.canUndo()]).toEqual([[], null]);
    reopen();
    project.redo();
    expect(project.readTable(id).rows).toHaveLength(1);
  });

  it('bring a removed layer back', () => {
    const { id } = addPoint('点');
    project.removeLayer(id);
    expect(() => project.readTable(id)).toThrow('project-no-layer');
    project.undo();
    expect(names()).toEqual(['点']);
  });

  it('raise the revision of the candidates layer, as the decision itself does: its rows are others each time', () => {
    project.recordRun(detection, [candidateOutput(2)]);
    const revision = () => project.layers()[0]!.revision;
    const seen = [revision()];
    for (const step of [
      () => project.decide('D001', verdictBy('李')),
      () => project.undo(),
      () => project.redo(),
      () => project.updateLayer(project.layers()[0]!.id, { visible: false }),
    ]) {
      step();
      seen.push(revision());
    }
    expect(seen).toEqual([1, 2, 3, 4, 4]);
  });

  it('hide a run with its outputs', () => {
    const run = project.recordRun(detection, [candidateOutput(2)]);
    project.undo();
    expect([project.runs(), names()]).toEqual([[], []]);
    project.redo();
    expect(project.candidates(run.id)).toHaveLength(2);
  });

  it('take a decision back by a new event, never by deleting one', () => {
    const run = project.recordRun(detection, [candidateOutput(1)]);
    project.decide('D001', verdictBy('李'));
    project.decide('D001', { ...verdictBy('王'), verdict: 'rejected' });
    project.undo();
    expect(project.decisionOf('D001')).toEqual(verdictBy('李'));
    project.undo();
    expect(project.candidates(run.id)[0]?.decision).toBeNull();
    reopen();
    project.redo();
    expect(project.decisionOf('D001')).toEqual(verdictBy('李'));
    expect(verifyChain(project)).toEqual({ isWhole: true, events: 5 });
  });

  it('forget what was undone as soon as something new is done, and delete its table at close', () => {
    addPoint('一');
    project.undo();
    addPoint('二');
    expect(project.canRedo()).toBeNull();
    const { path } = project;
    reopen();
    project.close();
    const db = new DatabaseSync(path, { readOnly: true });
    const tables = db
      .prepare("SELECT name FROM sqlite_master WHERE name LIKE '%layer%' AND type = 'table' ORDER BY 1")
      .all();
    db.close();
    const left = tables.map(({ name }) => String(name)).filter((name) => !/_(node|rowid|parent)$/.test(name));
    expect(left).toEqual(['cg_layers', 'layer_2', 'rtree_layer_2_geom']);
    project = openProject(path, author);
  });

  it('change a name back, also for other programs, and leave the display alone', () => {
    const { id } = addPoint('旧名');
    project.updateLayer(id, { name: '新名', role: 'facilities' });
    project.updateLayer(id, { visible: false, opacity: 0.3 });
    project.undo();
    expect(project.layers()[0]).toMatchObject({ name: '旧名', role: 'other', visible: false, opacity: 0.3 });
  });

  it('without anything to take back do nothing', () => {
    project.undo();
    project.redo();
    expect(project.canUndo()).toBeNull();
  });
});

/** Names of layers in sight, and the decision on the one candidate: the whole state that the model compares. */
interface State {
  readonly layers: readonly string[];
  readonly verdict: string | null;
}
type Step =
  | { readonly kind: 'add' }
  | { readonly kind: 'remove' | 'rename'; readonly which: number }
  | { readonly kind: 'decide'; readonly verdict: 'confirmed' | 'rejected' | null }
  | { readonly kind: 'undo' | 'redo' | 'restart' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ kind: 'add' } as const),
  fc.record({ kind: fc.constantFrom('remove' as const, 'rename' as const), which: fc.nat(5) }),
  fc.record({
    kind: fc.constant('decide' as const),
    verdict: fc.constantFrom('confirmed' as const, 'rejected' as const, null),
  }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const, 'restart' as const) }),
);

describe('any sequence of changes', () => {
  it('agrees with a list of states that undo and redo walk along', () => {
    const one = (steps: readonly Step[]): void => {
      const own = temporaryFolder();
      let file = createProject(join(own.path, 'p.gpkg'), author);
      try {
        const run = file.recordRun(detection, [candidateOutput(1)]);
        const past: State[] = [stateOf(file)];
        let now = 0;
        let added = 0;
        for (const action of steps) {
          const others = file.layers().filter(({ runId }) => runId === null);
          const chosen = 'which' in action ? others[action.which % Math.max(1, others.length)] : undefined;
          let isChange = true;
          if (action.kind === 'add')
            file.addVectorLayer(tableOf({}, [[point(116, 40)]]), newLayer('other', `层${++added}`));
          else if (action.kind === 'remove' && chosen) file.removeLayer(chosen.id);
          else if (action.kind === 'rename' && chosen) file.updateLayer(chosen.id, { name: `改名${++added}` });
          else if (action.kind === 'decide') file.decide('D001', { ...verdictBy('李'), verdict: action.verdict });
          else {
            isChange = false;
            if (action.kind === 'restart') {
              file.close();
              file = openProject(join(own.path, 'p.gpkg'), author);
            }
            // the run itself is the first step and stays: the candidate is needed
            if (action.kind === 'undo' && now > 0) {
              file.undo();
              now--;
            }
            if (action.kind === 'redo') {
              file.redo();
              now = Math.min(now + 1, past.length - 1);
            }
          }
          if (isChange) past.splice(++now, Infinity, stateOf(file));
          expect(stateOf(file)).toEqual(past[now]);
          expect([file.canRedo() !== null, file.canUndo() !== null]).toEqual([now < past.length - 1, true]);
        }
        expect(verifyChain(file).isWhole).toBe(true);
        expect(file.runs()[0]?.id).toBe(run.id);
      } finally {
        file.close();
        own.remove();
      }
    };
    fc.assert(fc.property(fc.array(step, { maxLength: 14 }), one), { numRuns: Number(process.env['UNDO_RUNS'] ?? 25) });
  });

  const stateOf = (file: GeoPackageProject): State => ({
    layers: file.layers().map(({ id, name }) => `${id} ${name}`),
    verdict: file.decisionOf('D001')?.verdict ?? null,
  });
});
