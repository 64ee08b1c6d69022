import type { Verdict } from '../../electron/contract/model.ts';
import type { WordKey } from '../words/index.ts';

type ReasonKey = Extract<WordKey, `reason.${string}`>;

/** Reasons that go with each verdict; the first undecided reviewer sees all of them. */
export const REASONS: Readonly<Record<Verdict, readonly ReasonKey[]>> = {
  confirmed: ['reason.construction-waste', 'reason.household-waste', 'reason.spoil', 'reason.mixed-waste'],
  rejected: [
    'reason.bare-soil',
    'reason.building-site',
    'reason.roof',
    'reason.sports-ground',
    'reason.greenhouse',
    'reason.gravel-yard',
    'reason.cloud-shadow',
  ],
  uncertain: ['reason.image-unclear', 'reason.needs-visit'],
  permitted: ['reason.licensed', 'reason.building-site'],
  covered: ['reason.green-net', 'reason.film-cover'],
};

/** The code the project keeps, without the words' prefix. */
export const reasonCode = (key: ReasonKey): string => key.slice('reason.'.length);
