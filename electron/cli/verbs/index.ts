import type { Verb } from '../verb.ts';
import { checkDistrictVerb } from './check-district.ts';
import { convertVerb } from './convert.ts';
import { coverageVerb } from './coverage.ts';
import { crsVerb } from './crs.ts';
import { demoVerb } from './demo.ts';
import { detectVerb } from './detect.ts';
import { evaluateVerb } from './evaluate.ts';
import { infoVerb } from './info.ts';
import { locateVerb } from './locate.ts';
import { mapVerb } from './map.ts';
import { overviewsVerb } from './overviews.ts';
import { projectVerb } from './project.ts';
import { sampleVerb } from './sample.ts';
import { warpVerb } from './warp.ts';

/** Every verb, in the order of the help. */
export const verbs: readonly Verb[] = [
  sampleVerb,
  checkDistrictVerb,
  infoVerb,
  convertVerb,
  crsVerb,
  overviewsVerb,
  warpVerb,
  detectVerb,
  evaluateVerb,
  coverageVerb,
  locateVerb,
  projectVerb,
  mapVerb,
  demoVerb,
];

/** Verbs that are planned and answer so. */
export const verbsToCome: readonly string[] = ['zonal', 'site-suitability', 'review', 'coordinates'];
