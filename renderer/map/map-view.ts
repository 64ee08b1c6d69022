import 'maplibre-gl/dist/maplibre-gl.css';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { noteFirstPicture } from '../state/first-picture.ts';
import type { Extent } from '../state/geometry.ts';
import type { FeatureRef } from '../state/store.ts';
import { type Drawing, POINTS_ABOVE, POINTS_BELOW } from './drawing.ts';
import { loadLabelFonts } from './fonts.ts';
import { drawHatchesOnDemand } from './hatch-images.ts';
import { type MarksInput, marksOf, ringPositions } from './marks.ts';
import { appearsAt } from './picking.ts';
import { pointLayers } from './point-layers.ts';
import { nothingDrawn, reconcile } from './reconcile.ts';

setWorkerUrl(workerUrl);

/** The district, until layers say where they are. */
const START_CENTRE: [number, number] = [116.5, 39.95];

export interface Picture {
  readonly drawing: Drawing;
  readonly marks: MarksInput;
}

const FIRST_PICTURE_LIMIT_MS = 3000;

/** One map on the page: takes pictures (plain data) and draws them; says where the pointer is. */
export class MapView {
  readonly map: MapLibreMap;
  private readonly element = document.createElement('div');
  private readonly overlay: MapLibreOverlay | null;
  private readonly drawn = nothingDrawn();
  private wanted: Picture | null = null;
  private drawing = false;
  private isReady = false;
  private isGone = false;

  /** Makes the map on an element of its own, which may wait for its place on the page. */
  constructor(options: { readonly interactive: boolean; readonly withPoints: boolean }) {
    this.element.className = 'map-own';
    this.map = new MapLibreMap({
      container: this.element,
      style: { version: 8, sources: {}, layers: [] },
      center: START_CENTRE,
      zoom: 10,
      minZoom: 6,
      maxZoom: 20,
      interactive: options.interactive,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      doubleClickZoom: options.interactive,
      fadeDuration: 0,
      localIdeographFontFamily: 'Noto Sans SC',
    });
    this.map.touchZoomRotate.disableRotation();
    drawHatchesOnDemand(this.map);
    if (options.interactive) this.map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
    this.overlay = options.withPoints ? new MapLibreOverlay({ interleaved: true, layers: [] }) : null;
    this.map.once('load', () => {
      this.isReady = true;
      void this.drawNewest();
    });
    this.map.on('zoom', () => this.drawPoints());
    this.map.on('idle', () => this.slotPoints());
  }

  placeIn(container: HTMLElement): void {
    container.append(this.element);
    this.map.resize();
  }

  /** Shows a picture; while one is being drawn only the newest of those that follow is kept. */
  show(picture: Picture): void {
    this.wanted = picture;
    void this.drawNewest();
  }

  fly(extent: Extent, maxZoom: number): void {
    const [west, south, east, north] = extent;
    this.map.fitBounds([west, south, east, north], { padding: 36, maxZoom, duration: 450, essential: true });
  }

  /** The row under a screen point: points first, then the topmost shape. */
  pick(x: number, y: number): FeatureRef | null {
    const isThere = this.overlay !== null && this.map.hasControl(this.overlay);
    const point = isThere ? this.overlay?.pickObject({ x, y, radius: 6 }) : null;
    const id = (point?.object as { readonly id?: string } | undefined)?.id;
    const layer = point?.layer?.id;
    if (id !== undefined && layer?.startsWith('points:'))
      return { layerId: layer.slice('points:'.length), featureId: id };
    return appearsAt(this.map, x, y);
  }

  destroy(): void {
    this.isGone = true;
    if (this.overlay && this.map.hasControl(this.overlay)) this.map.removeControl(this.overlay);
    this.map.remove();
    this.element.remove();
  }

  private async drawNewest(): Promise<void> {
    if (this.drawing || !this.isReady || this.isGone) return;
    this.drawing = true;
    try {
      while (this.wanted) {
        const picture = this.wanted;
        this.wanted = null;
        await loadLabelFonts(picture.drawing.labelText);
        if (this.isGone) return;
        this.draw(picture);
        if (!this.hasFirstPicture && picture.drawing.labelText !== '') await this.firstPicture();
      }
    } finally {
      this.drawing = false;
    }
  }

  private hasFirstPicture = false;

  /** Names and scene are let onto the screen before the next layers come; those that come meanwhile are drawn together. */
  private async firstPicture(): Promise<void> {
    this.hasFirstPicture = true;
    const wait = new Promise((resolve) => setTimeout(resolve, FIRST_PICTURE_LIMIT_MS));
    await Promise.race([new Promise((resolve) => this.map.once('idle', resolve)), wait]);
    noteFirstPicture();
  }

  private current: Picture | null = null;

  private draw(picture: Picture): void {
    const marks = marksOf(picture.marks);
    reconcile(this.map, this.drawn, {
      sources: [...picture.drawing.sources, marks.source],
      layers: [...picture.drawing.layers, ...marks.layers],
    });
    this.current = picture;
    this.drawPoints();
  }

  /**
   * Points join once the units and the scene are drawn: setting up a second renderer would hold up the first picture. While
   * tiles are on their way the overlay cannot take its place among the map's layers; it is told again afterwards.
   */
  private slotPoints(): void {
    if (!this.overlay || !this.current || this.current.drawing.points.length === 0) return;
    if (!this.map.hasControl(this.overlay)) {
      this.map.addControl(this.overlay);
      this.drawPoints();
      return;
    }
    const order = this.map.getLayersOrder();
    if (order.indexOf(POINTS_BELOW) === order.indexOf(POINTS_ABOVE) + 1) this.drawPoints();
  }

  private drawPoints(): void {
    if (!this.overlay || !this.current || !this.map.hasControl(this.overlay)) return;
    const { drawing, marks } = this.current;
    const rings = ringPositions(marks);
    this.overlay.setProps({
      layers: pointLayers({
        points: drawing.points,
        casing: marks.colours.halo,
        zoom: Math.round(this.map.getZoom() * 2) / 2,
        rings: [
          ...(rings.hover ? [{ position: rings.hover, colour: rgb(marks.colours.hover) }] : []),
          ...(rings.selection ? [{ position: rings.selection, colour: rgb(marks.colours.selection) }] : []),
        ],
      }),
    });
  }
}

const rgb = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
