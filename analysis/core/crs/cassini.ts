import { type Projection, transverseMercator } from './transverse-mercator.ts';

const RADIANS = Math.PI / 180;

/**
 * The Cassini-Soldner projection (EPSG method 9806, Guidance Note 7-2, 3.2.2): series in the longitude from the central meridian, in
 * degrees and metres before false origin. The inverse is a first answer, good to a few metres: refine it by Newton's method.
 */
export function cassiniSoldner(semiMajorM: number, inverseFlattening: number, latitudeOfOriginDeg: number): Projection {
  const f = inverseFlattening === 0 ? 0 : 1 / inverseFlattening;
  const e2 = f * (2 - f);
  const meridian = transverseMercator(semiMajorM, inverseFlattening, 1, latitudeOfOriginDeg);
  return {
    forward(lon, lat, out) {
      meridian.forward(0, lat, out);
      const [sin, cos] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
      const nu = semiMajorM / Math.sqrt(1 - e2 * sin * sin);
      const a = lon * RADIANS * cos;
      const t = (sin / cos) ** 2;
      const c = (e2 * cos * cos) / (1 - e2);
      const a2 = a * a;
      out[0] = nu * a * (1 - a2 * t * (1 / 6 + ((8 - t + 8 * c) * a2) / 120));
      out[1] = out[1]! + nu * (sin / cos) * a2 * (1 / 2 + ((5 - t + 6 * c) * a2) / 24);
    },
    inverse(x, y, out) {
      meridian.inverse(x, y, out);
    },
  };
}
