import type { SpectrumName } from '../scenes/spectra.ts';

/** A surface as mixture of spectra: name and share. */
type Mixture = readonly (readonly [SpectrumName, number])[];

/** One kind of surface: what it looks like in May and in January, and how rough it is (spread of single 5 m cells). */
export interface Cover {
  readonly id: string;
  readonly may: Mixture;
  readonly january: Mixture;
  readonly roughness: number;
  /** share of the January mixture that shines through in May, differing from parcel to parcel and from year to year: 0 none */
  readonly thin?: number;
}

// biome-ignore format: a table
const TABLE = {
  lawn: { may: [['grass', 0.8], ['canopy', 0.1], ['bareSoil', 0.1]], january: [['winterGrass', 1]], roughness: 0.07 },
  tree: { may: [['treeBerlin', 0.66], ['canopy', 0.34]], january: [['litter', 0.22], ['darkRoof', 0.43], ['dryGrass', 0.35]], roughness: 0.17 },
  asphalt: { may: [['asphalt', 0.9], ['concrete', 0.1]], january: [['asphalt', 0.9], ['concrete', 0.1]], roughness: 0.07 },
  concrete: { may: [['concrete', 0.7], ['asphalt', 0.3]], january: [['concrete', 0.7], ['asphalt', 0.3]], roughness: 0.08 },
  darkRoof: { may: [['darkRoof', 1]], january: [['darkRoof', 1]], roughness: 0.09 },
  redRoof: { may: [['redTile', 0.75], ['darkRoof', 0.25]], january: [['redTile', 0.75], ['darkRoof', 0.25]], roughness: 0.09 },
  greyRoof: { may: [['concrete', 0.45], ['darkRoof', 0.55]], january: [['concrete', 0.45], ['darkRoof', 0.55]], roughness: 0.09 },
  whiteRoof: { may: [['whiteRoof', 0.75], ['concrete', 0.25]], january: [['whiteRoof', 0.75], ['concrete', 0.25]], roughness: 0.06 },
  blueRoof: { may: [['blueRoof', 1]], january: [['blueRoof', 1]], roughness: 0.05 },
  water: { may: [['water', 0.93], ['bareSoil', 0.04], ['grass', 0.03]], january: [['water', 0.8], ['concrete', 0.2]], roughness: 0.04 },
  crop: { may: [['grass', 0.7], ['canopy', 0.3]], january: [['winterGrass', 0.5], ['fallow', 0.5]], roughness: 0.05, thin: 0.3 },
  youngCrop: { may: [['grass', 0.5], ['fallow', 0.5]], january: [['fallow', 1]], roughness: 0.05, thin: 0.3 },
  fallow: { may: [['fallow', 1]], january: [['fallow', 1]], roughness: 0.05 },
  dryGrass: { may: [['dryGrass', 0.55], ['grass', 0.45]], january: [['winterGrass', 1]], roughness: 0.09 },
  bareSite: { may: [['bareSite', 1]], january: [['bareSite', 1]], roughness: 0.07 },
  construction: { may: [['construction', 1]], january: [['construction', 1]], roughness: 0.14 },
  greenNet: { may: [['greenNet', 1]], january: [['greenNet', 0.9], ['bareSoil', 0.1]], roughness: 0.07 },
  greenhouse: { may: [['greenhouse', 1]], january: [['greenhouse', 1]], roughness: 0.06 },
  gravelYard: { may: [['gravelYard', 1]], january: [['gravelYard', 1]], roughness: 0.09 },
  sportsRed: { may: [['sportsRed', 1]], january: [['sportsRed', 1]], roughness: 0.04 },
  artificialTurf: { may: [['artificialTurf', 1]], january: [['artificialTurf', 1]], roughness: 0.04 },
  rubble: { may: [['rubble', 1]], january: [['rubble', 1]], roughness: 0.17 },
  household: { may: [['household', 1]], january: [['household', 1]], roughness: 0.2 },
  slag: { may: [['slag', 1]], january: [['slag', 1]], roughness: 0.12 },
} as const satisfies Record<string, Omit<Cover, 'id'>>;

export type CoverName = keyof typeof TABLE;

/** All surfaces; a canvas cell holds an index into this list. */
export const COVERS: readonly Cover[] = Object.entries(TABLE).map(([id, cover]) => ({ id, ...cover }));

const indices = Object.fromEntries(COVERS.map((cover, i) => [cover.id, i])) as Record<CoverName, number>;
export const coverIndex = (name: CoverName): number => indices[name];
