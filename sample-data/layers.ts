import type { Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '../analysis/core/earth.ts';
import type { Run } from '../analysis/core/run.ts';
import type { District } from './district.ts';
import { complaintFeatures, permitFeatures } from './events/permits-complaints.ts';
import { previousCover } from './events/previous-cover.ts';
import { type DemoFeature, geoJsonBytes, lineAlong, pointAt, polygonOf } from './geojson.ts';
import { landuseFeatures, waterFeatures } from './landcover/ground-layers.ts';
import { unitCode } from './people/communities.ts';
import { roadsNearDistrict } from './roads/near-district.ts';
import { ROAD_FORM } from './roads/road.ts';
import { SCENES } from './scenes/scene-spec.ts';
import { PERSONS_PER_HOUSEHOLD, UNIT_TARGETS } from './units/targets.ts';

/** The vector files of the sample, one after the other. */
export async function* vectorFiles(district: District, run: Run): AsyncGenerator<[name: string, bytes: Uint8Array]> {
  const layers: readonly (readonly [string, () => DemoFeature[]])[] = [
    ['units', () => unitFeatures(district)],
    ['communities', () => communityFeatures(district)],
    ['compounds', () => compoundFeatures(district)],
    ['machines', () => machineFeatures(district)],
    ['machine-candidates', () => candidateFeatures(district)],
    ['facilities', () => facilityFeatures(district)],
    ['roads', () => roadFeatures(district)],
    ['water', () => waterFeatures(district.plan)],
    ['landuse', () => landuseFeatures(district.plan)],
    ['permits', () => permitFeatures(district)],
    ['complaints', () => complaintFeatures(district)],
    ['truth-dumps', () => dumpFeatures(district)],
    ['truth-lookalikes', () => lookalikeFeatures(district)],
  ];
  for (const [i, [name, features]] of layers.entries()) {
    await run.breathe();
    yield [`${name}.geojson`, geoJsonBytes(name, features())];
    run.progress((i + 1) / layers.length);
  }
}

const unitWords = (unit: number): { unit: string; unit_code: string } =>
  unit < 0 ? { unit: '', unit_code: '' } : { unit: UNIT_TARGETS[unit]!.name, unit_code: unitCode(unit) };

function unitFeatures({ plan }: District): DemoFeature[] {
  return plan.units.shapes.map(({ name, polygons, areaM2 }, unit) => ({
    geometry:
      polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0]! }
        : { type: 'MultiPolygon', coordinates: [...polygons] },
    properties: {
      code: unitCode(unit),
      name,
      kind: name.endsWith('街道') ? '街道' : '地区',
      people: UNIT_TARGETS[unit]!.people,
      households: Math.round(UNIT_TARGETS[unit]!.people / PERSONS_PER_HOUSEHOLD),
      area_km2: Math.round(areaM2 / 100) / 10_000,
    },
  }));
}

const communityFeatures = ({ communities }: District): DemoFeature[] =>
  communities.map(({ code, name, kind, unit, u, v, households, people }) => ({
    geometry: pointAt(u, v),
    properties: { code, name, kind, ...unitWords(unit), households, people },
  }));

const compoundFeatures = ({ compounds }: District): DemoFeature[] =>
  compounds.map(({ id, name, community, u, v, households, people }) => ({
    geometry: pointAt(u, v),
    properties: {
      id,
      name,
      ...unitWords(community.unit),
      community: community.name,
      community_code: community.code,
      households,
      people,
    },
  }));

const machineFeatures = ({ machines }: District): DemoFeature[] =>
  machines.map(({ id, name, compound, u, v, status, kgPerDay, capacityKg }) => ({
    geometry: pointAt(u, v),
    properties: {
      id,
      name,
      ...unitWords(compound.community.unit),
      community_code: compound.community.code,
      compound_id: compound.id,
      status,
      kg_per_day: kgPerDay,
      capacity_kg: capacityKg,
    },
  }));

const candidateFeatures = ({ candidates }: District): DemoFeature[] =>
  candidates.map(({ id, name, kind, unit, communityCode, compoundId, u, v }) => ({
    geometry: pointAt(u, v),
    properties: { id, name, kind, ...unitWords(unit), community_code: communityCode, compound_id: compoundId },
  }));

const facilityFeatures = ({ facilities }: District): DemoFeature[] =>
  facilities.map(({ id, name, type, unit, u, v, capacity, capacityUnit, status }) => ({
    geometry: pointAt(u, v),
    properties: { id, name, type, ...unitWords(unit), capacity, capacity_unit: capacityUnit, status },
  }));

const roadFeatures = ({ plan }: District): DemoFeature[] =>
  roadsNearDistrict(plan).map(({ name, roadClass, points }, i) => ({
    geometry: lineAlong(points),
    properties: {
      id: `R${String(i + 1).padStart(5, '0')}`,
      name,
      class: roadClass,
      oneway: 0,
      speed_kmh: ROAD_FORM[roadClass].speedKmh,
    },
  }));

/** Area from which an object counts as findable at pixels of 10 m. */
const FINDABLE_M2 = 2000;

function dumpFeatures(district: District): DemoFeature[] {
  return district.events.dumps.map((dump) => {
    const geometry = polygonOf(dump.ring);
    const areaM2 = Math.round(ellipsoidalAreaM2(geometry as Polygon));
    const previous = previousCover(district, dump);
    const isFindable =
      areaM2 >= FINDABLE_M2 && dump.type !== 'covered' && previous !== 'bare' && dump.date > SCENES[0]!.date;
    return {
      geometry,
      properties: {
        id: dump.id,
        type: dump.type,
        area_m2: areaM2,
        appeared: dump.date,
        previous,
        detectable: isFindable ? 1 : 0,
      },
    };
  });
}

const lookalikeFeatures = ({ events }: District): DemoFeature[] =>
  events.lookalikes.map(({ id, kind, ring, date, isPermitted }) => ({
    geometry: polygonOf(ring),
    properties: { id, kind, appeared: date, permitted: isPermitted ? 1 : 0 },
  }));
