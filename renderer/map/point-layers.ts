import type { Layer } from '@deck.gl/core';
import { IconLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { MapSymbol } from '../ui/layer-symbols.ts';
import type { DrawnPoints } from './drawing.ts';
import { ICON_SCALE, IconAtlas, iconName } from './icon-atlas.ts';
import type { PointDatum } from './layer-data.ts';

/** Symbols keep their size on screen from about this zoom on, and shrink in the overview. */
const FULL_SIZE_ZOOM = 14;

type PointSymbol = Extract<MapSymbol, { kind: 'point' }>;
const pointSymbol = (drawn: DrawnPoints, classAt: number): PointSymbol | null => {
  const symbol = drawn.spec.classes[classAt]?.symbol;
  return symbol?.kind === 'point' ? symbol : null;
};

export interface PointScene {
  readonly points: readonly DrawnPoints[];
  readonly casing: string;
  readonly zoom: number;
  /** rings around hovered and selected points */
  readonly rings: readonly { readonly position: [number, number]; readonly colour: [number, number, number] }[];
}

let atlas: { readonly key: string; readonly atlas: IconAtlas } | null = null;

/** deck.gl layers for all point layers, bottom first, with rings on top. */
export function pointLayers({ points, casing, zoom, rings }: PointScene): Layer[] {
  const icons = atlasFor(points, casing);
  const sizeScale = zoomScale(zoom);
  return [
    ...points.map(
      (drawn) =>
        new IconLayer<PointDatum>({
          id: `points:${drawn.layerId}`,
          data: drawn.data as PointDatum[],
          pickable: true,
          opacity: drawn.opacity,
          iconAtlas: icons.canvas as unknown as string,
          iconMapping: icons.cells,
          getPosition: (datum) => datum.position,
          getIcon: (datum) => {
            const symbol = pointSymbol(drawn, datum.classAt);
            return symbol ? iconName(symbol.shape, symbol.colour) : '';
          },
          getSize: (datum) => (pointSymbol(drawn, datum.classAt)?.sizePx ?? 0) * 1.5 * ICON_SCALE,
          sizeScale,
          updateTriggers: { getIcon: drawn.spec, getSize: drawn.spec },
        }),
    ),
    new ScatterplotLayer({
      id: 'rings',
      data: rings as { position: [number, number]; colour: [number, number, number] }[],
      getPosition: (ring) => ring.position,
      getLineColor: (ring) => ring.colour,
      getRadius: 11,
      radiusUnits: 'pixels',
      stroked: true,
      filled: false,
      lineWidthUnits: 'pixels',
      getLineWidth: 3,
    }),
  ];
}

/** 0.55 in the overview, 1 at street level, a little more when nearer. */
export const zoomScale = (zoom: number): number => Math.min(1.25, Math.max(0.55, 1 - (FULL_SIZE_ZOOM - zoom) * 0.13));

function atlasFor(points: readonly DrawnPoints[], casing: string): IconAtlas {
  const icons = points.flatMap(({ spec }) =>
    spec.classes.flatMap(({ symbol }) => (symbol.kind === 'point' ? [symbol] : [])),
  );
  const key = [casing, ...icons.map((icon) => iconName(icon.shape, icon.colour))].join(' ');
  if (atlas?.key !== key) atlas = { key, atlas: new IconAtlas(icons, casing) };
  return atlas.atlas;
}
