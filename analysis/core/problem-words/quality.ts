import type { Words } from '../words.ts';
import { problem } from './words-of.ts';

/** What the quality report of a layer finds. Facts count rows of the file; nothing here has been changed or dropped. */
export const qualityProblems = {
  'exact-duplicates': problem<{ count: number }>({
    zh: ({ count }) => ({ cause: `${count} 行与前面的行完全相同。`, remedy: '请删除重复的行，以免重复计数。' }),
    en: ({ count }) => ({
      cause: `${count} rows are the same as an earlier row in everything.`,
      remedy: 'Delete them, or they are counted twice.',
    }),
  }),
  'near-duplicates': problem<{ count: number; toleranceM: number; example: string }>({
    zh: ({ count, toleranceM, example }) => ({
      cause: `${count} 行与 ${toleranceM} 米内的另一行同名（例如“${example}”）。`,
      remedy: '请核对是否为同一处，合并或改名。',
    }),
    en: ({ count, toleranceM, example }) => ({
      cause: `${count} rows have the name of another row within ${toleranceM} m (“${example}”, for example).`,
      remedy: 'Check whether they are the same thing; merge or rename them.',
    }),
  }),
  'same-place': problem<{ count: number }>({
    zh: ({ count }) => ({
      cause: `${count} 行与另一行在同一坐标上，但名称不同。`,
      remedy: '请核对坐标是否填写到了具体位置。',
    }),
    en: ({ count }) => ({
      cause: `${count} rows lie at the very place of another row under a different name.`,
      remedy: 'Check that the coordinates are those of the thing itself.',
    }),
  }),
  'duplicate-ids': problem<{ field: string; count: number; example: string }>({
    zh: ({ field, count, example }) => ({
      cause: `“${field}”有 ${count} 行与前面重复（例如 ${example}）。`,
      remedy: '编号应当唯一，请改正。',
    }),
    en: ({ field, count, example }) => ({
      cause: `${count} rows repeat a value of “${field}” (${example}, for example).`,
      remedy: 'Identifiers should be unique; correct them.',
    }),
  }),
  'outside-units': problem<{ count: number; counted: number }>({
    zh: ({ count, counted }) => ({
      cause: `${counted} 行有位置，其中 ${count} 行不在任何街乡范围内。`,
      remedy: '请核对坐标；若确在区外，分析时会按区外处理。',
    }),
    en: ({ count, counted }) => ({
      cause: `${count} of ${counted} rows with a place lie in none of the units.`,
      remedy: 'Check the coordinates; if they are outside, analyses treat them so.',
    }),
  }),
  'no-place': problem<{ count: number }>({
    zh: ({ count }) => ({ cause: `${count} 行没有位置，只有属性。`, remedy: '如需参加空间分析，请补充坐标。' }),
    en: ({ count }) => ({
      cause: `${count} rows have no place, only values.`,
      remedy: 'Add coordinates if they are to take part in analyses.',
    }),
  }),
  'missing-field': problem<{ fields: Words }>({
    zh: ({ fields }) => ({ cause: `缺少必需的字段：${fields.zh}。`, remedy: '请在导入时指定对应的列，或补充该列。' }),
    en: ({ fields }) => ({
      cause: `A field that is needed is missing: ${fields.en}.`,
      remedy: 'Name the column for it on import, or add the column.',
    }),
  }),
  'missing-values': problem<{ field: string; count: number }>({
    zh: ({ field, count }) => ({ cause: `${count} 行没有填写“${field}”。`, remedy: '请补充填写。' }),
    en: ({ field, count }) => ({ cause: `“${field}” is empty in ${count} rows.`, remedy: 'Fill it in.' }),
  }),
  'empty-column': problem<{ field: string }>({
    zh: ({ field }) => ({ cause: `“${field}”整列为空。`, remedy: '如不需要可不导入该列。' }),
    en: ({ field }) => ({
      cause: `The column “${field}” is empty throughout.`,
      remedy: 'Leave it out if it is not needed.',
    }),
  }),
  'constant-column': problem<{ field: string; value: string }>({
    zh: ({ field, value }) => ({ cause: `“${field}”所有行都是“${value}”。`, remedy: '请确认不是填充错误。' }),
    en: ({ field, value }) => ({
      cause: `“${field}” is “${value}” in every row.`,
      remedy: 'Make sure that it was not filled in by mistake.',
    }),
  }),
  'mixed-column': problem<{ field: string; count: number; example: string }>({
    zh: ({ field, count, example }) => ({
      cause: `“${field}”大多是数字，但有 ${count} 行不是（例如“${example}”），整列按文字处理。`,
      remedy: '请把这些行改成数字后重新导入。',
    }),
    en: ({ field, count, example }) => ({
      cause: `“${field}” is mostly numbers, but not in ${count} rows (“${example}”, for example), so the column is text.`,
      remedy: 'Make these rows numbers and import again.',
    }),
  }),
  'damaged-text': problem<{ field: string; count: number; example: string }>({
    zh: ({ field, count, example }) => ({
      cause: `“${field}”有 ${count} 行含乱码（例如“${example}”），文字编码可能选错或原文件已损坏。`,
      remedy: '请换一种编码重新读取；仍是乱码则请向来源方索取原文件。',
    }),
    en: ({ field, count, example }) => ({
      cause: `“${field}” has damaged letters in ${count} rows (“${example}”, for example): the encoding is wrong or the file was damaged.`,
      remedy: 'Read it in another encoding; if that does not help, ask for the original file.',
    }),
  }),
  'self-crossing': problem<{ count: number }>({
    zh: ({ count }) => ({
      cause: `${count} 个面的边界自相交，面积和包含关系不可靠。`,
      remedy: '请修复这些面后再用于分析。',
    }),
    en: ({ count }) => ({
      cause: `${count} polygons cross themselves; their areas and what they hold are not reliable.`,
      remedy: 'Repair them before they are used in analyses.',
    }),
  }),
  'zero-area': problem<{ count: number }>({
    zh: ({ count }) => ({ cause: `${count} 个面没有面积。`, remedy: '请删除或重新绘制。' }),
    en: ({ count }) => ({ cause: `${count} polygons have no area.`, remedy: 'Delete them or draw them again.' }),
  }),
  'unclosed-ring': problem<{ count: number }>({
    zh: ({ count }) => ({ cause: `${count} 个面的边界没有闭合。`, remedy: '请在原软件中闭合后重新导出。' }),
    en: ({ count }) => ({
      cause: `The outline of ${count} polygons is not closed.`,
      remedy: 'Close it in the software it came from and export again.',
    }),
  }),
  'wrong-winding': problem<{ count: number }>({
    zh: ({ count }) => ({
      cause: `${count} 个面的环绕方向与 RFC 7946 相反，不影响使用。`,
      remedy: '无需处理；写出时会改正。',
    }),
    en: ({ count }) => ({
      cause: `${count} polygons turn the other way than RFC 7946 wants; this does no harm.`,
      remedy: 'Nothing needs doing; they are turned when written.',
    }),
  }),
  'out-of-range': problem<{ field: string; count: number; example: string; allowed: string }>({
    zh: ({ field, count, example, allowed }) => ({
      cause: `“${field}”有 ${count} 行超出合理范围（例如 ${example}，应为 ${allowed}）。`,
      remedy: '请核对这些数值。',
    }),
    en: ({ field, count, example, allowed }) => ({
      cause: `“${field}” is out of range in ${count} rows (${example}, for example; it should be ${allowed}).`,
      remedy: 'Check these figures.',
    }),
  }),
};
