/** What a band is for, whatever its number in the file. Names follow Sentinel-2: redEdge1 = B5 … nirNarrow = B8A, swir1 = B11. */
export const BAND_ROLES = [
  'blue',
  'green',
  'red',
  'redEdge1',
  'redEdge2',
  'redEdge3',
  'nir',
  'nirNarrow',
  'swir1',
  'swir2',
] as const;

export type BandRole = (typeof BAND_ROLES)[number];

/** Without these four no index that the method needs can be made. */
export const NEEDED_ROLES: readonly BandRole[] = ['blue', 'green', 'red', 'nir'];

/** The six bands a change vector is measured in: the ones Sentinel-2 and Landsat share. */
export const CHANGE_ROLES: readonly BandRole[] = ['blue', 'green', 'red', 'nir', 'swir1', 'swir2'];

/** Roles present in every one of the given band maps, in table order. */
export function sharedRoles(...maps: readonly Partial<Record<BandRole, number>>[]): BandRole[] {
  return BAND_ROLES.filter((role) => maps.every((map) => map[role] !== undefined));
}
