import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fitPlane } from '../../../analysis/core/crs/fit-plane.ts';
import type { FittedSystem } from '../../../analysis/core/crs/fit-result.ts';
import { fitSeven } from '../../../analysis/core/crs/fit-seven.ts';
import { projText } from '../../../analysis/core/crs/parameters.ts';
import { parametersOf } from '../../../analysis/core/crs/system.ts';
import { DISTRICT_CRS, isGeographic, isKnownCrs } from '../../../analysis/core/crs.ts';
import { crsWords } from '../../../analysis/core/crs-words.ts';
import type { Crs } from '../../../analysis/core/features.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { refuse } from '../arguments.ts';
import { readControlPoints } from '../control-points.ts';
import { crsOption } from '../crs-option.ts';
import type { Session } from '../session.ts';
import type { Arguments, Verb, VerbResult } from '../verb.ts';

export const crsVerb: Verb = {
  name: 'crs',
  title: {
    zh: '坐标系：由同名控制点拟合（四参数或七参数），或说明一个坐标系',
    en: 'coordinate systems: fit one to control points (four or seven parameters), or explain one',
  },
  usage: 'fit POINTS.csv [--kind four|seven] [--from SYSTEM] [--to SYSTEM] [--out FILE] | info SYSTEM',
  options: {
    kind: {
      value: 'four|seven',
      words: { zh: '平面四参数（默认）或布尔沙七参数', en: 'plane Helmert (default) or Bursa-Wolf' },
    },
    from: {
      value: 'SYSTEM',
      words: {
        zh: '七参数时 from_x、from_y 的坐标系，如 EPSG:2436',
        en: 'for seven: the system of from_x, from_y, e.g. EPSG:2436',
      },
    },
    to: {
      value: 'SYSTEM',
      words: {
        zh: `to_x、to_y 的坐标系（默认 ${DISTRICT_CRS}）`,
        en: `the system of to_x, to_y (${DISTRICT_CRS} unless given)`,
      },
    },
    out: {
      value: 'FILE',
      words: {
        zh: '把结果写入文件，其他命令用 --crs FILE 读取',
        en: 'write the result to a file for --crs FILE of other verbs',
      },
    },
  },
  async run(args, session) {
    const action = args.positional(0, 'fit | info');
    if (action === 'fit') return fitPoints(args, session);
    if (action === 'info') return describe(args.positional(1, 'SYSTEM'));
    return refuse('crs', action);
  },
};

async function fitPoints(args: Arguments, session: Session): Promise<VerbResult> {
  const points = readControlPoints(resolve(args.positional(1, 'POINTS.csv')));
  const kind = args.text('kind') ?? 'four';
  if (kind !== 'four' && kind !== 'seven') return refuse('crs', `--kind ${kind}`);
  const to = usable(args.text('to') ?? DISTRICT_CRS, '--to');
  const fitted =
    kind === 'four'
      ? fitPlane(points, to, isGeographic(to) ? DISTRICT_CRS : to)
      : fitSeven(points, withDatum(args.required('from')), to);
  const out = args.text('out');
  const text = fitted.crs.replace(/^PROJ:/, '');
  if (out !== null) await session.outputs.whole(out, async (path) => writeFileSync(path, `${text}\n`));
  return { json: { ...fitted, points: points.length, out }, lines: linesOf(fitted, text) };
}

function linesOf({ residuals, rmsM, suspect }: FittedSystem, text: string): Words[] {
  const metres = (value: number): string => value.toFixed(4);
  return [
    { zh: `坐标系 ${text}`, en: `system ${text}` },
    ...residuals.map(({ name, eastM, northM }) => ({
      zh: `  ${name}  东 ${metres(eastM)} m  北 ${metres(northM)} m`,
      en: `  ${name}  east ${metres(eastM)} m  north ${metres(northM)} m`,
    })),
    {
      zh: `中误差 ${metres(rmsM)} m（${residuals.length} 个点）`,
      en: `RMS ${metres(rmsM)} m (${residuals.length} points)`,
    },
    ...(suspect === null
      ? []
      : [
          {
            zh: `  ! 控制点 ${suspect} 可能有误，请核对`,
            en: `  ! control point ${suspect} may be wrong, please check`,
          },
        ]),
  ];
}

function describe(text: string): VerbResult {
  const crs = usable(text, 'info');
  const words = crsWords(crs);
  const parameters = parametersOf(crs)!;
  const proj = projText(parameters);
  return { json: { crs, words, proj, parameters }, lines: [words, { zh: proj, en: proj }] };
}

/** A system with a known way to WGS 84. */
function usable(text: string, where: string): Crs {
  const crs = crsOption(text);
  return isKnownCrs(crs) ? crs : refuse('crs', `${where} ${text}`);
}

/** A system whose shift is about to be fitted: its own may be missing. */
function withDatum(text: string): Crs {
  const code = /^EPSG:\d+$/i.exec(text.trim())?.[0].toUpperCase() as Crs | undefined;
  if (code !== undefined && parametersOf(code) !== null) return code;
  const proj = /^\+/.test(text.trim()) ? (`PROJ:${text.trim()}` as const) : null;
  if (proj !== null && parametersOf(proj) !== null) return proj;
  return usable(text, '--from');
}
