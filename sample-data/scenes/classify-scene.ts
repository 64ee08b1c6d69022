import { hash01 } from '../plan/noise.ts';
import type { CloudCover } from './clouds.ts';

/** Sentinel-2 scene classes used here. */
export const SCL = {
  dark: 2,
  cloudShadow: 3,
  vegetation: 4,
  notVegetated: 5,
  water: 6,
  unclassified: 7,
  cloudMedium: 8,
  cloudHigh: 9,
  thinCirrus: 10,
} as const;

/**
 * A scene classification such as comes with Sentinel-2 Level-2A: clouds and their shadows with frayed edges (some thin cloud is
 * missed), the rest by NDVI and water index.
 */
export function classifyScene(
  bands: readonly Float32Array[],
  { cloud, shadow }: CloudCover,
  width: number,
  seed: number,
): Uint8Array {
  const [green, red, nir, swir] = [bands[1]!, bands[2]!, bands[6]!, bands[8]!];
  const classes = new Uint8Array(cloud.length);
  for (let i = 0; i < classes.length; i++) {
    const fray = 0.16 * (hash01((i % width) >> 1, Math.floor(i / width) >> 1, seed) - 0.5);
    const c = cloud[i]! + (cloud[i]! > 0 ? fray : 0);
    const s = shadow[i]! + (shadow[i]! > 0 ? fray : 0);
    const ndvi = (nir[i]! - red[i]!) / Math.max(0.01, nir[i]! + red[i]!);
    const wet = (green[i]! - swir[i]!) / Math.max(0.01, green[i]! + swir[i]!);
    if (c > 0.62) classes[i] = SCL.cloudHigh;
    else if (c > 0.3) classes[i] = SCL.cloudMedium;
    else if (c > 0.16) classes[i] = SCL.thinCirrus;
    else if (s > 0.28) classes[i] = SCL.cloudShadow;
    else if (wet > 0.12 || (nir[i]! < 0.07 && swir[i]! < 0.05 && ndvi < 0.25)) classes[i] = SCL.water;
    else if (ndvi > 0.34) classes[i] = SCL.vegetation;
    else if (nir[i]! < 0.055 && swir[i]! < 0.06) classes[i] = SCL.dark;
    else classes[i] = fray > 0.0795 ? SCL.unclassified : SCL.notVegetated;
  }
  return classes;
}
