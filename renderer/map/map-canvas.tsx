import { useEffect, useRef, useState } from 'react';
import type { FeatureRef } from '../state/store.ts';
import { type AppState, getApp, setApp, useApp } from '../state/store.ts';
import { layersNow } from '../state/visible-layers.ts';
import { scaleAt } from '../ui/coordinates.ts';
import { drawingOf } from './drawing.ts';
import { canDraw, takeMainMap } from './main-map.ts';
import type { MapColours } from './map-colours.ts';
import { onMapPointer } from './map-pointer.ts';
import { MapView, type Picture } from './map-view.ts';

interface Props {
  readonly colours: MapColours;
  readonly label: string;
  readonly onNoWebGl: () => void;
  readonly onSelect: (ref: FeatureRef | null) => void;
}

/** The map and, while two dates are compared, the second map under the curtain. Both are drawings of the state. */
export function MapCanvas({ colours, label, onNoWebGl, onSelect }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const comparing = useApp((state) => state.compare.on);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map lives as long as the page
  useEffect(() => {
    if (!container.current) return;
    if (!canDraw()) return onNoWebGl();
    const made = takeMainMap();
    made.placeIn(container.current);
    const leave = onMapPointer(made, onSelect);
    made.map.on('move', () => noteScale(made));
    made.map.on('load', () => noteScale(made));
    setView(made);
    return () => {
      leave();
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (!view) return;
    view.show(pictureOf(getApp(), colours, 'after'));
    return useApp.subscribe((state, before) => {
      if (needsPicture(state, before)) view.show(pictureOf(state, colours, 'after'));
      if (state.flight && state.flight.serial !== before.flight?.serial)
        view.fly(state.flight.extent, state.flight.maxZoom);
    });
  }, [view, colours]);

  return (
    <>
      <div ref={container} className="map-canvas" data-testid="map" role="application" aria-label={label} />
      {view && comparing ? <CurtainMap main={view} colours={colours} /> : null}
    </>
  );
}

/** The before scene, seen left of the curtain's edge; follows the main map. */
function CurtainMap({ main, colours }: { readonly main: MapView; readonly colours: MapColours }) {
  const container = useRef<HTMLDivElement>(null);
  const compare = useApp((state) => state.compare);

  useEffect(() => {
    if (!container.current) return;
    const second = new MapView({ interactive: false, withPoints: false });
    second.placeIn(container.current);
    const follow = () => second.map.jumpTo({ center: main.map.getCenter(), zoom: main.map.getZoom() });
    follow();
    main.map.on('move', follow);
    second.show(pictureOf(getApp(), colours, 'before'));
    const leave = useApp.subscribe((state, before) => {
      if (needsPicture(state, before)) second.show(pictureOf(state, colours, 'before'));
    });
    return () => {
      leave();
      main.map.off('move', follow);
      second.destroy();
    };
  }, [main, colours]);

  const rightCut = compare.blink ? 0 : (1 - compare.position) * 100;
  return (
    <div ref={container} className="map-curtain" style={{ clipPath: `inset(0 ${rightCut}% 0 0)` }} aria-hidden="true" />
  );
}

function pictureOf(state: AppState, colours: MapColours, side: 'before' | 'after'): Picture {
  const { snapshot, features, compare, hover, selection, measure, pointedAt } = state;
  const onlyScene = compare.on ? (side === 'before' ? compare.beforeId : compare.afterId) : null;
  return {
    drawing: drawingOf({ layers: layersNow(snapshot.layers, state), features, colours, onlyScene }),
    marks: { features, hover, selection, measure, pointedAt, colours },
  };
}

const needsPicture = (state: AppState, before: AppState): boolean =>
  state.snapshot.layers !== before.snapshot.layers ||
  state.task !== before.task ||
  state.eyesOpened !== before.eyesOpened ||
  state.features !== before.features ||
  state.hover !== before.hover ||
  state.selection !== before.selection ||
  state.measure !== before.measure ||
  state.pointedAt !== before.pointedAt ||
  state.compare.on !== before.compare.on ||
  state.compare.beforeId !== before.compare.beforeId ||
  state.compare.afterId !== before.compare.afterId;

function noteScale(view: MapView): void {
  const zoom = view.map.getZoom();
  const scale = scaleAt(view.map.getCenter().lat, zoom);
  const { readout } = getApp();
  if (readout.scale !== scale) setApp({ readout: { ...readout, scale, zoom } });
}
