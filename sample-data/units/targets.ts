/** What the demonstration district gives one unit: where it lies (degrees, WGS 84), how large it is and who lives there. */
export interface UnitTarget {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaKm2: number;
  readonly people: number;
}

/** Persons per household, Beijing, census of 2020 (unverified, an editable planning value). */
export const PERSONS_PER_HOUSEHOLD = 2.31;

/** The official area of the district; the units below add up to it. */
export const DISTRICT_AREA_KM2 = 470.8;

/**
 * Positions, areas and people of the 43 units. Published for some of them, for the rest estimates scaled so that the areas add up to
 * 470.80 km² and the people to the 3,452,460 of the census of 2020-11-01: good for a demonstration, never for a report.
 */
// biome-ignore format: a table
export const UNIT_TARGETS: readonly UnitTarget[] = [
  { name: '建外街道', lon: 116.4470, lat: 39.9100, areaKm2: 4.4, people: 36414 },
  { name: '朝外街道', lon: 116.4440, lat: 39.9215, areaKm2: 2.2, people: 33212 },
  { name: '呼家楼街道', lon: 116.4640, lat: 39.9215, areaKm2: 2.8, people: 53018 },
  { name: '三里屯街道', lon: 116.4510, lat: 39.9355, areaKm2: 2.9, people: 32200 },
  { name: '左家庄街道', lon: 116.4460, lat: 39.9560, areaKm2: 4.17, people: 64400 },
  { name: '香河园街道', lon: 116.4375, lat: 39.9620, areaKm2: 2.06, people: 40500 },
  { name: '和平街街道', lon: 116.4240, lat: 39.9705, areaKm2: 4.58, people: 85800 },
  { name: '安贞街道', lon: 116.4030, lat: 39.9680, areaKm2: 2.45, people: 60900 },
  { name: '亚运村街道', lon: 116.4100, lat: 39.9900, areaKm2: 5.48, people: 66300 },
  { name: '小关街道', lon: 116.4180, lat: 39.9785, areaKm2: 2.55, people: 62900 },
  { name: '酒仙桥街道', lon: 116.4880, lat: 39.9700, areaKm2: 4.7, people: 60500 },
  { name: '麦子店街道', lon: 116.4700, lat: 39.9475, areaKm2: 6.46, people: 27800 },
  { name: '团结湖街道', lon: 116.4610, lat: 39.9300, areaKm2: 1.22, people: 31200 },
  { name: '六里屯街道', lon: 116.4850, lat: 39.9330, areaKm2: 4.31, people: 93600 },
  { name: '八里庄街道', lon: 116.4920, lat: 39.9195, areaKm2: 4.74, people: 94600 },
  { name: '双井街道', lon: 116.4600, lat: 39.8960, areaKm2: 4.98, people: 89700 },
  { name: '劲松街道', lon: 116.4600, lat: 39.8840, areaKm2: 4.21, people: 87800 },
  { name: '潘家园街道', lon: 116.4560, lat: 39.8735, areaKm2: 2.64, people: 100900 },
  { name: '垡头街道', lon: 116.5020, lat: 39.8640, areaKm2: 5.97, people: 52200 },
  { name: '南磨房地区', lon: 116.4820, lat: 39.8880, areaKm2: 9.21, people: 113100 },
  { name: '高碑店地区', lon: 116.5220, lat: 39.9060, areaKm2: 15.57, people: 121900 },
  { name: '将台地区', lon: 116.4828, lat: 39.9678, areaKm2: 11.45, people: 53714 },
  { name: '太阳宫地区', lon: 116.4440, lat: 39.9740, areaKm2: 5.09, people: 67300 },
  { name: '大屯街道', lon: 116.4150, lat: 40.0020, areaKm2: 9.4, people: 138500 },
  { name: '望京街道', lon: 116.4694, lat: 39.9928, areaKm2: 10.35, people: 146220 },
  { name: '小红门地区', lon: 116.4560, lat: 39.8330, areaKm2: 11.46, people: 64400 },
  { name: '十八里店地区', lon: 116.4769, lat: 39.8494, areaKm2: 25.2, people: 178177 },
  { name: '平房地区', lon: 116.5320, lat: 39.9400, areaKm2: 14.89, people: 127700 },
  { name: '东风地区', lon: 116.4900, lat: 39.9480, areaKm2: 6.95, people: 64800 },
  { name: '奥运村街道', lon: 116.3860, lat: 40.0130, areaKm2: 18.51, people: 124800 },
  { name: '来广营地区', lon: 116.4420, lat: 40.0300, areaKm2: 24.31, people: 165641 },
  { name: '常营地区', lon: 116.5960, lat: 39.9273, areaKm2: 9.3, people: 110200 },
  { name: '三间房地区', lon: 116.5580, lat: 39.9120, areaKm2: 8.42, people: 101400 },
  { name: '管庄地区', lon: 116.5870, lat: 39.9100, areaKm2: 10.15, people: 90700 },
  { name: '金盏地区', lon: 116.5850, lat: 40.0000, areaKm2: 50.0, people: 82756 },
  { name: '孙河地区', lon: 116.5300, lat: 40.0560, areaKm2: 34.48, people: 31288 },
  { name: '崔各庄地区', lon: 116.5080, lat: 40.0170, areaKm2: 27.52, people: 103400 },
  { name: '东坝地区', lon: 116.5460, lat: 39.9660, areaKm2: 24.09, people: 105300 },
  { name: '黑庄户地区', lon: 116.5908, lat: 39.8522, areaKm2: 24.17, people: 49983 },
  { name: '豆各庄地区', lon: 116.5540, lat: 39.8650, areaKm2: 13.91, people: 55600 },
  { name: '王四营地区', lon: 116.5240, lat: 39.8830, areaKm2: 14.79, people: 72200 },
  { name: '东湖街道', lon: 116.4760, lat: 40.0100, areaKm2: 6.56, people: 92600 },
  { name: '首都机场街道', lon: 116.5858, lat: 40.0469, areaKm2: 12.2, people: 16837 },
];
