import type { Layer } from '@deck.gl/core';
import { IconLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { MapSymbol } from '../ui/layer-symbols.ts';
import { type DrawnPoints, POINTS_BELOW } from './drawing.ts';
import { ICON_SCALE, IconAtlas, iconName } from './icon-atlas.ts';
import type { PointDatum } from './layer-data.ts';

/** Symbols have a third of their size in the overview and grow to full size at street level. */
const OVERVIEW_ZOOM = 10;
const OVERVIEW_SCALE = 0.35;
const FULL_SIZE_ZOOM = 14;

/** The map's own property of a deck.gl layer: the layer it is drawn beneath. */
interface BelowLabels {
  readonly beforeId: string;
}
type PointSymbol = Extract<MapSymbol, { kind: 'point' }>;
const pointSymbol = (drawn: DrawnPoints, classAt: number): PointSymbol | null => {
  const symbol = drawn.spec.classes[classAt]?.symbol;
  return symbol?.kind === 'point' ? symbol : null;
};

/** isNear[i] belongs to class i: whether it is drawn at this zoom. */
const nearClasses = (drawn: DrawnPoints, zoom: number): boolean[] =>
  drawn.spec.classes.map((each) => zoom >= (each.fromZoom ?? 0));

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
    ...points.map((drawn) => {
      const isNear = nearClasses(drawn, zoom);
      return new IconLayer<PointDatum, BelowLabels>({
        beforeId: POINTS_BELOW,
        id: `points:${drawn.layerId}`,
        data: drawn.data as PointDatum[],
        pickable: true,
        // names are depth-tested: what points wrote would cut holes into them
        parameters: { depthWriteEnabled: false },
        opacity: drawn.opacity,
        iconAtlas: icons.canvas as unknown as string,
        iconMapping: icons.cells,
        getPosition: (datum) => datum.position,
        getIcon: (datum) => {
          const symbol = pointSymbol(drawn, datum.classAt);
          return symbol ? iconName(symbol.shape, symbol.colour) : '';
        },
        getSize: (datum) =>
          isNear[datum.classAt] ? (pointSymbol(drawn, datum.classAt)?.sizePx ?? 0) * 1.5 * ICON_SCALE : 0,
        sizeScale,
        updateTriggers: { getIcon: drawn.spec, getSize: [drawn.spec, isNear.join()] },
      });
    }),
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

/** 0.35 in the overview, 1 at street level, a little more when nearer. */
export function zoomScale(zoom: number): number {
  const perZoom = (1 - OVERVIEW_SCALE) / (FULL_SIZE_ZOOM - OVERVIEW_ZOOM);
  return Math.min(1.25, Math.max(OVERVIEW_SCALE, 1 - (FULL_SIZE_ZOOM - zoom) * perZoom));
}

function atlasFor(points: readonly DrawnPoints[], casing: string): IconAtlas {
  const icons = points.flatMap(({ spec }) =>
    spec.classes.flatMap(({ symbol }) => (symbol.kind === 'point' ? [symbol] : [])),
  );
  const key = [casing, ...icons.map((icon) => iconName(icon.shape, icon.colour))].join(' ');
  if (atlas?.key !== key) atlas = { key, atlas: new IconAtlas(icons, casing) };
  return atlas.atlas;
}
