import { AppError, explain, type Problem } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Language, Words } from '../../../analysis/core/words.ts';
import { findBandRoles, INDEX_NEEDS, missingFor } from '../../../analysis/raster/index.ts';
import type { HoleSource, RasterInfo } from '../../../analysis/raster/raster-file.ts';
import type { VectorPreview } from '../../../analysis/vector/index.ts';
import type { LayerRole } from '../../contract/model.ts';
import type { PreviewPart } from '../../contract/preview.ts';
import { isRaster } from '../datasets/file-kind.ts';
import { rasterOf } from '../datasets/raster-handles.ts';
import { inspectVectorFile, SHIFTED_NAMES } from '../datasets/vector-files.ts';
import { bandNamesOf, crsNoteOf, extentInDegrees } from './inspect-raster.ts';
import { previewMapping } from './preview-mapping.ts';
import { sensorPresets } from './sensor-presets.ts';
import { suggestRole } from './suggest-role.ts';
import type { VectorFile } from './table-source.ts';

/** A file and what the person says of it; without a layer all of them are looked at. */
interface InspectInput extends Omit<VectorFile, 'layer'> {
  readonly layer?: string;
  readonly role?: LayerRole;
}

const DATE_IN_NAME = /(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** What the preview card shows of a file: one part per layer. Nothing is kept. */
export async function inspect(input: InspectInput, run: Run): Promise<readonly PreviewPart[]> {
  if (await isRaster(input.path)) return [await rasterPart(input.path, input.crs)];
  const previews = await inspectVectorFile({ ...input, layer: input.layer ?? '' }, run);
  return previews.map((preview) => vectorPart(preview, input));
}

/** What a person can tell on the card: anything else in the way of a raster is a failure of the look itself. */
const TOLD_ON_THE_CARD: readonly string[] = [
  'missing-crs',
  'unknown-crs',
  'legacy-datum',
  'datum-needs-shift',
  'unsupported-projection',
];

async function rasterPart(path: string, crs: string | null): Promise<PreviewPart> {
  try {
    return partOf((await rasterOf(path, { crs })).info);
  } catch (error) {
    if (!(error instanceof AppError && TOLD_ON_THE_CARD.includes(error.problem.code))) throw error;
    // Everything but its place is known of a raster without a system, so any will do for this look.
    const part = partOf((await rasterOf(path, { crs: 'EPSG:4326' })).info);
    const crsNote = { zh: explain(error.problem, 'zh').cause, en: explain(error.problem, 'en').cause };
    return { ...part, crs: null, crsNote, extent: null, blocking: error.problem };
  }
}

function partOf(info: RasterInfo): PreviewPart {
  const { roles, how } = findBandRoles(info);
  const isScene = Object.keys(roles).length >= 3;
  const isMask = info.bands.length === 1 && (info.sampleType === 'uint8' || info.sampleType === 'int8');
  return {
    layer: '',
    title: info.name.replace(/\.[^.]+$/, ''),
    kind: 'raster',
    format: {
      zh: `GeoTIFF 栅格（${rasterTraits(info, 'zh')}）`,
      en: `GeoTIFF raster (${rasterTraits(info, 'en')})`,
    },
    rows: 0,
    geometryType: 'none',
    fields: [],
    sample: [],
    encoding: null,
    encodingNote: null,
    crs: info.crs,
    crsNote: crsNoteOf(info),
    extent: extentInDegrees(info),
    suggestedRole: isScene ? 'scene' : isMask ? 'mask' : 'other',
    suggestedDate: info.date,
    problems: isScene ? missingFor(info.name, INDEX_NEEDS, roles).map(once) : [],
    blocking: null,
    raster: {
      ...{ width: info.width, height: info.height, bandNames: bandNamesOf(info) },
      ...{ bandRoles: roles, bandRolesHow: how, presets: sensorPresets(info.bands.length) },
    },
    mapping: null,
    crsSuggestion: null,
  };
}

const once = (problem: Problem) => ({ problem, count: 1, firstRow: null });

/** Type, coding, and how holes are told, as one reads them. */
function rasterTraits({ sampleType, compression, holes = [], overviews }: RasterInfo, language: Language): string {
  const isChinese = language === 'zh';
  const packing = compression === 'none' ? { zh: '未压缩', en: 'not compressed' }[language] : compression;
  const words = [sampleType, packing, ...holes.map((source) => HOLE_WORDS[source][language])];
  if (overviews.length > 0) words.push(isChinese ? `概视图 ${overviews.length} 级` : `${overviews.length} overviews`);
  return words.join(isChinese ? '，' : ', ');
}

const HOLE_WORDS: Readonly<Record<HoleSource, Words>> = {
  nodata: { zh: '有无数据值', en: 'with a nodata value' },
  mask: { zh: '含掩膜', en: 'with a mask' },
  'mask-file': { zh: '旁置掩膜 .msk', en: 'with a mask beside it' },
  alpha: { zh: '含透明波段', en: 'with transparency' },
};

function vectorPart(preview: VectorPreview, { path, role, fieldMap }: InspectInput): PreviewPart {
  const suggested = role ?? suggestRole(preview.name, preview.geometryType, preview.fields, preview.sample);
  const [, year, month, day] = DATE_IN_NAME.exec(path.split(/[/\\]/).at(-1) ?? '') ?? [];
  return {
    layer: preview.name,
    title: preview.name,
    kind: 'vector',
    format: preview.format,
    rows: preview.rows,
    geometryType: preview.geometryType,
    fields: preview.fields,
    sample: preview.sample,
    encoding: preview.encoding,
    encodingNote: preview.encodingHow,
    crs: preview.datum === null ? preview.crs : SHIFTED_NAMES[preview.datum],
    crsNote: preview.crsHow,
    extent: preview.extent,
    suggestedRole: suggested,
    suggestedDate: year === undefined ? null : `${year}-${month}-${day}`,
    problems: preview.problems,
    blocking: preview.blocking,
    raster: null,
    mapping: previewMapping(preview, suggested, fieldMap ?? null),
    crsSuggestion: preview.crsSuggestion,
  };
}
