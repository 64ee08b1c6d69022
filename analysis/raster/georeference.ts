import type { ByteSource } from '../core/bytes.ts';
import { crsProblem } from '../core/crs/crs-problem.ts';
import { isKnownCrs } from '../core/crs.ts';
import type { Datum } from '../core/crs-parameters.ts';
import { type RecognizedCrs, recognizeWkt } from '../core/crs-wkt.ts';
import type { Crs } from '../core/features.ts';
import type { Affine } from '../core/grid.ts';
import { AppError } from '../core/problems.ts';
import type { Words } from '../core/words.ts';
import type { AuxXml } from './aux-xml.ts';
import { type TiffDirectory, type TiffFile, tagNumber } from './tiff/directory.ts';
import { readGeoReference } from './tiff/geo-keys.ts';
import { parseWorldFile } from './world-file.ts';

/** Files beside an image that tell its place. */
export interface PlaceFiles {
  readonly worldFile?: ByteSource | undefined;
  readonly prj?: ByteSource | undefined;
  /** the name of a file with rational coefficients, which need a terrain model to be used */
  readonly rationalModel?: string | undefined;
}

export interface Placement {
  readonly crs: Crs;
  readonly transform: Affine;
  /** who told the coordinate system */
  readonly crsHow: Words;
  /** who told the place of the pixels */
  readonly transformHow: Words;
}

interface Said {
  readonly system: RecognizedCrs | null;
  readonly transform: Affine | null;
  readonly who: Words;
}

const TEXT_AT_MOST = 200_000;

/**
 * Where an image lies. Asked in this order, each of system and place by itself: the person, the .aux.xml beside the image (as
 * GDAL does), the tags inside it, then the world file and the .prj beside it.
 *
 * Problems: `missing-georeference`, `control-points-only`, `rational-model-only`, `bad-world-file`, `missing-crs`,
 * `unknown-crs`, `legacy-datum`.
 */
export async function placeImage(
  file: TiffFile,
  directory: TiffDirectory,
  person: { readonly crs?: Crs | undefined; readonly transform?: Affine | undefined },
  aux: AuxXml | null,
  beside: PlaceFiles,
): Promise<Placement> {
  const spoken: Said[] = [
    { system: chosen(person.crs), transform: person.transform ?? null, who: { zh: '由操作人员指定', en: 'chosen' } },
    { system: systemFrom(aux?.system ?? ''), transform: aux?.transform ?? null, who: called('.aux.xml') },
    await saidInside(file, directory),
  ];
  // A world file that nobody needs may be broken.
  const needsWorldFile = spoken.every(({ transform }) => transform === null);
  const said = [...spoken, await saidBeside(beside, needsWorldFile)];
  const place = said.find(({ transform }) => transform !== null);
  if (place === undefined) throw await withoutPlace(file, directory, beside);
  const system = said.find((one) => one.system?.crs != null);
  if (system === undefined) throw withoutSystem(file.source.name, said);
  return {
    ...{ crs: system.system!.crs!, crsHow: system.who },
    ...{ transform: place.transform!, transformHow: place.who },
  };
}

const called = (name: string): Words => ({ zh: name, en: name });

const chosen = (crs: Crs | undefined): RecognizedCrs | null =>
  crs === undefined ? null : { crs, datum: null, name: crs };

async function saidInside(file: TiffFile, directory: TiffDirectory): Promise<Said> {
  const { crs, crsName, datum, transform } = await readGeoReference(file, directory);
  return { system: { crs, name: crsName, datum }, transform, who: called('GeoTIFF') };
}

async function saidBeside({ worldFile, prj }: PlaceFiles, needsWorldFile: boolean): Promise<Said> {
  const isAsked = worldFile !== undefined && needsWorldFile;
  const transform = !isAsked ? null : parseWorldFile(worldFile.name, await textOf(worldFile));
  const system = prj === undefined ? null : systemFrom(await textOf(prj));
  const names = [isAsked ? worldFile.name : undefined, prj?.name].filter((name) => name !== undefined);
  return { system, transform, who: called(names.join(' + ')) };
}

/** WKT of ESRI or OGC, or an authority code as some programs write it alone. */
function systemFrom(text: string): RecognizedCrs | null {
  if (text === '') return null;
  const code = text.trim().toUpperCase();
  if (isKnownCrs(code)) return { crs: code, datum: null, name: code };
  return recognizeWkt(text);
}

async function textOf(source: ByteSource): Promise<string> {
  return new TextDecoder().decode(await source.read(0, Math.min(source.size, TEXT_AT_MOST)));
}

/** ModelTiepoint without a pixel scale is a list of control points (OGC GeoTIFF 1.1, 7.1.3); 50844 holds rational coefficients. */
async function withoutPlace(file: TiffFile, { tags }: TiffDirectory, { rationalModel }: PlaceFiles): Promise<AppError> {
  const name = file.source.name;
  if (tags.has(50844) || rationalModel !== undefined) return new AppError({ code: 'rational-model-only', file: name });
  const points = Math.floor((tags.get(33922)?.count ?? 0) / 6);
  const hasScale = tags.has(33550) && (await tagNumber(file, { tags }, 33550)) !== 0;
  if (points > 1 && !hasScale) return new AppError({ code: 'control-points-only', file: name, count: points });
  return new AppError({ code: 'missing-georeference', file: name });
}

function withoutSystem(file: string, said: readonly Said[]): AppError {
  const systems = said.flatMap(({ system }) => (system === null ? [] : [system]));
  for (const { datum } of systems) {
    const legacy = datum === null ? undefined : LEGACY[datum];
    if (legacy !== undefined) return new AppError({ code: 'legacy-datum', file, datum: legacy });
  }
  const understood = systems.find(({ refusal }) => refusal !== undefined);
  if (understood !== undefined) return new AppError(crsProblem(understood, file));
  const name = systems.find((system) => system.name !== '')?.name;
  if (name !== undefined) return new AppError({ code: 'unknown-crs', file, name });
  return new AppError({ code: 'missing-crs', file });
}

const LEGACY: Partial<Record<Datum, string>> = {
  xian1980: '西安 1980 (Xian 1980)',
  beijing1954: '北京 1954 (Beijing 1954)',
};
