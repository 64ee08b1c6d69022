import { type Events, makeEvents } from './events/make-events.ts';
import type { SampleOptions } from './index.ts';
import { type Community, makeCommunities } from './people/communities.ts';
import { type Compound, makeCompounds } from './people/compounds.ts';
import { type Facility, makeFacilities } from './people/facilities.ts';
import { type Candidate, type Machine, makeCandidates, makeMachines } from './people/machines.ts';
import { makePlan, type Plan } from './plan/make-plan.ts';
import { quickArea } from './scenes/scene-grid.ts';
import { SCENES } from './scenes/scene-spec.ts';

/** The demonstration district as things, before it becomes files. */
export interface District {
  readonly plan: Plan;
  readonly communities: readonly Community[];
  readonly compounds: readonly Compound[];
  readonly facilities: readonly Facility[];
  readonly machines: readonly Machine[];
  readonly candidates: readonly Candidate[];
  readonly events: Events;
}

export function makeDistrict({ seed, extent }: SampleOptions): District {
  const plan = makePlan(seed);
  const communities = makeCommunities(plan);
  const compounds = makeCompounds(plan, communities);
  const facilities = makeFacilities(plan, communities, compounds);
  const machines = makeMachines(compounds, seed);
  const candidates = makeCandidates(compounds, machines, facilities);
  const [before, after] = [SCENES[0]!.date, SCENES[1]!.date];
  const events = makeEvents(plan, quickArea(), extent === 'district', before, after);
  return { plan, communities, compounds, facilities, machines, candidates, events };
}
