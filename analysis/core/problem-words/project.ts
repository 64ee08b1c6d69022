import { problem } from './words-of.ts';

/** Problems of the project file itself. */
export const projectProblems = {
  'project-not-found': problem<{ file: string }>({
    zh: ({ file }) => ({ cause: `找不到项目文件 ${file}。`, remedy: '文件可能被移动或改名，请重新选择。' }),
    en: ({ file }) => ({
      cause: `The project file ${file} is not there.`,
      remedy: 'It may have been moved or renamed: choose it again.',
    }),
  }),
  'project-exists': problem<{ file: string }>({
    zh: ({ file }) => ({ cause: `${file} 已经存在，没有覆盖它。`, remedy: '请换一个文件名，或打开已有的项目。' }),
    en: ({ file }) => ({
      cause: `${file} exists already and was not overwritten.`,
      remedy: 'Choose another name, or open the existing project.',
    }),
  }),
  'project-not-a-project': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 不是净图项目文件，没有改动它。`,
      remedy: '如果它是普通 GeoPackage，请用“添加数据”导入其中的图层。',
    }),
    en: ({ file }) => ({
      cause: `${file} is not a ClearGround project; it was not changed.`,
      remedy: 'If it is an ordinary GeoPackage, bring its layers in with “Add data”.',
    }),
  }),
  'project-locked': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 正被另一个程序使用（例如 QGIS 或另一个净图窗口）。`,
      remedy: '请在那个程序中关闭它，然后重试；没有任何内容丢失。',
    }),
    en: ({ file }) => ({
      cause: `${file} is in use by another program, such as QGIS or another ClearGround window.`,
      remedy: 'Close it there and try again; nothing is lost.',
    }),
  }),
  'project-damaged': problem<{ file: string; detail: string }>({
    zh: ({ file, detail }) => ({
      cause: `${file} 的内容已损坏（${detail}），没有再写入它。`,
      remedy: '请打开最近的备份副本，并保留原文件以便抢救数据。',
    }),
    en: ({ file, detail }) => ({
      cause: `${file} is damaged (${detail}); nothing more was written to it.`,
      remedy: 'Open the newest backup copy, and keep this file so that its data can be rescued.',
    }),
  }),
  'project-unsafe': problem<{ file: string; object: string }>({
    zh: ({ file, object }) => ({
      cause: `${file} 中有本程序不认识的数据库对象“${object}”，它可能在暗中改动数据，因此没有打开。`,
      remedy: '请向提供者核实来源；也可以新建项目，再用“添加数据”只导入其中的图层。',
    }),
    en: ({ file, object }) => ({
      cause: `${file} holds the database object “${object}”, which this program does not know and which could change data unseen, so it was not opened.`,
      remedy: 'Ask who made it; or make a new project and bring in only its layers with “Add data”.',
    }),
  }),
  'project-newer': problem<{ file: string; version: number; known: number }>({
    zh: ({ file, version, known }) => ({
      cause: `${file} 由更新的净图保存（格式 ${version}，本程序只认识到 ${known}），已按只读打开。`,
      remedy: '请升级净图后再编辑。',
    }),
    en: ({ file, version, known }) => ({
      cause: `${file} was saved by a newer ClearGround (format ${version}, this one knows ${known}), so it is open read-only.`,
      remedy: 'Update ClearGround to edit it.',
    }),
  }),
  'project-read-only': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 只能读取，刚才的改动没有保存。`,
      remedy: '请用“另存为”保存到可以写入的文件夹，再继续编辑。',
    }),
    en: ({ file }) => ({
      cause: `${file} can only be read; the change was not saved.`,
      remedy: 'Save a copy in a folder you may write to, and go on there.',
    }),
  }),
  'project-cannot-open': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `无法打开或创建 ${file}。`,
      remedy: '请检查文件夹是否存在、是否有读写权限，或换一个位置。',
    }),
    en: ({ file }) => ({
      cause: `${file} could not be opened or made.`,
      remedy: 'Check that the folder exists and may be written to, or choose another place.',
    }),
  }),
  'project-disk-full': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `磁盘已满，刚才的改动没有写入 ${file}；此前的内容完好。`,
      remedy: '请腾出空间后重做这一步。',
    }),
    en: ({ file }) => ({
      cause: `The disk is full, so the last change is not in ${file}; everything before it is safe.`,
      remedy: 'Free some space and do the step again.',
    }),
  }),
  'project-disk-error': problem<{ file: string; detail: string }>({
    zh: ({ file, detail }) => ({
      cause: `读写 ${file} 时磁盘出错（${detail}），刚才的改动没有保存。`,
      remedy: '请检查磁盘或网络盘连接，然后重试。',
    }),
    en: ({ file, detail }) => ({
      cause: `The disk failed while ${file} was read or written (${detail}); the last change was not saved.`,
      remedy: 'Check the disk or the network drive, then try again.',
    }),
  }),
  'project-no-layer': problem<{ layerId: string }>({
    zh: ({ layerId }) => ({ cause: `项目中没有图层 ${layerId}。`, remedy: '它可能刚被移除，请在图层面板中重新选择。' }),
    en: ({ layerId }) => ({
      cause: `The project has no layer ${layerId}.`,
      remedy: 'It may just have been removed: choose again in the layer panel.',
    }),
  }),
  'project-no-run': problem<{ runId: string }>({
    zh: ({ runId }) => ({ cause: `项目中没有运行记录 ${runId}。`, remedy: '它可能已被撤销，请在运行列表中重新选择。' }),
    en: ({ runId }) => ({
      cause: `The project has no run ${runId}.`,
      remedy: 'It may have been undone: choose again in the list of runs.',
    }),
  }),
  'project-no-candidate': problem<{ candidateId: string }>({
    zh: ({ candidateId }) => ({
      cause: `项目中没有疑似点 ${candidateId}。`,
      remedy: '产生它的运行可能已被撤销，请重新选择。',
    }),
    en: ({ candidateId }) => ({
      cause: `The project has no candidate ${candidateId}.`,
      remedy: 'The run that made it may have been undone: choose again.',
    }),
  }),
  'geopackage-damaged': problem<{ file: string; detail: string }>({
    zh: ({ file, detail }) => ({
      cause: `${file} 不是完好的 GeoPackage（${detail}），没有导入任何内容。`,
      remedy: '请重新获取该文件，或用 QGIS 另存一份再导入。',
    }),
    en: ({ file, detail }) => ({
      cause: `${file} is not a sound GeoPackage (${detail}); nothing was imported.`,
      remedy: 'Get the file again, or save a copy with QGIS and import that.',
    }),
  }),
  'geopackage-too-large': problem<{ file: string; layer: string; rows: number; limit: number }>({
    zh: ({ file, layer, rows, limit }) => ({
      cause: `${file} 的图层“${layer}”有 ${rows} 行，超过上限 ${limit} 行，没有导入。`,
      remedy: '请先裁剪到所需范围再导入。',
    }),
    en: ({ file, layer, rows, limit }) => ({
      cause: `Layer “${layer}” of ${file} has ${rows} rows, more than the limit of ${limit}; it was not imported.`,
      remedy: 'Cut it to the area you need, then import that.',
    }),
  }),
};
