import type { NumberName } from './parameters.ts';

/** A map projection as its description names it: PROJ's name for it ("polar" is a stereographic one at a pole) and what becomes of its parameters. */
export interface NamedMethod {
  readonly projection: string;
  /** where PROJ's name of a parameter is not the usual one */
  readonly renames?: Readonly<Partial<Record<NumberName, NumberName>>>;
  readonly flags?: readonly string[];
  readonly axes?: string;
}

/** The projection that a METHOD or PROJECTION names, in OGC, Esri, GDAL and EPSG spellings; null for one that is not projected here. */
export const methodOf = (name: string): NamedMethod | null => METHODS[plainName(name)] ?? null;

/** What a PARAMETER is in PROJ's terms, or null for one without meaning here. */
export const parameterOf = (name: string): NumberName | null => PARAMETERS[plainName(name)] ?? null;

/** Lower case, words joined by "_", no brackets: names differ in nothing else. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

const tmerc: NamedMethod = { projection: 'tmerc' };
const lcc: NamedMethod = { projection: 'lcc' };
const merc: NamedMethod = { projection: 'merc', renames: { lat_1: 'lat_ts', lat_0: 'lat_0' } };
const webmerc: NamedMethod = { projection: 'webmerc' };
const laea: NamedMethod = { projection: 'laea' };
const polar: NamedMethod = { projection: 'polar', renames: { lat_1: 'lat_ts' } };
const sterea: NamedMethod = { projection: 'sterea' };
const variantA: NamedMethod = { projection: 'omerc', renames: { lon_0: 'lonc' }, flags: ['no_uoff'] };
const variantB: NamedMethod = { projection: 'omerc', renames: { lon_0: 'lonc' } };
const somerc: NamedMethod = { projection: 'somerc' };
const eqc: NamedMethod = { projection: 'eqc', renames: { lat_1: 'lat_ts' } };
const cea: NamedMethod = { projection: 'cea', renames: { lat_1: 'lat_ts' } };
const krovak: NamedMethod = { projection: 'krovak' };
const cass: NamedMethod = { projection: 'cass' };
const south: NamedMethod = { projection: 'tmerc', axes: 'ws' };

const METHODS: Readonly<Record<string, NamedMethod>> = {
  transverse_mercator: tmerc,
  gauss_kruger: tmerc,
  gauss_kr_ger: tmerc,
  transverse_mercator_complex: tmerc,
  transverse_mercator_south_orientated: south,
  transverse_mercator_south_oriented: south,
  mercator: merc,
  mercator_1sp: merc,
  mercator_1sp_spherical: merc,
  mercator_2sp: merc,
  mercator_variant_a: merc,
  mercator_variant_b: merc,
  mercator_auxiliary_sphere: webmerc,
  popular_visualisation_pseudo_mercator: webmerc,
  lambert_conformal_conic: lcc,
  lambert_conformal_conic_1sp: lcc,
  lambert_conformal_conic_2sp: lcc,
  lambert_conic_conformal_1sp: lcc,
  lambert_conic_conformal_2sp: lcc,
  lambert_conic_conformal_2sp_michigan: lcc,
  albers: { projection: 'aea' },
  albers_conic_equal_area: { projection: 'aea' },
  albers_equal_area: { projection: 'aea' },
  lambert_azimuthal_equal_area: laea,
  lambert_azimuthal_equal_area_spherical: laea,
  polar_stereographic: polar,
  polar_stereographic_variant_a: polar,
  polar_stereographic_variant_b: polar,
  stereographic_north_pole: polar,
  stereographic_south_pole: polar,
  stereographic: { projection: 'stere' },
  oblique_stereographic: sterea,
  double_stereographic: sterea,
  hotine_oblique_mercator: variantA,
  hotine_oblique_mercator_variant_a: variantA,
  hotine_oblique_mercator_azimuth_natural_origin: variantA,
  rectified_skew_orthomorphic_natural_origin: variantA,
  hotine_oblique_mercator_azimuth_center: variantB,
  hotine_oblique_mercator_variant_b: variantB,
  oblique_mercator: variantB,
  rectified_skew_orthomorphic_center: variantB,
  swiss_oblique_mercator: somerc,
  swiss_oblique_cylindrical: somerc,
  polyconic: { projection: 'poly' },
  american_polyconic: { projection: 'poly' },
  equirectangular: eqc,
  equidistant_cylindrical: eqc,
  equidistant_cylindrical_spherical: eqc,
  plate_carree: eqc,
  cylindrical_equal_area: cea,
  behrmann: cea,
  lambert_cylindrical_equal_area: cea,
  lambert_cylindrical_equal_area_spherical: cea,
  sinusoidal: { projection: 'sinu' },
  krovak,
  krovak_north_orientated: krovak,
  cassini: cass,
  cassini_soldner: cass,
  new_zealand_map_grid: { projection: 'nzmg' },
  bonne: { projection: 'bonne' },
  equal_earth: { projection: 'eqearth' },
  mollweide: { projection: 'moll' },
  robinson: { projection: 'robin' },
  azimuthal_equidistant: { projection: 'aeqd' },
  equidistant_conic: { projection: 'eqdc' },
};

const PARAMETERS: Readonly<Record<string, NumberName>> = {
  latitude_of_origin: 'lat_0',
  latitude_of_center: 'lat_0',
  latitude_of_natural_origin: 'lat_0',
  latitude_of_false_origin: 'lat_0',
  latitude_of_projection_centre: 'lat_0',
  central_parallel: 'lat_0',
  central_meridian: 'lon_0',
  longitude_of_origin: 'lon_0',
  longitude_of_center: 'lon_0',
  longitude_of_natural_origin: 'lon_0',
  longitude_of_false_origin: 'lon_0',
  longitude_of_projection_centre: 'lon_0',
  standard_parallel_1: 'lat_1',
  latitude_of_1st_standard_parallel: 'lat_1',
  latitude_of_standard_parallel: 'lat_1',
  standard_parallel_2: 'lat_2',
  latitude_of_2nd_standard_parallel: 'lat_2',
  scale_factor: 'k_0',
  scale_factor_at_natural_origin: 'k_0',
  ellipsoid_scaling_factor: 'k_0',
  scale_factor_at_projection_centre: 'k_0',
  scale_factor_on_initial_line: 'k_0',
  scale_factor_on_pseudo_standard_parallel: 'k_0',
  azimuth: 'alpha',
  azimuth_at_projection_centre: 'alpha',
  azimuth_of_initial_line: 'alpha',
  co_latitude_of_cone_axis: 'alpha',
  rectified_grid_angle: 'gamma',
  xy_plane_rotation: 'gamma',
  angle_from_rectified_to_skew_grid: 'gamma',
  false_easting: 'x_0',
  easting_at_false_origin: 'x_0',
  easting_at_projection_centre: 'x_0',
  false_northing: 'y_0',
  northing_at_false_origin: 'y_0',
  northing_at_projection_centre: 'y_0',
};
