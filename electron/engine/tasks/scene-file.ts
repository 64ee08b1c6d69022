import { isKnownCrs } from '../../../analysis/core/crs.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { BAND_ROLES } from '../../../analysis/dumps/index.ts';
import type { SceneInput } from '../../../analysis/dumps/types.ts';
import {
  asReflectance,
  type FoundBandRoles,
  findBandRoles,
  qaAsClasses,
  qaLayoutOf,
  reflectanceRule,
  roleSentence,
  SPECTRAL_ROLES,
} from '../../../analysis/raster/index.ts';
import type { RasterFile } from '../../../analysis/raster/raster-file.ts';
import { bandSetAt, isBandSet } from '../datasets/band-sets.ts';
import { rasterOf } from '../datasets/raster-handles.ts';

/** A scene on disk and what is known of it; what is null is found out from the file. */
export interface SceneFile {
  readonly path: string;
  readonly date: string | null;
  readonly maskPath: string | null;
  /** 0-based band numbers by role */
  readonly bands: Readonly<Record<string, number>> | null;
  /** reflectance = stored · scale + offset */
  readonly scale: number | null;
  readonly offset: number | null;
  /** the system of a scene (and of its mask) that does not tell its own */
  readonly crsWhereMissing?: string | null;
}

/** A scene ready for the detection, and what was decided about it. */
export interface OpenedScene {
  readonly input: SceneInput;
  /** which band is which and how values became reflectance, unless the person said so */
  readonly notes: readonly Words[];
}

/** Opens the scene for the detection. */
export async function openScene(scene: SceneFile, run: Run): Promise<OpenedScene> {
  const crs = scene.crsWhereMissing ?? null;
  const file = await rasterWithSystem(scene.path, crs);
  checkBands(scene.bands ?? {}, file.info.bands.length);
  const mask = await openMask(scene, crs, run);
  const roles = findBandRoles(file.info, scene.bands);
  const values = await valuesOf(file, scene, run);
  const input: SceneInput = {
    ...values.read,
    date: scene.date ?? file.info.date,
    bands: knownBands(roles.roles),
    ...(mask && { mask: mask.file }),
  };
  const about = (how: Words): Words => ({ zh: `${file.info.name}：${how.zh}。`, en: `${file.info.name}: ${how.en}.` });
  const notes = [
    ...(roles.confidence === 'confirmed' ? [] : [bandNote(roles)]),
    ...(values.how ? [values.how] : []),
    ...(mask?.how ? [mask.how] : []),
  ];
  return { input, notes: notes.map(about) };
}

interface OpenedMask {
  readonly file: RasterFile;
  /** null when the person named a mask of classes */
  readonly how: Words | null;
}

/** The mask that the person names, else the one that lies among the band files; Landsat quality bands become classes. */
async function openMask(scene: SceneFile, crs: string | null, run: Run): Promise<OpenedMask | null> {
  const path = scene.maskPath ?? ((await isBandSet(scene.path)) ? (await bandSetAt(scene.path)).maskPath : null);
  if (path === null) return null;
  const file = await rasterWithSystem(path, crs);
  const layout = await qaLayoutOf(file, run);
  const { name } = file.info;
  const how =
    layout === null
      ? { zh: `云掩膜取自 ${name}`, en: `cloud mask from ${name}` }
      : { zh: `云掩膜取自质量波段 ${name}（${layout}）`, en: `cloud mask from the quality band ${name} (${layout})` };
  return {
    file: layout === null ? file : qaAsClasses(file, layout),
    how: layout === null && scene.maskPath !== null ? null : how,
  };
}

/** Roles and numbers as a person typed them (problem `bad-parameter`). */
function checkBands(bands: Readonly<Record<string, number>>, bandCount: number): void {
  for (const [role, band] of Object.entries(bands)) {
    const isRole = SPECTRAL_ROLES.some((known) => known === role);
    if (isRole && Number.isInteger(band) && band >= 0 && band < bandCount) continue;
    const allowed = isRole ? `${role}=1 … ${role}=${bandCount}` : SPECTRAL_ROLES.join(' | ');
    throw new AppError({ code: 'bad-parameter', name: 'bands', value: isRole ? `${role}=${band + 1}` : role, allowed });
  }
}

const bandNote = ({ roles, how }: FoundBandRoles): Words => ({
  zh: `波段 ${roleSentence(roles, 'zh')}（${how.zh}）`,
  en: `bands ${roleSentence(roles, 'en')} (${how.en})`,
});

interface SceneValues {
  readonly read: Pick<SceneInput, 'file' | 'scale' | 'offset'>;
  /** null when the person gave the factors */
  readonly how: Words | null;
}

/** What the person says of the values wins over what is found out; bands with factors of their own are multiplied as they are read. */
async function valuesOf(file: RasterFile, { scale, offset }: SceneFile, run: Run): Promise<SceneValues> {
  if (scale !== null) return { read: { file, scale, offset: offset ?? 0 }, how: null };
  const rule = await reflectanceRule(file, run);
  const [first, ...others] = rule.bands;
  if (first === undefined) return { read: { file, scale: 1, offset: offset ?? 0 }, how: null };
  if (others.every((band) => band.scale === first.scale && band.offset === first.offset))
    return { read: { file, scale: first.scale, offset: offset ?? first.offset }, how: rule.how };
  return { read: { file: asReflectance(file, rule.bands), scale: 1, offset: offset ?? 0 }, how: rule.how };
}

const NO_SYSTEM: readonly string[] = [
  'missing-crs',
  'unknown-crs',
  'legacy-datum',
  'datum-needs-shift',
  'unsupported-projection',
];

async function rasterWithSystem(path: string, crsWhereMissing: string | null): Promise<RasterFile> {
  try {
    return await rasterOf(path);
  } catch (error) {
    const wants = error instanceof AppError && NO_SYSTEM.includes(error.problem.code);
    if (!wants || crsWhereMissing === null || !isKnownCrs(crsWhereMissing)) throw error;
    return rasterOf(path, { crs: crsWhereMissing });
  }
}

/** The roles that the detection knows; a coastal band, for one, takes no part. */
const knownBands = (bands: Readonly<Record<string, number>>): SceneInput['bands'] =>
  Object.fromEntries(Object.entries(bands).filter(([role]) => BAND_ROLES.some((known) => known === role)));
