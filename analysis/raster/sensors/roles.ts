import type { Words } from '../../core/words.ts';

/** What a band is for. Names follow Sentinel-2: redEdge1 = B5 … redEdge3 = B7, nir = B8, nirNarrow = B8A, swir1 = B11, swir2 = B12. */
export const SPECTRAL_ROLES = [
  'coastal',
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

export type BandRole = (typeof SPECTRAL_ROLES)[number];

/** 0-based band numbers by role; a role that the raster lacks is absent. */
export type BandRoles = Partial<Record<BandRole, number>>;

/** What people call a role. */
export const ROLE_WORDS: Readonly<Record<BandRole, Words>> = {
  coastal: { zh: '海岸', en: 'coastal' },
  blue: { zh: '蓝', en: 'blue' },
  green: { zh: '绿', en: 'green' },
  red: { zh: '红', en: 'red' },
  redEdge1: { zh: '红边 1', en: 'red edge 1' },
  redEdge2: { zh: '红边 2', en: 'red edge 2' },
  redEdge3: { zh: '红边 3', en: 'red edge 3' },
  nir: { zh: '近红外', en: 'near infrared' },
  nirNarrow: { zh: '窄近红外', en: 'narrow near infrared' },
  swir1: { zh: '短波红外 1', en: 'short-wave infrared 1' },
  swir2: { zh: '短波红外 2', en: 'short-wave infrared 2' },
};

/** Puts roles by band into bands by role; the first band of a role counts. */
export function rolesOf(order: readonly (BandRole | null)[]): BandRoles {
  const roles: BandRoles = {};
  for (const [band, role] of order.entries()) if (role !== null && roles[role] === undefined) roles[role] = band;
  return roles;
}
