import type { MapMouseEvent } from 'maplibre-gl';
import { type FeatureRef, getApp, setApp, useApp } from '../state/store.ts';
import type { MapView } from './map-view.ts';

/** Pointer on the map: coordinates, hover, selection, and the points of a measurement. Returns what takes it off again. */
export function onMapPointer(view: MapView, onSelect: (ref: FeatureRef | null) => void): () => void {
  const { map } = view;
  let frame = 0;
  const move = (event: MapMouseEvent) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      setApp({ readout: { ...getApp().readout, cursor: [event.lngLat.lng, event.lngLat.lat] } });
      if (getApp().measure.mode === 'off' && !map.isMoving()) hover(view.pick(event.point.x, event.point.y));
    });
  };
  const out = () => {
    cancelAnimationFrame(frame);
    setApp({ readout: { ...getApp().readout, cursor: null } });
    hover(null);
  };
  const click = (event: MapMouseEvent) => {
    setApp({ readout: { ...getApp().readout, clicked: [event.lngLat.lng, event.lngLat.lat] } });
    if (getApp().measure.mode === 'off') onSelect(view.pick(event.point.x, event.point.y));
    else addPoint([event.lngLat.lng, event.lngLat.lat]);
  };
  const double = (event: MapMouseEvent) => {
    if (getApp().measure.mode === 'off') return;
    event.preventDefault();
    finish();
  };
  map.on('mousemove', move);
  map.on('mouseout', out);
  map.on('click', click);
  map.on('dblclick', double);
  const leave = useApp.subscribe((state) => {
    map.getCanvas().style.cursor = state.measure.mode !== 'off' ? 'crosshair' : state.hover ? 'pointer' : '';
  });
  return () => {
    cancelAnimationFrame(frame);
    leave();
    map.off('mousemove', move);
    map.off('mouseout', out);
    map.off('click', click);
    map.off('dblclick', double);
  };
}

function hover(ref: FeatureRef | null): void {
  const now = getApp().hover;
  if (now?.layerId !== ref?.layerId || now?.featureId !== ref?.featureId) setApp({ hover: ref });
}

function addPoint(point: [number, number]): void {
  const { measure } = getApp();
  const points = measure.finished ? [point] : [...measure.points, point];
  setApp({ measure: { ...measure, points, finished: false } });
}

/** A double click has already added its point twice. */
function finish(): void {
  const { measure } = getApp();
  setApp({ measure: { ...measure, points: measure.points.slice(0, -1), finished: true } });
}
