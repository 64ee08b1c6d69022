import type { Plane, RowSampler } from './resample.ts';
import { hasData } from './resample-points.ts';

/** A target less than 5 % coarser than the source is sampled as if it were not, as in gdalwarp. */
const UNSCALED_FROM = 0.95;

/**
 * Target pixels for one source pixel, for stretching the kernel: 1 where the target is not notably coarser, and the
 * reciprocal of a whole number where it is nearly one (gdalwarp's rule).
 */
export function kernelScale(coarseness: number): number {
  if (!(1 / coarseness < UNSCALED_FROM)) return 1;
  const whole = Math.round(coarseness);
  return Math.abs(coarseness - whole) < 0.05 ? 1 / whole : 1 / coarseness;
}

const KERNELS = {
  bilinear: { radius: 1, weight: (x: number): number => Math.max(0, 1 - Math.abs(x)) },
  cubic: { radius: 2, weight: keys },
} as const;

/** Keys' cubic convolution kernel with a = −0.5 (Keys 1981, equation 15). */
function keys(distance: number): number {
  const x = Math.abs(distance);
  if (x <= 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

/** Weighs all source pixels under a kernel that is 1 / scale times as wide; pixels without data or beyond the edge have no weight. */
export function wideKernelRows(kind: 'bilinear' | 'cubic', scaleX: number, scaleY: number): RowSampler {
  const { radius, weight } = KERNELS[kind];
  const [radiusX, radiusY] = [Math.ceil(radius / scaleX), Math.ceil(radius / scaleY)];
  const weightsX = new Float64Array(2 * radiusX);
  const fillRow = (plane: Plane, columns: Float64Array, rows: Float64Array, output: Float32Array, at: number): void => {
    const { pixels, width, height } = plane;
    for (let index = 0; index < columns.length; index++) {
      const [column, row] = [columns[index]!, rows[index]!];
      if (!hasData(plane, column, row)) {
        output[at + index] = Number.NaN;
        continue;
      }
      const left = Math.floor(column - 0.5);
      const top = Math.floor(row - 0.5);
      const firstX = Math.max(0, left + 1 - radiusX);
      const endX = Math.min(width, left + radiusX + 1);
      for (let x = firstX; x < endX; x++) weightsX[x - firstX] = weight((x + 0.5 - column) * scaleX);
      let [sum, weights] = [0, 0];
      const endY = Math.min(height, top + radiusY + 1);
      for (let y = Math.max(0, top + 1 - radiusY); y < endY; y++) {
        const weightY = weight((y + 0.5 - row) * scaleY);
        if (weightY === 0) continue;
        for (let x = firstX, from = y * width + firstX; x < endX; x++, from++) {
          const value = pixels[from]!;
          if (Number.isNaN(value)) continue;
          const both = weightY * weightsX[x - firstX]!;
          sum += value * both;
          weights += both;
        }
      }
      output[at + index] = weights > 1e-6 ? sum / weights : Number.NaN;
    }
  };
  return (planes, columns, rows, outputs, at) => {
    for (const [band, plane] of planes.entries()) fillRow(plane, columns, rows, outputs[band]!, at);
  };
}
