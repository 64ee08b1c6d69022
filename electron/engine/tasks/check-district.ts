import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { checkDistrict as check, type DistrictCheck } from '../../../analysis/vector/district/check-district.ts';
import { type Finding, findingsOf } from '../../../analysis/vector/district/findings.ts';
import { loadTable, type TableSource } from './table-source.ts';

/** Holds a unit layer against the official list. */
export async function checkDistrict(
  { units, giveUpToM2 }: { readonly units: TableSource; readonly giveUpToM2?: number },
  run: Run,
): Promise<{
  readonly report: DistrictCheck;
  readonly findings: readonly Finding[];
  readonly lines: readonly Words[];
}> {
  const table = await loadTable(units, run.stage('read', 0, 0.2));
  const report = await check(table, run.stage('check', 0.2, 1));
  return { report, findings: findingsOf(report, table, giveUpToM2), lines: districtLines(report) };
}

/** The report in a few sentences. */
export function districtLines(report: DistrictCheck): Words[] {
  const { unitCount, countByKind, missing, unknown, duplicates, wrongCodes, invalidRings, loosePairs, openGaps } =
    report;
  const [km2, officialKm2] = [report.areaKm2.toFixed(2), report.officialAreaKm2.toFixed(2)];
  const names = missing.map(({ name }) => name).join('、') || '–';
  const strange = unknown.map(({ row, name }) => `${row} ${name}`).join('、') || '–';
  return [
    {
      zh: `${unitCount} 个单元：街道 ${countByKind.街道}，地区 ${countByKind.地区}（官方 43 = 24 + 19）`,
      en: `${unitCount} units: ${countByKind.街道} subdistricts (街道), ${countByKind.地区} areas (地区); officially 43 = 24 + 19`,
    },
    { zh: `缺少：${names}`, en: `missing: ${names}` },
    { zh: `不认识：${strange}`, en: `unknown: ${strange}` },
    {
      zh: `重名 ${duplicates.length}，代码不符 ${wrongCodes.length}，边界环有误 ${invalidRings.length}，单侧顶点的边界 ${loosePairs.length}`,
      en: `duplicates ${duplicates.length}, wrong codes ${wrongCodes.length}, invalid rings ${invalidRings.length}, borders with one-sided vertices ${loosePairs.length}`,
    },
    {
      zh: `椭球面积 ${km2} km²（官方 ${officialKm2} km²）`,
      en: `area on the ellipsoid ${km2} km² (officially ${officialKm2} km²)`,
    },
    {
      zh: `缝隙 ${report.gaps.length} 处 ${report.gapsM2.toFixed(1)} m²，通向区外的窄缝 ${openGaps.length} 处，重叠 ${report.overlaps.length} 处 ${report.overlapsM2.toFixed(1)} m²`,
      en: `${report.gaps.length} gaps, ${report.gapsM2.toFixed(1)} m²; ${openGaps.length} narrow gaps open to the outside; ${report.overlaps.length} overlaps, ${report.overlapsM2.toFixed(1)} m²`,
    },
  ];
}
