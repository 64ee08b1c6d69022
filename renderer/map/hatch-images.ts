import type { Map as MapLibreMap } from 'maplibre-gl';
import { HATCH_PATHS } from '../ui/shapes.ts';

const TILE_PX = 8;
const RATIO = 2;

/** Draws a hatch the first time a layer asks for it. */
export function drawHatchesOnDemand(map: MapLibreMap): void {
  map.setMissingStyleImageResolver((id) => {
    const [kind, hatch, colour] = id.split('|');
    if (kind !== 'hatch' || !colour || map.hasImage(id)) return;
    const path = HATCH_PATHS[hatch as keyof typeof HATCH_PATHS];
    const image = path ? hatchImage(path, colour) : null;
    if (image) map.addImage(id, image, { pixelRatio: RATIO });
  });
}

function hatchImage(path: string, colour: string): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = TILE_PX * RATIO;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.scale(RATIO, RATIO);
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 1.1;
  const shape = new Path2D(path);
  context.stroke(shape);
  context.fill(shape);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
