/** A place whose coordinates in a system are published: degrees on the system's own datum, x east and y north in its own unit. */
export interface PublishedPoint {
  readonly crs: string;
  readonly lon: number;
  readonly lat: number;
  readonly x: number;
  readonly y: number;
  /** the source prints hundredths of the unit, or thousandths, and rounds on its way there */
  readonly tolerance: number;
  /** under which the source has its worked example */
  readonly method: string;
}

const dms = (degrees: number, minutes: number, seconds: number): number =>
  Math.sign(degrees || 1) * (Math.abs(degrees) + minutes / 60 + seconds / 3_600);

/** Worked examples of IOGP Publication 373-7-2 (Guidance Note 7 part 2, Coordinate conversions and transformations including formulas). */
export const PUBLISHED: readonly PublishedPoint[] = [
  {
    crs: 'EPSG:32040', // NAD27 / Texas South Central, Lambert conic with two parallels, US survey feet
    lon: -96,
    lat: dms(28, 30, 0),
    x: 2963503.91,
    y: 254759.8,
    tolerance: 0.02,
    method: 'Lambert Conic Conformal (2SP)',
  },
  {
    crs: 'EPSG:24200', // JAD69 / Jamaica National Grid, Lambert conic with one parallel
    lon: -dms(76, 56, 37.26),
    lat: dms(17, 55, 55.8),
    x: 255966.58,
    y: 142493.51,
    tolerance: 0.02,
    method: 'Lambert Conic Conformal (1SP)',
  },
  {
    crs: 'EPSG:27700', // OSGB36 / British National Grid, transverse Mercator
    lon: dms(0, 30, 0),
    lat: dms(50, 30, 0),
    x: 577274.99,
    y: 69740.5,
    tolerance: 0.02,
    method: 'Transverse Mercator',
  },
  {
    crs: 'EPSG:29873', // Timbalai 1948 / RSO Borneo (m), oblique Mercator variant B
    lon: dms(115, 48, 19.8196),
    lat: dms(5, 23, 14.1129),
    x: 679245.73,
    y: 596562.78,
    tolerance: 0.02,
    method: 'Hotine Oblique Mercator (variant B)',
  },
  {
    crs: 'EPSG:28992', // Amersfoort / RD New, oblique stereographic
    lon: 6,
    lat: 53,
    x: 196105.283,
    y: 557057.739,
    tolerance: 0.002,
    method: 'Oblique Stereographic',
  },
  {
    crs: 'EPSG:5041', // WGS 84 / UPS North, polar stereographic variant A
    lon: 44,
    lat: 73,
    x: 3320416.75,
    y: 632668.43,
    tolerance: 0.01,
    method: 'Polar Stereographic (variant A)',
  },
  {
    crs: 'EPSG:3032', // WGS 84 / Australian Antarctic Polar Stereographic, variant B
    lon: 120,
    lat: -75,
    x: 7255380.79,
    y: 7053389.56,
    tolerance: 0.01,
    method: 'Polar Stereographic (variant B)',
  },
  {
    crs: 'EPSG:3035', // ETRS89 / LAEA Europe
    lon: 5,
    lat: 50,
    x: 3962799.45,
    y: 2999718.85,
    tolerance: 0.01,
    method: 'Lambert Azimuthal Equal Area',
  },
  {
    crs: 'EPSG:3857', // WGS 84 / Pseudo-Mercator
    lon: -dms(100, 20, 0),
    lat: dms(24, 22, 54.433),
    x: -11169055.58,
    y: 2800000,
    tolerance: 0.02,
    method: 'Popular Visualisation Pseudo Mercator',
  },
  {
    crs: 'EPSG:3001', // Batavia / NEIEZ, Mercator variant A
    lon: 120,
    lat: -3,
    x: 5009726.58,
    y: 569150.82,
    tolerance: 0.01,
    method: 'Mercator (variant A)',
  },
  {
    crs: 'EPSG:30200', // Trinidad 1903 / Trinidad Grid, Cassini-Soldner, Clarke's links
    lon: -62,
    lat: 10,
    x: 66644.94,
    y: 82536.22,
    tolerance: 0.02,
    method: 'Cassini-Soldner',
  },
];
