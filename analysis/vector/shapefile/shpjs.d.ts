declare module 'shpjs' {
  import type { Geometry } from 'geojson';
  /** One geometry per record of a .shp; null for a record without a shape. */
  export function parseShp(shp: Uint8Array | DataView | ArrayBuffer): (Geometry | null)[];
}
