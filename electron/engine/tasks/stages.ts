import type { Words } from '../../../analysis/core/words.ts';

/** The stages that tasks report, by the names they report them under. */
export const taskStages: Readonly<Record<string, Words>> = {
  hash: { zh: '计算文件校验值', en: 'Hashing the file' },
  read: { zh: '读取文件', en: 'Reading the file' },
  check: { zh: '检查数据', en: 'Checking the data' },
  stretch: { zh: '统计亮度范围', en: 'Measuring brightness' },
};
