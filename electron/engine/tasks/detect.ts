import type { FeatureTable } from '../../../analysis/core/features.ts';
import { readParams } from '../../../analysis/core/params.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { candidatesTable, dumps } from '../../../analysis/dumps/index.ts';
import type { DumpsInputs, DumpsStats } from '../../../analysis/dumps/types.ts';
import { isEightBit } from '../../../analysis/raster/index.ts';
import { openScene, type SceneFile } from './scene-file.ts';
import { loadTable, type TableSource } from './table-source.ts';

type TableKind = 'units' | 'roads' | 'water' | 'homes' | 'permits' | 'complaints' | 'facilities' | 'landUse';
export type DetectTables = { readonly [Kind in TableKind]?: TableSource };

export interface DetectInput {
  readonly after: SceneFile;
  readonly before: SceneFile | null;
  readonly tables: DetectTables;
  readonly exclusions: readonly TableSource[];
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the detection panel reads beside the candidates. */
export interface DetectFigures {
  readonly stats: DumpsStats;
  readonly candidateCount: number;
  readonly excludedCount: number;
  readonly areaM2: number;
  readonly notes: readonly Words[];
  readonly afterDate: string | null;
  readonly beforeDate: string | null;
}

export interface DetectOutcome {
  readonly params: Readonly<Record<string, number | string>>;
  readonly candidates: FeatureTable;
  readonly summary: Words;
  readonly result: DetectFigures;
}

/** The dump detection run on scenes on disk. */
export async function detect(input: DetectInput, run: Run): Promise<DetectOutcome> {
  const params = readParams(dumps.params, input.params);
  const reading = run.stage('read', 0, 0.1);
  const earlier = input.before === null ? null : await openScene(input.before, reading);
  const later = await openScene(input.after, reading);
  const before = earlier?.input;
  const inputs: DumpsInputs = {
    after: later.input,
    ...(before && { before }),
    ...(await tablesOf(input.tables, reading)),
    exclusions: await Promise.all(input.exclusions.map((source) => loadTable(source, reading))),
  };
  const found = await dumps.run(inputs, params, run.stage('gate', 0.1, 1));
  const areaM2 = found.candidates.reduce((sum, candidate) => sum + candidate.areaM2, 0);
  const figures: DetectFigures = {
    stats: found.stats,
    candidateCount: found.candidates.length,
    excludedCount: found.excluded.length,
    areaM2,
    notes: [...(earlier?.notes ?? []), ...later.notes, ...valueNotes(inputs), ...found.notes],
    afterDate: inputs.after.date,
    beforeDate: before?.date ?? null,
  };
  return { params, candidates: candidatesTable(found), summary: summaryOf(figures), result: figures };
}

/** What the stored values themselves do not allow. */
function valueNotes({ after, before }: DumpsInputs): Words[] {
  const names = [before, after].flatMap((scene) => (scene && isEightBit(scene.file) ? [scene.file.info.name] : []));
  if (names.length === 0) return [];
  return [
    {
      zh: `${names.join('、')} 是 8 位影像，数值不是反射率，按满量程 255 = 1 换算；各项阈值只大致适用。`,
      en: `${names.join(', ')}: 8-bit values are no reflectance; 255 was taken for 1 and every threshold fits only roughly.`,
    },
  ];
}

async function tablesOf(sources: DetectTables, run: Run): Promise<Partial<Record<TableKind, FeatureTable>>> {
  const tables: Partial<Record<TableKind, FeatureTable>> = {};
  for (const [kind, source] of Object.entries(sources)) tables[kind as TableKind] = await loadTable(source, run);
  return tables;
}

function summaryOf({ candidateCount, areaM2, stats, afterDate, beforeDate }: DetectFigures): Words {
  const hectares = (areaM2 / 10_000).toFixed(1);
  const clear = Math.floor(stats.clearShare * 1000) / 10;
  const dates = [beforeDate, afterDate].filter((date) => date !== null).join(' → ');
  return {
    zh: `${dates}：疑似倾倒点 ${candidateCount} 处，共 ${hectares} 公顷；可判读像元 ${clear}%，最小可检出 ${stats.smallestDetectableM2} m²。`,
    en: `${dates}: ${candidateCount} suspected dumps, ${hectares} ha; ${clear}% of pixels could be judged, smallest detectable ${stats.smallestDetectableM2} m².`,
  };
}
