import { type FeatureTable, fieldIndex } from '../../../../analysis/core/features.ts';
import type { GridShape } from '../../../../analysis/core/grid.ts';
import { AppError } from '../../../../analysis/core/problems.ts';
import { APP_ORIGIN } from '../../../contract/bridge.ts';
import type { CandidateInfo, LayerInfo, LayerRole, SheetOptions } from '../../../contract/model.ts';
import { type SymbolClass, symbolsOf } from '../../../contract/symbols.ts';
import { kilometreGrid } from './kilometre-grid.ts';
import { LabelPlacer } from './labels.ts';
import { drawLayer } from './layer-svg.ts';
import { fittingScale, frameAround, type MapFrame, toGround } from './map-frame.ts';
import { pageOf } from './page.ts';
import { sideBlock } from './side-block.ts';
import { escapeXml, mm, textAt, textWidthMm } from './svg.ts';
import { MAIN_ROADS, NUMEROUS_FACILITIES, type SheetTemplate, templates } from './templates.ts';
import { sheetWords, templateTitles } from './words.ts';

/** What a sheet is made from; the engine gives it, a test can too. */
export interface SheetSource {
  readonly layers: readonly LayerInfo[];
  readonly isDemonstration: boolean;
  /** YYYY-MM-DD written on the sheet */
  readonly date: string;
  /** rows of a layer in EPSG:4326; candidates carry their decision in a `verdict` field */
  table(layerId: string): FeatureTable;
  candidate(candidateId: string): CandidateInfo;
  /** a scene drawn onto a grid in EPSG:4548, as PNG; null where it does not reach */
  picture(layerId: string, shape: GridShape): Promise<Uint8Array | null>;
}

const SCENE_DPI = 300;
const SITE_SCALE = 5000;
/** Between overview scales and site scales: above this N, minor roads and small facilities would be a smear. */
const DETAIL_BELOW = 15_000;

/** One sheet as a self-contained page without scripts, at an exact scale. What is previewed is what is printed. */
export async function composeSheet(
  source: SheetSource,
  options: SheetOptions,
): Promise<{ html: string; widthMm: number; heightMm: number }> {
  const template = templates[options.template];
  const page = pageOf(options.paper, options.orientation);
  const frame = frameFor(source, options, page.map);
  const shown = layersOf(source, template);
  const placer = new LabelPlacer(frame);
  const used: SymbolClass[] = [];
  const scene = template.withScene ? newestScene(source) : null;
  const picture = scene === null ? '' : await pictureOf(source, scene, frame);
  let drawing = '';
  let labels = '';
  for (const layer of shown) {
    const table = thinned(source.table(layer.id), layer.role, template.mainRoadsOnly && frame.scale > DETAIL_BELOW);
    const drawn = drawLayer(table, symbolsOf(layer.role), frame, `${layer.role}-${shown.indexOf(layer)}`);
    drawing += drawn.svg;
    used.push(...drawn.used.filter((symbolClass) => !used.includes(symbolClass)));
    if (!template.labelled.includes(layer.role)) continue;
    const sizeMm = layer.role === 'units' ? 3 : 2.6;
    labels += placer.place(drawn.labels, sizeMm, layer.role === 'units' ? '#5b2a6e' : '#1f2933');
  }
  const { rect } = frame;
  const box = `x="${mm(rect.x)}" y="${mm(rect.y)}" width="${mm(rect.width)}" height="${mm(rect.height)}"`;
  const title = options.title || templateTitles[options.template][options.language];
  const titleSize = Math.min(page.title.height * 0.5, (page.title.width * 0.9) / textWidthMm(title, 1));
  const content = {
    legend: used,
    sources: sourceLines(scene === null ? shown : [...shown, scene], options),
    isDemonstration: source.isDemonstration,
    date: source.date,
  };
  const svg = [
    `<defs><clipPath id="frame"><rect ${box}/></clipPath></defs>`,
    textAt(page.widthMm / 2, page.title.y + page.title.height * 0.68, title, {
      sizeMm: titleSize,
      anchor: 'middle',
      weight: 700,
    }),
    `<g clip-path="url(#frame)">${picture}${drawing}${labels}</g>`,
    kilometreGrid(frame),
    `<rect ${box} fill="none" stroke="#1f2933" stroke-width="0.35"/>`,
    sideBlock(page.side, frame, content, options),
    `<rect x="7" y="7" width="${page.widthMm - 14}" height="${page.heightMm - 14}" fill="none" stroke="#1f2933" stroke-width="0.5"/>`,
  ].join('');
  return { html: htmlPage(title, page.widthMm, page.heightMm, svg), widthMm: page.widthMm, heightMm: page.heightMm };
}

function frameFor(source: SheetSource, options: SheetOptions, rect: MapFrame['rect']): MapFrame {
  if (options.candidateId !== null) {
    const [east, north] = toGround(...(options.centre ?? source.candidate(options.candidateId).centre));
    return frameAround(rect, east, north, options.scale ?? SITE_SCALE);
  }
  const [west, south, eastLon, northLat] = extentFor(source, options.unit);
  const [left, bottom] = toGround(west, south);
  const [right, top] = toGround(eastLon, northLat);
  const scale = options.scale ?? fittingScale(rect, right - left, top - bottom);
  const [east, north] = options.centre ? toGround(...options.centre) : [(left + right) / 2, (bottom + top) / 2];
  return frameAround(rect, east, north, scale);
}

