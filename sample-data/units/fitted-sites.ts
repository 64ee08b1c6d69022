import type { Site } from './fit-cells.ts';

/** A site of the power diagram in EPSG:32650 metres; the weight is in square metres. */
export interface WeightedSite extends Site {
  readonly weight: number;
}

/** What fit-sites.ts found, in the order of UNIT_TARGETS without the airport. */
// biome-ignore format: a table
export const FITTED_SITES: readonly WeightedSite[] = [
  { x: 452903.5, y: 4418090.7, areaM2: 4400000, weight: 1624180 },
  { x: 452668.1, y: 4419542.0, areaM2: 2200000, weight: 807055 },
  { x: 454849.1, y: 4419157.2, areaM2: 2800000, weight: 735320 },
  { x: 453271.1, y: 4421068.3, areaM2: 2900000, weight: 990396 },
  { x: 452787.2, y: 4423315.2, areaM2: 4170000, weight: 825973 },
  { x: 451976.8, y: 4424244.6, areaM2: 2060000, weight: 477662 },
  { x: 450501.9, y: 4424890.4, areaM2: 4580000, weight: 1301345 },
  { x: 448357.8, y: 4424762.1, areaM2: 2450000, weight: 336530 },
  { x: 448496.2, y: 4426686.0, areaM2: 5480000, weight: 1068353 },
  { x: 450434.7, y: 4426412.3, areaM2: 2550000, weight: 460069 },
  { x: 457910.4, y: 4426386.2, areaM2: 4700000, weight: 912304 },
  { x: 454829.3, y: 4422297.9, areaM2: 6460000, weight: 1930260 },
  { x: 454447.6, y: 4420270.2, areaM2: 1220000, weight: 203281 },
  { x: 456638.2, y: 4420455.5, areaM2: 4310000, weight: 1107455 },
  { x: 456625.4, y: 4418521.8, areaM2: 4740000, weight: 1533276 },
  { x: 454332.4, y: 4416865.5, areaM2: 4980000, weight: 1569005 },
  { x: 453770.7, y: 4414801.5, areaM2: 4210000, weight: 1222949 },
  { x: 453351.4, y: 4413331.8, areaM2: 2640000, weight: 748275 },
  { x: 459592.5, y: 4411019.6, areaM2: 5970000, weight: 4358064 },
  { x: 456428.5, y: 4415529.2, areaM2: 9210000, weight: 2891065 },
  { x: 459670.1, y: 4418070.7, areaM2: 15570000, weight: 5775730 },
  { x: 456041.3, y: 4424861.3, areaM2: 11450000, weight: 3173200 },
  { x: 452794.7, y: 4425953.8, areaM2: 5090000, weight: 674985 },
  { x: 451280.3, y: 4428679.1, areaM2: 9400000, weight: 2139661 },
  { x: 454743.6, y: 4427808.1, areaM2: 10350000, weight: 2290459 },
  { x: 453851.6, y: 4409051.7, areaM2: 11460000, weight: 6214299 },
  { x: 456653.5, y: 4411085.4, areaM2: 25200000, weight: 9380314 },
  { x: 461267.7, y: 4421093.0, areaM2: 14890000, weight: 5006068 },
  { x: 457774.6, y: 4422325.7, areaM2: 6950000, weight: 1568622 },
  { x: 447792.8, y: 4429851.2, areaM2: 18510000, weight: 5320538 },
  { x: 452508.0, y: 4432672.6, areaM2: 24310000, weight: 7075308 },
  { x: 465478.1, y: 4419766.4, areaM2: 9300000, weight: 2528306 },
  { x: 463383.4, y: 4417544.7, areaM2: 8420000, weight: 1814639 },
  { x: 466222.7, y: 4416652.9, areaM2: 10150000, weight: 2628816 },
  { x: 467036.7, y: 4424498.8, areaM2: 50000000, weight: 18575829 },
  { x: 458049.0, y: 4433938.4, areaM2: 34480000, weight: 10667824 },
  { x: 460377.2, y: 4429703.7, areaM2: 27520000, weight: 6638111 },
  { x: 461306.4, y: 4425363.9, areaM2: 24090000, weight: 8640394 },
  { x: 465382.8, y: 4412334.4, areaM2: 24170000, weight: 8930059 },
  { x: 462056.7, y: 4411787.6, areaM2: 13910000, weight: 7142284 },
  { x: 460376.4, y: 4414864.5, areaM2: 14790000, weight: 5788784 },
  { x: 455272.3, y: 4430172.2, areaM2: 6560000, weight: 1154676 },
];
