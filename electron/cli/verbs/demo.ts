import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Words } from '../../../analysis/core/words.ts';
import { defaultSheet } from '../../contract/default-sheet.ts';
import type { LayerInfo, RunInfo } from '../../contract/model.ts';
import { newestOf, runByRoles } from '../../engine/requests/run-by-roles.ts';
import { printSheet } from '../print-sheet.ts';
import type { Session } from '../session.ts';
import { TerminalEngine } from '../terminal-engine.ts';
import type { Verb } from '../verb.ts';
import { writeTable } from '../write-table.ts';

const ANALYSES = ['dumps', 'coverage', 'location'] as const;

/** Layers of the results that also land as files beside the project. */
const FILES = [
  ['candidates', 'candidates.geojson'],
  ['coverage-units', 'coverage-units.csv'],
  ['coverage-gaps', 'coverage-gaps.geojson'],
  ['plan', 'plan.geojson'],
] as const;

export const demoVerb: Verb = {
  name: 'demo',
  title: {
    zh: '在演示区上完成全部工作：候选、评价、覆盖、选址、图纸',
    en: 'the whole job on the demonstration district: candidates, evaluation, coverage, plan, sheet',
  },
  usage: 'DIR [--extent quick|district] [--no-map]',
  options: {
    extent: {
      value: 'quick|district',
      words: { zh: '影像范围，默认 quick', en: 'extent of the scenes, quick by default' },
    },
    'no-map': { value: null, words: { zh: '不出图', en: 'without the sheet' } },
  },
  async run(args, session) {
    const folder = resolve(args.positional(0, 'DIR'));
    mkdirSync(folder, { recursive: true });
    const terminal = new TerminalEngine(session, folder);
    const landed: { what: Words; file: string }[] = [];
    const runs: RunInfo[] = [];
    let projectPath: string;
    let evaluation: unknown;
    try {
      await terminal.finish(
        terminal.engine.handle('sample.open', { extent: args.text('extent') === 'district' ? 'district' : 'quick' }),
      );
      projectPath = terminal.engine.workspace.project().path;
      landed.push({ what: { zh: '项目', en: 'project' }, file: projectPath });
      for (const analysis of ANALYSES) runs.push(await analyse(terminal, analysis, session));
      landed.push(...(await exportResults(terminal, session, folder)));
      evaluation = await evaluateRun(terminal, session, folder);
      landed.push({ what: { zh: '评价', en: 'evaluation' }, file: join(folder, 'evaluation.json') });
    } finally {
      terminal.close();
    }
    if (!args.has('no-map')) {
      const file = join(folder, 'map.pdf');
      await printSheet(session, projectPath, { ...defaultSheet(session.terminal.language), paper: 'A3' }, file);
      landed.push({ what: { zh: '图纸', en: 'sheet' }, file });
    }
    return {
      json: { folder, runs, evaluation, files: landed.map(({ file }) => file) },
      lines: landed.map(({ what, file }) => ({ zh: `${what.zh}：${file}`, en: `${what.en}: ${file}` })),
    };
  },
};

async function analyse(
  terminal: TerminalEngine,
  analysis: (typeof ANALYSES)[number],
  session: Session,
): Promise<RunInfo> {
  const done = await terminal.finish(runByRoles(terminal.engine, analysis, {}));
  const { run } = await terminal.engine.handle('run.result', { runId: done.runId ?? '' });
  session.terminal.say(run.summary);
  return run;
}

async function exportResults(terminal: TerminalEngine, session: Session, folder: string) {
  const project = terminal.engine.workspace.project();
  const landed: { what: Words; file: string }[] = [];
  for (const [role, name] of FILES) {
    const layer = newestOf(project.layers(), role);
    if (layer === undefined) continue;
    await writeTable(session, join(folder, name), project.readTable(layer.id));
    landed.push({ what: { zh: layer.name, en: role }, file: join(folder, name) });
  }
  return landed;
}

/** The candidates against the planted dumps inside the scenes. */
async function evaluateRun(terminal: TerminalEngine, session: Session, folder: string): Promise<unknown> {
  const project = terminal.engine.workspace.project();
  const layers = project.layers();
  const source = (layer: LayerInfo) => ({ kind: 'table' as const, table: project.readTable(layer.id) });
  const found = newestOf(layers, 'candidates');
  const truth = layers.filter(({ role, name }) => role === 'truth' && name.includes('堆放点'))[0];
  if (found === undefined || truth === undefined) return null;
  const title = { zh: '评价检测结果', en: 'Evaluate the detection' };
  const input = { found: source(found), truth: source(truth), match: 'centroid' as const, iou: 0.1 };
  const { evaluation, lines } = await session.task('evaluate', title, input);
  for (const line of lines) session.terminal.say(line);
  writeFileSync(join(folder, 'evaluation.json'), `${JSON.stringify(evaluation, null, 2)}\n`);
  return evaluation;
}