/** The extent of one unit, of the units layer, or of anything there is. */
function extentFor(source: SheetSource, unit: string | null): readonly [number, number, number, number] {
  const units = source.layers.find((layer) => layer.role === 'units');
  if (unit !== null && units) {
    const extent = extentOfUnit(source.table(units.id), unit);
    if (extent === null) throw new AppError({ code: 'unit-unknown', unit });
    return extent;
  }
  const extent = units?.extent ?? source.layers.find((layer) => layer.extent !== null)?.extent;
  if (extent == null) throw new AppError({ code: 'sheet-empty' });
  return extent;
}

function extentOfUnit(table: FeatureTable, unit: string): [number, number, number, number] | null {
  const column = fieldIndex(table, 'name');
  const row = table.rows.find((candidate) => candidate.values[column] === unit);
  if (row?.geometry?.type !== 'Polygon' && row?.geometry?.type !== 'MultiPolygon') return null;
  const positions =
    row.geometry.type === 'Polygon' ? row.geometry.coordinates.flat() : row.geometry.coordinates.flat(2);
  const lons = positions.map(([lon]) => lon!);
  const lats = positions.map(([, lat]) => lat!);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** The layers of the template from the bottom up; of result layers only the newest of each role. */
function layersOf(source: SheetSource, template: SheetTemplate): LayerInfo[] {
  return template.roles.flatMap((role) => {
    const ofRole = source.layers.filter((layer) => layer.kind === 'vector' && layer.role === role);
    return ofRole.length === 0 ? [] : [newest(ofRole)];
  });
}

const newest = (layers: readonly LayerInfo[]): LayerInfo =>
  layers.reduce((best, layer) => (layer.importedAt > best.importedAt ? layer : best));

function newestScene(source: SheetSource): LayerInfo | null {
  const scenes = source.layers.filter((layer) => layer.kind === 'raster' && layer.role === 'scene' && layer.reachable);
  return scenes.length === 0
    ? null
    : scenes.reduce((best, layer) => ((layer.date ?? '') > (best.date ?? '') ? layer : best));
}

async function pictureOf(source: SheetSource, scene: LayerInfo, frame: MapFrame): Promise<string> {
  const width = Math.round((frame.rect.width / 25.4) * SCENE_DPI);
  const height = Math.round((frame.rect.height / 25.4) * SCENE_DPI);
  const [stepX, stepY] = [(frame.east - frame.west) / width, (frame.north - frame.south) / height];
  const shape: GridShape = {
    crs: 'EPSG:4548',
    width,
    height,
    transform: [stepX, 0, frame.west, 0, -stepY, frame.north],
  };
  const png = await source.picture(scene.id, shape);
  if (png === null) return '';
  const { x, y, width: widthMm, height: heightMm } = frame.rect;
  return `<image x="${mm(x)}" y="${mm(y)}" width="${mm(widthMm)}" height="${mm(heightMm)}" preserveAspectRatio="none" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/>`;
}

function thinned(table: FeatureTable, role: LayerRole, mainOnly: boolean): FeatureTable {
  if (!mainOnly || (role !== 'roads' && role !== 'facilities')) return table;
  const column = fieldIndex(table, role === 'roads' ? 'class' : 'type');
  const keep = (value: unknown): boolean =>
    role === 'roads' ? MAIN_ROADS.has(String(value)) : !NUMEROUS_FACILITIES.has(String(value));
  return { ...table, rows: table.rows.filter((row) => keep(row.values[column])) };
}

function sourceLines(layers: readonly LayerInfo[], { language }: SheetOptions): string[] {
  const lines = layers.map((layer) => `${layer.name}（${layer.date ?? sheetWords.noDate[language]}）${layer.source}`);
  return [...new Set(lines)];
}

/** The shipped font, Latin and Chinese parts under one name. */
const FONT_FACES = ['chinese-simplified', 'latin']
  .flatMap((subset) => [400, 700].map((weight) => fontFace(subset, weight)))
  .join('\n');

function fontFace(subset: string, weight: number): string {
  const url = `${APP_ORIGIN}/fonts/noto-sans-sc-${subset}-${weight}-normal.woff2`;
  const range = subset === 'latin' ? ' unicode-range: U+0000-024F, U+2000-206F, U+2200-22FF;' : '';
  return `@font-face { font-family: 'Noto Sans SC'; font-weight: ${weight}; src: url('${url}') format('woff2');${range} }`;
}

const htmlPage = (title: string, widthMm: number, heightMm: number, svg: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeXml(title)}</title><style>
${FONT_FACES}
@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }
html, body { margin: 0; padding: 0; background: #ffffff; }
svg { display: block; width: ${widthMm}mm; height: ${heightMm}mm; font-family: 'Noto Sans SC', sans-serif; }
</style></head><body><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthMm} ${heightMm}">${svg}</svg></body></html>`;
