import type { Words } from '../../../analysis/core/words.ts';
import { dumpsStages } from '../../../analysis/dumps/words.ts';

/** The stages that tasks report, by the names they report them under. */
export const taskStages: Readonly<Record<string, Words>> = {
  ...dumpsStages,
  check: { zh: '检查边界', en: 'Checking the boundaries' },
  gaps: { zh: '查找缝隙与重叠', en: 'Looking for gaps and overlaps' },
  quality: { zh: '检查质量', en: 'Checking the quality' },
  repair: { zh: '修复', en: 'Repairing' },
  search: { zh: '查找文件', en: 'Looking for files' },
  warp: { zh: '投影与重采样', en: 'Reprojecting' },
  overviews: { zh: '生成金字塔（缩略副本）', en: 'Building overviews' },
  hash: { zh: '计算文件校验值', en: 'Hashing the file' },
  read: { zh: '读取数据', en: 'Reading the data' },
  stretch: { zh: '统计亮度范围', en: 'Measuring brightness' },
  prepare: { zh: '整理数据', en: 'Preparing the data' },
  walks: { zh: '量算步行距离', en: 'Measuring walks' },
  area: { zh: '量算覆盖面积', en: 'Measuring served area' },
  sums: { zh: '汇总', en: 'Summing up' },
  solve: { zh: '求解', en: 'Solving' },
  plan: { zh: '规划街区', en: 'Laying out the district' },
  layers: { zh: '生成矢量图层', en: 'Making the layers' },
  dirt: { zh: '生成带瑕疵的练习文件', en: 'Making the flawed practice files' },
  ground: { zh: '绘制地表', en: 'Painting the ground' },
  file: { zh: '写入影像', en: 'Writing the scene' },
};
