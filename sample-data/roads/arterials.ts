import type { RoadClass } from './road.ts';

/**
 * The streets everybody knows, as straight lines of the plan at roughly their true place. `along` is the constant coordinate;
 * between the two limits (degrees of the other coordinate) the street has its class, beyond them it goes on as a secondary road.
 */
export interface Arterial {
  readonly name: string;
  readonly runs: 'north-south' | 'east-west';
  readonly along: number;
  readonly from: number;
  readonly to: number;
  readonly roadClass: RoadClass;
}

// biome-ignore format: a table
export const ARTERIALS: readonly Arterial[] = [
  { name: '东三环路', runs: 'north-south', along: 116.4575, from: 39.857, to: 39.967, roadClass: 'trunk' },
  { name: '东四环路', runs: 'north-south', along: 116.4865, from: 39.832, to: 39.988, roadClass: 'trunk' },
  { name: '东五环路', runs: 'north-south', along: 116.5450, from: 39.780, to: 40.022, roadClass: 'motorway' },
  { name: '北三环路', runs: 'east-west', along: 39.9670, from: 116.300, to: 116.4575, roadClass: 'trunk' },
  { name: '北四环路', runs: 'east-west', along: 39.9880, from: 116.300, to: 116.4865, roadClass: 'trunk' },
  { name: '北五环路', runs: 'east-west', along: 40.0220, from: 116.300, to: 116.5450, roadClass: 'motorway' },
  { name: '南三环路', runs: 'east-west', along: 39.8570, from: 116.300, to: 116.4575, roadClass: 'trunk' },
  { name: '南四环路', runs: 'east-west', along: 39.8320, from: 116.300, to: 116.4865, roadClass: 'trunk' },
  { name: '建国路', runs: 'east-west', along: 39.9080, from: 116.300, to: 116.4865, roadClass: 'primary' },
  { name: '京通快速路', runs: 'east-west', along: 39.9080, from: 116.4865, to: 116.700, roadClass: 'trunk' },
  { name: '朝阳路', runs: 'east-west', along: 39.9170, from: 116.440, to: 116.630, roadClass: 'primary' },
  { name: '朝阳北路', runs: 'east-west', along: 39.9270, from: 116.440, to: 116.630, roadClass: 'primary' },
  { name: '姚家园路', runs: 'east-west', along: 39.9400, from: 116.470, to: 116.640, roadClass: 'primary' },
  { name: '广渠路', runs: 'east-west', along: 39.8930, from: 116.440, to: 116.640, roadClass: 'primary' },
  { name: '东坝大街', runs: 'east-west', along: 39.9580, from: 116.490, to: 116.630, roadClass: 'primary' },
  { name: '机场辅路北线', runs: 'east-west', along: 40.0380, from: 116.430, to: 116.640, roadClass: 'primary' },
  { name: '顺黄路', runs: 'east-west', along: 40.0560, from: 116.430, to: 116.640, roadClass: 'secondary' },
  { name: '金盏南路', runs: 'east-west', along: 39.9780, from: 116.520, to: 116.640, roadClass: 'secondary' },
  { name: '双桥东路', runs: 'east-west', along: 39.8720, from: 116.470, to: 116.640, roadClass: 'primary' },
  { name: '广顺大街', runs: 'north-south', along: 116.4680, from: 39.970, to: 40.060, roadClass: 'primary' },
  { name: '安立路', runs: 'north-south', along: 116.4080, from: 39.960, to: 40.080, roadClass: 'primary' },
  { name: '北苑路', runs: 'north-south', along: 116.4240, from: 39.960, to: 40.080, roadClass: 'primary' },
  { name: '青年路', runs: 'north-south', along: 116.5120, from: 39.880, to: 39.960, roadClass: 'primary' },
  { name: '东苇路', runs: 'north-south', along: 116.5780, from: 39.920, to: 40.060, roadClass: 'primary' },
  { name: '双桥路', runs: 'north-south', along: 116.5900, from: 39.820, to: 39.930, roadClass: 'primary' },
  { name: '楼梓庄路', runs: 'north-south', along: 116.6080, from: 39.900, to: 40.040, roadClass: 'secondary' },
  { name: '通马路', runs: 'north-south', along: 116.5620, from: 39.820, to: 39.930, roadClass: 'secondary' },
];

/** Motorways that cross the grid: degrees, in order. */
export const RADIALS: readonly { readonly name: string; readonly path: readonly (readonly [number, number])[] }[] = [
  {
    name: '机场高速',
    path: [
      [116.4575, 39.96],
      [116.488, 39.984],
      [116.515, 40.006],
      [116.548, 40.03],
      [116.58, 40.044],
      [116.588, 40.07],
    ],
  },
  {
    name: '京承高速',
    path: [
      [116.438, 39.967],
      [116.45, 39.995],
      [116.47, 40.03],
      [116.495, 40.064],
      [116.515, 40.085],
    ],
  },
  {
    name: '京哈高速',
    path: [
      [116.4865, 39.87],
      [116.53, 39.86],
      [116.575, 39.845],
      [116.63, 39.83],
    ],
  },
  {
    name: '京沪高速',
    path: [
      [116.4575, 39.853],
      [116.5, 39.842],
      [116.54, 39.818],
      [116.56, 39.8],
    ],
  },
  {
    name: '机场第二高速',
    path: [
      [116.545, 39.933],
      [116.563, 39.955],
      [116.57, 39.99],
      [116.576, 40.03],
      [116.588, 40.07],
    ],
  },
];
