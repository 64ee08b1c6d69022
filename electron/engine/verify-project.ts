import type { TaskRunner } from './jobs/task.ts';
import type { ProjectFile } from './project/api.ts';
import { verifyChain } from './project/index.ts';
import type { Tasks } from './tasks/index.ts';

export interface Findings {
  readonly checked: readonly string[];
  readonly problems: readonly string[];
  /** the hash chain over the review events */
  readonly chain: ReturnType<typeof verifyChain>;
}

/**
 * Reads every row of every vector layer, compares every raster with the hash it was registered under, and recomputes the
 * chain of review events. Opening the project has already checked the file itself.
 */
export async function verify(project: ProjectFile, runner: TaskRunner<Tasks>): Promise<Findings> {
  const checked: string[] = [];
  const problems: string[] = [];
  for (const layer of project.layers()) {
    checked.push(layer.name);
    if (layer.kind === 'vector') {
      const rows = project.readTable(layer.id).rows.length;
      if (rows !== layer.rows) problems.push(`${layer.name}: ${rows} of ${layer.rows} rows`);
      continue;
    }
    const { path, sha256 } = project.rasterReference(layer.id);
    try {
      const found = await runner.start('hash', { path }, { what: layer.name }).result;
      if (found.sha256 !== sha256) problems.push(`${layer.name}: SHA-256 ${found.sha256}`);
    } catch {
      problems.push(`${layer.name}: ${path}`);
    }
  }
  const chain = verifyChain(project);
  if (!chain.isWhole) problems.push(`review event ${chain.seq}: ${chain.reason}`);
  return { checked, problems, chain };
}
