import type { Problem } from '../../core/problems.ts';
import { type BandRole, type BandRoles, ROLE_WORDS } from './roles.ts';

/** The bands that an index is made of, and where it is defined. */
export interface IndexNeeds {
  readonly index: string;
  readonly needs: readonly BandRole[];
  readonly citation: string;
}

export const INDEX_NEEDS: readonly IndexNeeds[] = [
  { index: 'NDVI', needs: ['red', 'nir'], citation: 'Rouse et al. 1974' },
  { index: 'NDWI', needs: ['green', 'nir'], citation: 'McFeeters 1996' },
  { index: 'MNDWI', needs: ['green', 'swir1'], citation: 'Xu 2006' },
  { index: 'NDBI', needs: ['nir', 'swir1'], citation: 'Zha et al. 2003' },
  { index: 'BSI', needs: ['blue', 'red', 'nir', 'swir1'], citation: 'Rikimaru et al. 2002' },
];

/** What cannot be made for want of bands: one problem (`index-needs-band`) for each set of missing bands, with the indices that want them. */
export function missingFor(
  file: string,
  indices: readonly Pick<IndexNeeds, 'index' | 'needs'>[],
  roles: BandRoles,
): Problem[] {
  const byMissing = new Map<string, string[]>();
  for (const { index, needs } of indices) {
    const missing = needs.filter((role) => roles[role] === undefined).join(', ');
    if (missing !== '') byMissing.set(missing, [...(byMissing.get(missing) ?? []), index]);
  }
  return [...byMissing].map(([missing, names]) => ({
    code: 'index-needs-band',
    file,
    index: names.join(', '),
    missing,
    missingZh: namesOf(missing, 'zh'),
    missingEn: namesOf(missing, 'en'),
  }));
}

const namesOf = (roles: string, language: 'zh' | 'en'): string =>
  roles
    .split(', ')
    .map((role) => ROLE_WORDS[role as BandRole][language])
    .join(language === 'zh' ? '、' : ', ');
