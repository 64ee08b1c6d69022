import { DISTRICT_CRS, transformBetween } from '../../../../analysis/core/crs.ts';
import type { RectMm } from './page.ts';

/** Ground to paper at an exact scale: CGCS2000 / 3-degree Gauss-Krüger, CM 117° E, grid north up. */
export interface MapFrame {
  readonly rect: RectMm;
  /** the N of 1:N */
  readonly scale: number;
  /** ground under the frame: easting and northing in metres, EPSG:4548 */
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const toGround = transformBetween('EPSG:4490', DISTRICT_CRS);
export const toDegrees = transformBetween(DISTRICT_CRS, 'EPSG:4490');

/** Scales a sheet is drawn at when none is asked for. */
const ROUND_SCALES = [
  500, 1000, 2000, 2500, 5000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 60_000, 75_000, 100_000, 125_000,
  150_000, 200_000, 250_000, 500_000, 1_000_000,
];

/** A frame around a ground point at an exact scale. */
export function frameAround(rect: RectMm, eastM: number, northM: number, scale: number): MapFrame {
  const halfWidthM = (rect.width / 2000) * scale;
  const halfHeightM = (rect.height / 2000) * scale;
  return {
    rect,
    scale,
    west: eastM - halfWidthM,
    east: eastM + halfWidthM,
    south: northM - halfHeightM,
    north: northM + halfHeightM,
  };
}

/** The largest round scale at which a ground rectangle fits, with a little air. */
export function fittingScale(rect: RectMm, widthM: number, heightM: number): number {
  const needed = 1.04 * 1000 * Math.max(widthM / rect.width, heightM / rect.height);
  return ROUND_SCALES.find((scale) => scale >= needed) ?? ROUND_SCALES[ROUND_SCALES.length - 1]!;
}

/** Paper position in millimetres of a ground point (EPSG:4548). */
export const groundToPaper = (frame: MapFrame, eastM: number, northM: number): [xMm: number, yMm: number] => [
  frame.rect.x + ((eastM - frame.west) / frame.scale) * 1000,
  frame.rect.y + ((frame.north - northM) / frame.scale) * 1000,
];

/** Paper position in millimetres of a geographic point (EPSG:4490/4326, degrees). */
export function degreesToPaper(frame: MapFrame, lon: number, lat: number): [xMm: number, yMm: number] {
  return groundToPaper(frame, ...toGround(lon, lat));
}
