import type { Rect } from './blocks.ts';
import { planOf } from './warp.ts';

/** A large place without ordinary streets inside. */
export interface SpecialPlace extends Rect {
  readonly name: string;
  readonly kind: 'park' | 'airport' | 'plant' | 'lake';
}

interface PlaceAt {
  readonly name: string;
  readonly kind: SpecialPlace['kind'];
  readonly lon: number;
  readonly lat: number;
  readonly widthM: number;
  readonly heightM: number;
}

/** Roughly where the well-known large places are. */
// biome-ignore format: a table
const PLACES: readonly PlaceAt[] = [
  { name: '奥林匹克森林公园', kind: 'park', lon: 116.3900, lat: 40.0180, widthM: 1900, heightM: 2300 },
  { name: '朝阳公园', kind: 'park', lon: 116.4765, lat: 39.9395, widthM: 1050, heightM: 2000 },
  { name: '红领巾公园', kind: 'park', lon: 116.4930, lat: 39.9265, widthM: 520, heightM: 680 },
  { name: '兴隆公园', kind: 'park', lon: 116.5040, lat: 39.9060, widthM: 600, heightM: 560 },
  { name: '将府公园', kind: 'park', lon: 116.5050, lat: 39.9680, widthM: 900, heightM: 800 },
  { name: '东坝郊野公园', kind: 'park', lon: 116.5450, lat: 39.9620, widthM: 1300, heightM: 900 },
  { name: '朝来森林公园', kind: 'park', lon: 116.4480, lat: 40.0330, widthM: 700, heightM: 900 },
  { name: '望京公园', kind: 'park', lon: 116.4800, lat: 40.0100, widthM: 520, heightM: 480 },
  { name: '温榆河公园', kind: 'park', lon: 116.5400, lat: 40.0640, widthM: 2200, heightM: 1300 },
  { name: '欢乐谷绿地', kind: 'park', lon: 116.4950, lat: 39.8680, widthM: 800, heightM: 700 },
  { name: '北京首都国际机场（示意）', kind: 'airport', lon: 116.5917, lat: 40.0750, widthM: 3000, heightM: 7600 },
  { name: '高安屯循环经济产业园', kind: 'plant', lon: 116.6200, lat: 39.9500, widthM: 1150, heightM: 900 },
  { name: '小武基分选转运站', kind: 'plant', lon: 116.4900, lat: 39.8600, widthM: 420, heightM: 360 },
];

export function makeSpecialPlaces(): SpecialPlace[] {
  return PLACES.map(({ name, kind, lon, lat, widthM, heightM }) => {
    const [u, v] = planOf(lon, lat).map(Math.round) as [number, number];
    return { name, kind, u0: u - widthM / 2, u1: u + widthM / 2, v0: v - heightM / 2, v1: v + heightM / 2 };
  });
}
