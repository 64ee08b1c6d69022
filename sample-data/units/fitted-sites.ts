import type { Site } from './fit-cells.ts';

/** A site of the power diagram in EPSG:32650 metres; the weight is in square metres. */
export interface WeightedSite extends Site {
  readonly weight: number;
}

/** What fit-sites.ts found, in the order of UNIT_TARGETS without the airport. */
// biome-ignore format: a table
export const FITTED_SITES: readonly WeightedSite[] = [
  { x: 453003.1, y: 4417914.1, areaM2: 4400000, weight: 1769785 },
  { x: 452529.4, y: 4419342.8, areaM2: 2200000, weight: 967888 },
  { x: 454953.8, y: 4418851.0, areaM2: 2800000, weight: 919223 },
  { x: 453296.5, y: 4420659.2, areaM2: 2900000, weight: 1000508 },
  { x: 453166.8, y: 4423124.7, areaM2: 4170000, weight: 804124 },
  { x: 451926.2, y: 4423625.0, areaM2: 2060000, weight: 139322 },
  { x: 450763.7, y: 4424813.0, areaM2: 4580000, weight: 908710 },
  { x: 448448.5, y: 4424696.9, areaM2: 2450000, weight: -364758 },
  { x: 448482.6, y: 4426607.9, areaM2: 5480000, weight: 448797 },
  { x: 450332.0, y: 4426245.4, areaM2: 2550000, weight: -30060 },
  { x: 458513.0, y: 4425560.3, areaM2: 4700000, weight: 1177998 },
  { x: 454952.1, y: 4421908.3, areaM2: 6460000, weight: 1964057 },
  { x: 454537.1, y: 4419955.1, areaM2: 1220000, weight: 368116 },
  { x: 456757.8, y: 4420091.3, areaM2: 4310000, weight: 1358848 },
  { x: 456838.7, y: 4418272.6, areaM2: 4740000, weight: 1811777 },
  { x: 454416.3, y: 4416634.6, areaM2: 4980000, weight: 1874025 },
  { x: 453795.3, y: 4414676.2, areaM2: 4210000, weight: 1441384 },
  { x: 453378.2, y: 4413266.7, areaM2: 2640000, weight: 982141 },
  { x: 459812.8, y: 4410777.0, areaM2: 5970000, weight: 4037808 },
  { x: 456550.9, y: 4415383.7, areaM2: 9210000, weight: 3209376 },
  { x: 460074.3, y: 4417590.6, areaM2: 15570000, weight: 6757090 },
  { x: 456235.3, y: 4424609.7, areaM2: 11450000, weight: 3133884 },
  { x: 452823.4, y: 4425637.4, areaM2: 5090000, weight: 564753 },
  { x: 451236.0, y: 4428536.0, areaM2: 9400000, weight: 1556900 },
  { x: 454619.7, y: 4427388.3, areaM2: 10350000, weight: 2197577 },
  { x: 453842.7, y: 4409059.4, areaM2: 11460000, weight: 6161744 },
  { x: 456725.8, y: 4411040.4, areaM2: 25200000, weight: 9395151 },
  { x: 461671.2, y: 4420251.6, areaM2: 14890000, weight: 6793592 },
  { x: 457849.6, y: 4421974.9, areaM2: 6950000, weight: 1982089 },
  { x: 447784.2, y: 4429821.2, areaM2: 18510000, weight: 4705467 },
  { x: 452450.9, y: 4432615.4, areaM2: 24310000, weight: 6429558 },
  { x: 467163.3, y: 4421077.9, areaM2: 9300000, weight: -1538868 },
  { x: 464231.7, y: 4417834.1, areaM2: 8420000, weight: 1598439 },
  { x: 466456.5, y: 4417533.0, areaM2: 10150000, weight: 1879420 },
  { x: 465589.3, y: 4426605.6, areaM2: 50000000, weight: 16563116 },
  { x: 458075.8, y: 4433995.8, areaM2: 34480000, weight: 9558426 },
  { x: 459188.7, y: 4429268.7, areaM2: 27520000, weight: 6744093 },
  { x: 461845.4, y: 4423573.5, areaM2: 24090000, weight: 10047713 },
  { x: 465570.9, y: 4412611.4, areaM2: 24170000, weight: 8359644 },
  { x: 462380.6, y: 4411701.7, areaM2: 13910000, weight: 6799394 },
  { x: 460593.8, y: 4414626.4, areaM2: 14790000, weight: 6226847 },
  { x: 454823.6, y: 4430022.3, areaM2: 6560000, weight: 924898 },
];
