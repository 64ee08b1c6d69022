import type { Projection } from './transverse-mercator.ts';

const STEP_DEG = 1e-6;
const ROUNDS = 3;

/**
 * An inverse that stands by its forward: Newton's method from a first answer, with the derivative by differences. For projections
 * whose own inverse is a short series. `scaleM` is a length of the order of the Earth's radius in the projection's unit.
 */
export function newtonInverse(projection: Projection, scaleM: number): Projection {
  const at = new Float64Array(2);
  const east = new Float64Array(2);
  const north = new Float64Array(2);
  return {
    forward: projection.forward,
    inverse(x, y, out) {
      projection.inverse(x, y, out);
      for (let round = 0; round < ROUNDS; round++) {
        const [lon, lat] = [out[0]!, out[1]!];
        const up = lat > 0 ? -STEP_DEG : STEP_DEG;
        projection.forward(lon, lat, at);
        projection.forward(lon + STEP_DEG, lat, east);
        projection.forward(lon, lat + up, north);
        const [dx, dy] = [x - at[0]!, y - at[1]!];
        const [xLon, yLon] = [(east[0]! - at[0]!) / STEP_DEG, (east[1]! - at[1]!) / STEP_DEG];
        const [xLat, yLat] = [(north[0]! - at[0]!) / up, (north[1]! - at[1]!) / up];
        const determinant = xLon * yLat - xLat * yLon;
        if (!(Math.abs(determinant) > (scaleM * 1e-6) ** 2)) return;
        out[0] = lon + (dx * yLat - dy * xLat) / determinant;
        out[1] = lat + (dy * xLon - dx * yLon) / determinant;
        if (Math.hypot(dx, dy) < scaleM * 1e-13) return;
      }
    },
  };
}
