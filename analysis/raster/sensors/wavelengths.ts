import { type BandRole, type BandRoles, rolesOf } from './roles.ts';

/** Where the centre of a band lies, nanometres: between the bands of Sentinel-2, Landsat and Gaofen of that name. */
const RANGES: readonly (readonly [BandRole, from: number, to: number])[] = [
  ['coastal', 400, 450],
  ['blue', 450, 520],
  ['green', 520, 590],
  ['red', 630, 690],
  ['redEdge1', 690, 725],
  ['redEdge2', 725, 765],
  ['redEdge3', 765, 800],
  ['nir', 800, 855],
  ['nirNarrow', 855, 900],
  ['swir1', 1550, 1750],
  ['swir2', 2050, 2350],
];

/** Bands by the wavelengths that the file gives; a narrow near infrared serves as near infrared where there is no other. */
export function rolesByWavelength(centresNm: readonly (number | undefined)[]): BandRoles {
  const roles = rolesOf(centresNm.map(roleAt));
  if (roles.nir !== undefined || roles.nirNarrow === undefined) return roles;
  const { nirNarrow, ...others } = roles;
  return { ...others, nir: nirNarrow };
}

const roleAt = (nm: number | undefined): BandRole | null =>
  nm === undefined ? null : (RANGES.find(([, from, to]) => nm >= from && nm < to)?.[0] ?? null);
