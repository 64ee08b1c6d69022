import { SPECTRAL_ROLES, type BandRole as SpectralRole } from '../raster/sensors/roles.ts';

/** The bands that the method knows: those of the readers without the coastal one, in their order. */
export type BandRole = Exclude<SpectralRole, 'coastal'>;
export const BAND_ROLES: readonly BandRole[] = SPECTRAL_ROLES.filter((role) => role !== 'coastal');

/** Without these four no index that the method needs can be made. */
export const NEEDED_ROLES: readonly BandRole[] = ['blue', 'green', 'red', 'nir'];

/** The six bands a change vector is measured in: the ones Sentinel-2 and Landsat share. */
export const CHANGE_ROLES: readonly BandRole[] = ['blue', 'green', 'red', 'nir', 'swir1', 'swir2'];

/** Roles present in every one of the given band maps, in table order. */
export function sharedRoles(...maps: readonly Partial<Record<BandRole, number>>[]): BandRole[] {
  return BAND_ROLES.filter((role) => maps.every((map) => map[role] !== undefined));
}
