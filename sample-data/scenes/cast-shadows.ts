import type { Canvas } from '../landcover/canvas.ts';

/**
 * The cells of a canvas that lie in the shadow of something taller: 1, others 0. Walks away from the sun row by row; the top of
 * the shadow sinks by the slope of the sunbeam and drifts sideways with its direction.
 */
export function castShadows(canvas: Canvas, sunElevationDeg: number, sunAzimuthDeg: number): Uint8Array {
  const { width, height, cellM, rise } = canvas;
  const away = ((sunAzimuthDeg - 180) * Math.PI) / 180; // 0: the sun stands in the south, shadows fall north
  const drift = Math.tan(away); // cells that the shadow moves east per row north
  const sink = (cellM / Math.cos(away)) * Math.tan((sunElevationDeg * Math.PI) / 180);
  const shaded = new Uint8Array(width * height);
  let below = new Float32Array(width);
  let here = new Float32Array(width);
  for (let step = 0; step < height; step++) {
    const row = height - 1 - step;
    const shift = Math.round(step * drift) - Math.round((step - 1) * drift);
    for (let column = 0; column < width; column++) {
      const cell = row * width + column;
      const top = (below[column - shift] ?? 0) - sink;
      const own = rise[cell]!;
      if (top > own + 1) {
        shaded[cell] = 1;
        here[column] = top;
      } else here[column] = own;
    }
    [below, here] = [here, below];
  }
  return shaded;
}
