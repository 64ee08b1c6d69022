import type { MapSymbol } from '../../../contract/symbols.ts';
import { mm, pxToMm } from './svg.ts';

type PointSymbol = Extract<MapSymbol, { kind: 'point' }>;
type AreaSymbol = Extract<MapSymbol, { kind: 'area' }>;

const HATCH_SPACING_MM = 1.6;

/** The outline of a point symbol around the origin, as corners at unit radius; a circle is drawn with arcs instead. */
const CORNERS: Readonly<Record<Exclude<PointSymbol['shape'], 'circle'>, readonly (readonly [number, number])[]>> = {
  square: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
  triangle: [
    [0, -1],
    [0.9, 0.7],
    [-0.9, 0.7],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  star: Array.from({ length: 10 }, (_, corner) => {
    const radius = corner % 2 === 0 ? 1 : 0.45;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  }),
};

/** Path data of a point symbol centred at a paper position. */
export function pointPath(symbol: PointSymbol, xMm: number, yMm: number): string {
  const radius = pxToMm(symbol.sizePx) / 2;
  if (symbol.shape === 'circle') {
    const arc = `${mm(radius)} ${mm(radius)} 0 1 0`;
    return `M${mm(xMm - radius)} ${mm(yMm)}a${arc} ${mm(2 * radius)} 0a${arc} ${mm(-2 * radius)} 0z`;
  }
  const corners = CORNERS[symbol.shape].map(([dx, dy]) => `${mm(xMm + dx * radius)} ${mm(yMm + dy * radius)}`);
  return `M${corners.join('L')}z`;
}

/** One element drawing the given path data with a symbol; `id` names its hatch pattern, unique on the sheet. */
export function drawPath(symbol: MapSymbol, pathData: string, id: string): string {
  if (pathData === '') return '';
  switch (symbol.kind) {
    case 'point':
      return `<path d="${pathData}" fill="${symbol.colour}" stroke="#ffffff" stroke-width="0.12"/>`;
    case 'line':
      return `<path d="${pathData}" fill="none" stroke="${symbol.colour}" stroke-width="${mm(pxToMm(symbol.widthPx))}" stroke-linejoin="round"${dashes(symbol.dash)}/>`;
    case 'area':
      return drawArea(symbol, pathData, id);
  }
}

function drawArea(symbol: AreaSymbol, pathData: string, id: string): string {
  const fill = symbol.fill === null ? 'none' : symbol.fill;
  const body = `<path d="${pathData}" fill-rule="evenodd" fill="${fill}" fill-opacity="${symbol.fillOpacity}" stroke="${symbol.outline}" stroke-width="${mm(pxToMm(symbol.outlinePx))}" stroke-linejoin="round"${dashes(symbol.dash)}/>`;
  if (symbol.hatch === 'none') return body;
  return `<defs>${hatchPattern(symbol, id)}</defs>${body}<path d="${pathData}" fill-rule="evenodd" fill="url(#${id})"/>`;
}

function hatchPattern(symbol: AreaSymbol, id: string): string {
  const step = HATCH_SPACING_MM;
  const stroke = `stroke="${symbol.outline}" stroke-width="0.18"`;
  const strokes = {
    none: '',
    diagonal: `<path d="M0 ${step}L${step} 0" ${stroke}/>`,
    cross: `<path d="M0 ${step}L${step} 0M0 0L${step} ${step}" ${stroke}/>`,
    dots: `<circle cx="${step / 2}" cy="${step / 2}" r="0.2" fill="${symbol.outline}"/>`,
  }[symbol.hatch];
  return `<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse">${strokes}</pattern>`;
}

const dashes = (dash: readonly number[] | null): string =>
  dash === null ? '' : ` stroke-dasharray="${dash.map((px) => mm(pxToMm(px))).join(' ')}"`;

/** A legend swatch of about 7 × 4 mm, centred. */
export function swatch(symbol: MapSymbol, xMm: number, yMm: number, id: string): string {
  const [halfWidth, halfHeight] = [3.5, 1.8];
  if (symbol.kind === 'point') return drawPath(symbol, pointPath(symbol, xMm, yMm), id);
  if (symbol.kind === 'line') return drawPath(symbol, `M${mm(xMm - halfWidth)} ${mm(yMm)}h${2 * halfWidth}`, id);
  const box = `M${mm(xMm - halfWidth)} ${mm(yMm - halfHeight)}h${2 * halfWidth}v${2 * halfHeight}h${-2 * halfWidth}z`;
  return drawPath(symbol, box, id);
}
