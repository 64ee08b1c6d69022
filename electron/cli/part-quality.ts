import { resolve } from 'node:path';
import { explain } from '../../analysis/core/problems.ts';
import type { Words } from '../../analysis/core/words.ts';
import type { FieldMapping, QualityReport } from '../../analysis/vector/index.ts';
import type { PreviewPart } from '../contract/preview.ts';
import type { VectorFile } from '../engine/tasks/table-source.ts';
import type { Session } from './session.ts';
import { splitLayer } from './sources.ts';
import type { Arguments } from './verb.ts';

export type PartQuality = QualityReport & { readonly role: string };

/** The quality of one layer of a file; null for rasters and for layers that cannot be read as they are. */
export async function qualityOf(
  part: PreviewPart,
  file: VectorFile,
  args: Arguments,
  session: Session,
): Promise<PartQuality | null> {
  if (part.kind !== 'vector' || part.blocking !== null) return null;
  const role = args.text('role') ?? part.suggestedRole;
  const title = { zh: `检查 ${part.title}`, en: `Check ${part.title}` };
  const fieldMap = file.fieldMap?.length ? file.fieldMap : suggestedMap(part);
  const input = { file: { ...file, layer: part.layer, fieldMap }, role, units: unitsOf(args.text('units')) };
  return { ...(await session.task('fileQuality', title, input)), role };
}

/** Fields are judged under the names that they would be imported with. */
const suggestedMap = ({ mapping }: PreviewPart): FieldMapping[] =>
  (mapping?.fields ?? []).flatMap(({ name, from }) => (from === null || from === name ? [] : { from, to: name }));

/** The units named by an option, "FILE" or "FILE#LAYER"; null without it. */
export function unitsOf(text: string | null): VectorFile | null {
  if (text === null) return null;
  const [path, layer] = splitLayer(text);
  return { path: resolve(path), layer, encoding: null, crs: null };
}

/** The report as plain data with its words, the number of every row in it. */
export function qualityWithWords(quality: PartQuality | null): unknown {
  return (
    quality && {
      ...quality,
      findings: quality.findings.map(({ problem, rows, ...finding }) => ({
        ...finding,
        rows: [...rows],
        problem,
        zh: explain(problem, 'zh'),
        en: explain(problem, 'en'),
      })),
    }
  );
}

const SIGNS = { error: '✗', warning: '!', note: '·' } as const;

/** The findings for people; what the preview has said of rows already is not said again. */
export function qualityLines(quality: PartQuality | null, said: readonly PreviewPart['problems'][number][]): Words[] {
  if (quality === null) return [];
  const { rows, usable, keptAside } = quality;
  const lines: Words[] = [
    {
      zh: `  质量 ${rows} 行，可用 ${usable} 行，单独列出 ${keptAside} 行`,
      en: `  quality ${rows} rows, ${usable} usable, ${keptAside} kept aside`,
    },
  ];
  for (const { problem, severity, firstRow } of quality.findings) {
    if ('row' in problem || said.some((entry) => entry.problem.code === problem.code)) continue;
    const where =
      firstRow === null ? { zh: '', en: '' } : { zh: `（首例第 ${firstRow} 行）`, en: ` (first: row ${firstRow})` };
    lines.push({
      zh: `  ${SIGNS[severity]} ${explain(problem, 'zh').cause}${where.zh}`,
      en: `  ${SIGNS[severity]} ${explain(problem, 'en').cause}${where.en}`,
    });
  }
  return lines;
}
