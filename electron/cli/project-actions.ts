import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { AppError } from '../../analysis/core/problems.ts';
import type { LayerRole, WorkspaceSnapshot } from '../contract/model.ts';
import { LAYER_ROLES } from '../contract/model.ts';
import type { PreviewPart } from '../contract/preview.ts';
import { runByRoles } from '../engine/requests/run-by-roles.ts';
import { verify } from '../engine/verify-project.ts';
import { refuse } from './arguments.ts';
import { readParamsOf } from './params.ts';
import type { Session } from './session.ts';
import { TerminalEngine } from './terminal-engine.ts';
import type { Arguments, VerbResult } from './verb.ts';

type Action = (path: string, args: Arguments, session: Session) => Promise<VerbResult>;

export const newProject: Action = async (path, args, session) => {
  if (existsSync(path)) throw new AppError({ code: 'output-unwritable', file: basename(path), reason: 'EEXIST' });
  const name = args.text('name') ?? basename(path, extname(path));
  return withEngine(session, async (terminal) => {
    await terminal.engine.handle('project.create', { file: terminal.grant(path), name });
    return { json: { path: resolve(path), name }, lines: [{ zh: `已新建 ${path}`, en: `Made ${path}` }] };
  });
};

export const addFiles: Action = async (path, args, session) => {
  const files = args.positionals.slice(2);
  if (files.length === 0) return refuse('project', 'FILE');
  const role = args.text('role');
  if (role !== null && !LAYER_ROLES.some((known) => known === role)) return refuse('project', `--role ${role}`);
  return withProject(path, session, async (terminal) => {
    const layerIds: string[] = [];
    for (const file of files) layerIds.push(...(await addFile(terminal, file, role as LayerRole | null, args)));
    return report(terminal.engine.workspace.snapshot(), layerIds);
  });
};

async function addFile(
  terminal: TerminalEngine,
  path: string,
  role: LayerRole | null,
  args: Arguments,
): Promise<readonly string[]> {
  const file = terminal.grant(path);
  const [encoding, crs] = [args.text('encoding'), args.text('crs')];
  const preview = await terminal.engine.handle('data.inspect', { file, encoding, crs });
  for (const part of preview.parts) if (part.blocking !== null) throw new AppError(part.blocking);
  const choose = (part: PreviewPart) => ({
    layer: part.layer,
    name: args.text('name') ?? part.title,
    role: role ?? part.suggestedRole,
    encoding,
    crs,
    date: args.text('date') ?? part.suggestedDate,
    classification: 'internal' as const,
    source: args.text('source') ?? basename(path),
  });
  const done = await terminal.finish(terminal.engine.handle('data.import', { file, parts: preview.parts.map(choose) }));
  return done.layerIds;
}

export const runAnalysis: Action = async (path, args, session) => {
  const analysis = args.positional(2, 'dumps|coverage|location');
  if (analysis !== 'dumps' && analysis !== 'coverage' && analysis !== 'location') return refuse('project', analysis);
  const params = readParamsOf('project', args);
  return withProject(path, session, async (terminal) => {
    const done = await terminal.finish(runByRoles(terminal.engine, analysis, params));
    const { run, result } = await terminal.engine.handle('run.result', { runId: done.runId ?? '' });
    return { json: { run, result }, lines: [run.summary] };
  });
};

export const describeProject: Action = (path, _args, session) =>
  withProject(path, session, async (terminal) => report(terminal.engine.workspace.snapshot(), null));

export const verifyProject: Action = (path, _args, session) =>
  withProject(path, session, async (terminal) => {
    const findings = await verify(terminal.engine.workspace.project(), session.runner());
    if (findings.problems.length > 0)
      throw new AppError({ code: 'project-unsound', file: basename(path), what: findings.problems.join('; ') });
    return {
      json: findings,
      lines: [
        { zh: `${path} 完好：${findings.checked.join('、')}`, en: `${path} is sound: ${findings.checked.join(', ')}` },
      ],
    };
  });

function report(snapshot: WorkspaceSnapshot, only: readonly string[] | null): VerbResult {
  const layers = snapshot.layers.filter((layer) => only === null || only.includes(layer.id));
  const { project, runs } = snapshot;
  return {
    json: { project, layers, runs: only === null ? runs : [] },
    lines: [
      ...layers.map((layer) => {
        const size = layer.kind === 'vector' ? `${layer.rows}` : `${layer.width} × ${layer.height}`;
        const text = `${layer.name}  [${layer.role}]  ${size}  ${layer.date ?? ''}`.trimEnd();
        return { zh: text, en: text };
      }),
      ...(only === null ? runs.map((run) => run.summary) : []),
    ],
  };
}

function withProject(path: string, session: Session, work: (terminal: TerminalEngine) => Promise<VerbResult>) {
  return withEngine(session, async (terminal) => {
    if (!existsSync(path)) throw new AppError({ code: 'file-unreadable', file: basename(path), reason: 'ENOENT' });
    await terminal.engine.handle('project.open', { file: terminal.grant(path) });
    return work(terminal);
  });
}

async function withEngine(
  session: Session,
  work: (terminal: TerminalEngine) => Promise<VerbResult>,
): Promise<VerbResult> {
  const terminal = new TerminalEngine(session);
  try {
    return await work(terminal);
  } finally {
    terminal.close();
  }
}
