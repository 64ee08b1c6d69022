import type { Run } from '../../../analysis/core/run.ts';
import { bandRolesOf } from '../../../analysis/raster/index.ts';
import type { VectorPreview } from '../../../analysis/vector/index.ts';
import type { PreviewPart } from '../../contract/model.ts';
import { isTiff } from '../datasets/file-kind.ts';
import { rasterOf } from '../datasets/raster-handles.ts';
import { inspectVectorFile, SHIFTED_NAMES } from '../datasets/vector-files.ts';
import { bandNamesOf, extentInDegrees } from './inspect-raster.ts';
import { suggestRole } from './suggest-role.ts';

interface InspectInput {
  readonly path: string;
  readonly encoding: string | null;
  readonly crs: string | null;
}

const DATE_IN_NAME = /(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** What the preview card shows of a file: one part per layer. Nothing is kept. */
export async function inspect(input: InspectInput, run: Run): Promise<readonly PreviewPart[]> {
  if (await isTiff(input.path)) return [await rasterPart(input.path)];
  const previews = await inspectVectorFile({ ...input, layer: '' }, run);
  return previews.map((preview) => vectorPart(preview, input.path));
}

async function rasterPart(path: string): Promise<PreviewPart> {
  const { info } = await rasterOf(path);
  const roles = bandRolesOf(info);
  const isMask = info.bands.length === 1 && (info.sampleType === 'uint8' || info.sampleType === 'int8');
  return {
    layer: '',
    title: info.name.replace(/\.[^.]+$/, ''),
    kind: 'raster',
    format: {
      zh: `GeoTIFF 栅格（${info.sampleType}，${info.compression}）`,
      en: `GeoTIFF raster (${info.sampleType}, ${info.compression})`,
    },
    rows: 0,
    geometryType: 'none',
    fields: [],
    sample: [],
    encoding: null,
    encodingNote: null,
    crs: info.crs,
    crsNote: { zh: `${info.crs}（GeoTIFF）`, en: `${info.crs} (GeoTIFF)` },
    extent: extentInDegrees(info),
    suggestedRole: Object.keys(roles).length >= 3 ? 'scene' : isMask ? 'mask' : 'other',
    suggestedDate: info.date,
    problems: [],
    blocking: null,
    raster: { width: info.width, height: info.height, bandNames: bandNamesOf(info) },
  };
}

function vectorPart(preview: VectorPreview, path: string): PreviewPart {
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
    suggestedRole: suggestRole(preview.name, preview.geometryType, preview.fields),
    suggestedDate: year === undefined ? null : `${year}-${month}-${day}`,
    problems: preview.problems,
    blocking: preview.blocking,
    raster: null,
  };
}
