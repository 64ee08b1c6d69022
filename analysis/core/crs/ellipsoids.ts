/** Ellipsoids by their PROJ names: semi-major axis in metres and inverse flattening (EPSG Dataset). */
export const ELLIPSOIDS: Readonly<Record<string, readonly [semiMajorM: number, inverseFlattening: number]>> = {
  WGS84: [6_378_137, 298.257223563],
  GRS80: [6_378_137, 298.257222101],
  krass: [6_378_245, 298.3],
  IAU76: [6_378_140, 298.257],
  GRS67: [6_378_160, 298.247167427],
  aust_SA: [6_378_160, 298.25],
  intl: [6_378_388, 297],
  bessel: [6_377_397.155, 299.1528128],
  clrk66: [6_378_206.4, 294.978698213898],
  clrk80: [6_378_249.145, 293.465],
  clrk80ign: [6_378_249.2, 293.466021293627],
  airy: [6_377_563.396, 299.3249646],
  mod_airy: [6_377_340.189, 299.3249646],
  evrst30: [6_377_276.345, 300.8017],
  helmert: [6_378_200, 298.3],
  WGS72: [6_378_135, 298.26],
  WGS66: [6_378_145, 298.25],
  sphere: [6_370_997, 0],
};

/** Metres in one unit of length, by PROJ's names. */
export const LENGTH_UNITS: Readonly<Record<string, number>> = {
  m: 1,
  km: 1_000,
  dm: 0.1,
  cm: 0.01,
  mm: 0.001,
  ft: 0.3048,
  'us-ft': 1_200 / 3_937,
  yd: 0.9144,
  'us-yd': 3_600 / 3_937,
  link: 0.201168,
  ch: 20.1168,
  mi: 1_609.344,
  kmi: 1_852,
  'ind-ft': 0.3047995102,
};

/** Prime meridians by PROJ's names, degrees east of Greenwich. */
export const PRIME_MERIDIANS: Readonly<Record<string, number>> = {
  greenwich: 0,
  lisbon: -9.131906111111,
  paris: 2.337229166667,
  bogota: -74.080916666667,
  madrid: -3.687938888889,
  rome: 12.452333333333,
  bern: 7.439583333333,
  jakarta: 106.807719444444,
  ferro: -17.666666666667,
  brussels: 4.367975,
  stockholm: 18.058277777778,
  athens: 23.7163375,
  oslo: 10.722916666667,
};

/** Datums by PROJ's names: ellipsoid and shift; without a shift one has to be given. */
export const PROJ_DATUMS: Readonly<Record<string, readonly [ellipsoid: string, shift: readonly number[] | null]>> = {
  WGS84: ['WGS84', [0, 0, 0]],
  NAD83: ['GRS80', [0, 0, 0]],
  NAD27: ['clrk66', null],
  GGRS87: ['GRS80', [-199.87, 74.79, 246.62]],
  potsdam: ['bessel', [598.1, 73.7, 418.2, 0.202, 0.045, -2.455, 6.7]],
  hermannskogel: ['bessel', [577.326, 90.129, 463.919, 5.137, 1.474, 5.297, 2.4232]],
  ire65: ['mod_airy', [482.53, -130.596, 564.557, -1.042, -0.214, -0.631, 8.15]],
  nzgd49: ['intl', [59.47, -5.04, 187.44, 0.47, -0.1, 1.024, -4.5993]],
  OSGB36: ['airy', [446.448, -125.157, 542.06, 0.15, 0.247, 0.842, -20.489]],
};
