import type { MapSymbol } from '../../electron/contract/symbols.ts';

export type PointShape = Extract<MapSymbol, { kind: 'point' }>['shape'];

/** Outline of each shape in a box from −1 to 1, y down: as SVG in the legend, as Path2D on the map. */
export const SHAPE_PATHS: Readonly<Record<PointShape, string>> = {
  circle: 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z',
  square: 'M-.88 -.88H.88V.88H-.88Z',
  triangle: 'M0 -1L.98 .8H-.98Z',
  diamond: 'M0 -1.1L1.1 0L0 1.1L-1.1 0Z',
  star: 'M0 -1.1L.29 -.4L1.05 -.34L.47 .15L.65 .89L0 .49L-.65 .89L-.47 .15L-1.05 -.34L-.29 -.4Z',
};

export type Hatch = Extract<MapSymbol, { kind: 'area' }>['hatch'];

/** Lines of each hatch in an 8 × 8 tile that repeats without a seam. */
export const HATCH_PATHS: Readonly<Record<Exclude<Hatch, 'none'>, string>> = {
  diagonal: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  cross: 'M4 0V8M0 4H8',
  dots: 'M3.2 4a.8 .8 0 1 0 1.6 0a.8 .8 0 1 0 -1.6 0',
};
