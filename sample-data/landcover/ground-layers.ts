import { ringOfRect } from '../events/blob.ts';
import { type DemoFeature, polygonOf } from '../geojson.ts';
import { type BlockKind, inset } from '../plan/blocks.ts';
import type { Plan } from '../plan/make-plan.ts';
import { lakeOf } from './lake.ts';
import { bankRing } from './waters.ts';

/** Rivers, canals and the lakes of the parks as polygons. */
export function waterFeatures({ streams, places }: Plan): DemoFeature[] {
  const rivers = streams.map(({ name, kind, line, widthM }) => ({
    geometry: polygonOf(bankRing(line, widthM)),
    properties: { name, kind },
  }));
  const lakes = places
    .filter((place) => place.kind === 'park')
    .map((place) => ({ geometry: polygonOf(lakeOf(place)), properties: { name: `${place.name}湖`, kind: 'lake' } }));
  return [...rivers, ...lakes];
}

const WORDS: Readonly<Record<BlockKind, readonly [kind: string, name: string]>> = {
  residential: ['residential', '居住'],
  commercial: ['commercial', '商业办公'],
  industrial: ['industrial', '工业仓储'],
  school: ['school', '学校'],
  village: ['village', '村庄'],
  park: ['park', '公园绿地'],
  woods: ['woods', '林地'],
  farmland: ['farmland', '农田'],
  greenhouse: ['greenhouse', '设施农业'],
  construction: ['construction', '在建工地'],
  vacant: ['vacant', '空地'],
  airport: ['airport', '机场'],
  plant: ['utility', '环卫设施'],
  lake: ['water', '水面'],
};

/** The blocks of the district by use, and the large places as one piece each. */
export function landuseFeatures({ blocks, places }: Plan): DemoFeature[] {
  const large = places.map((place) => ({
    geometry: polygonOf(ringOfRect(place)),
    properties: { kind: WORDS[place.kind][0], name: place.name },
  }));
  const isLarge = (kind: BlockKind): boolean => kind === 'airport' || kind === 'plant' || kind === 'lake';
  const small = blocks
    .filter((block) => block.unit >= 0 && !isLarge(block.kind))
    .map((block) => ({
      geometry: polygonOf(ringOfRect(inset(block, 7))),
      properties: { kind: WORDS[block.kind][0], name: WORDS[block.kind][1] },
    }));
  return [...large, ...small];
}
