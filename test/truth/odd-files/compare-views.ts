import { compareLayers } from './compare-layers.ts';
import { compareRasters } from './compare-rasters.ts';
import type { GdalView } from './facts.ts';
import type { OurView } from './our-view.ts';

export type Outcome = 'agree' | 'differs' | 'we refuse' | 'GDAL refuses' | 'both refuse';

export interface Comparison {
  readonly outcome: Outcome;
  /** what differs, or the reasons of a refusal; empty when both agree */
  readonly what: readonly string[];
  /** facts that were held together: fields, cells, shapes, pixels of bands */
  readonly compared: number;
}

/** Holds the two views of one file together. */
export function compareViews(ours: OurView, gdal: GdalView): Comparison {
  if ('refused' in ours) {
    const what = [ours.refused, ...('refused' in gdal ? [gdal.refused] : [])];
    return { outcome: 'refused' in gdal ? 'both refuse' : 'we refuse', what, compared: 0 };
  }
  if ('refused' in gdal) return { outcome: 'GDAL refuses', what: [gdal.refused], compared: 0 };
  const held = new Held();
  if ('raster' in ours && 'raster' in gdal) compareRasters(held, ours.raster, gdal.raster);
  else if ('layers' in ours && 'layers' in gdal) compareLayers(held, ours.layers, gdal.layers);
  else held.differ(`one side sees a raster, the other layers`);
  return {
    outcome: held.differences.length === 0 ? 'agree' : 'differs',
    what: held.differences,
    compared: held.compared,
  };
}

const DIFFERENCES_AT_MOST = 8;

/** Counts what is compared and keeps the first differences. */
export class Held {
  readonly differences: string[] = [];
  compared = 0;

  differ(what: string): void {
    if (this.differences.length < DIFFERENCES_AT_MOST) this.differences.push(what);
  }

  same(what: string, ours: unknown, gdal: unknown): void {
    this.compared++;
    if (JSON.stringify(ours) !== JSON.stringify(gdal)) this.differ(`${what}: GDAL ${shown(gdal)}, ours ${shown(ours)}`);
  }

  close(what: string, ours: number, gdal: number, tolerance: number): void {
    this.compared++;
    if (!(Math.abs(ours - gdal) <= tolerance)) this.differ(`${what}: GDAL ${gdal}, ours ${ours}`);
  }
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};
