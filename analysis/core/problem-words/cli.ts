import { problem } from './words-of.ts';

/** Problems met at the engine's door and on the command line. */
export const cliProblems = {
  'file-unreadable': problem<{ file: string; reason: string }>({
    zh: ({ file, reason }) => ({
      cause: `无法读取 ${file}（${reason}）。`,
      remedy: '请确认文件存在、没有被其他程序占用，并且您有读取权限。',
    }),
    en: ({ file, reason }) => ({
      cause: `${file} cannot be read (${reason}).`,
      remedy: 'Check that the file is there, is not held by another program, and that you may read it.',
    }),
  }),
  'output-unwritable': problem<{ file: string; reason: string }>({
    zh: ({ file, reason }) => ({
      cause: `无法写入 ${file}（${reason}），原有文件没有改动。`,
      remedy: '请检查文件夹是否存在、磁盘空间和写入权限，或换一个位置。',
    }),
    en: ({ file, reason }) => ({
      cause: `${file} cannot be written (${reason}); what was there is unchanged.`,
      remedy: 'Check that the folder exists, has space and may be written to, or choose another place.',
    }),
  }),
  'output-format': problem<{ file: string; allowed: string }>({
    zh: ({ file, allowed }) => ({
      cause: `不能按 ${file} 的扩展名选择输出格式。`,
      remedy: `请使用以下扩展名之一：${allowed}。`,
    }),
    en: ({ file, allowed }) => ({
      cause: `The extension of ${file} names no format that can be written.`,
      remedy: `Use one of ${allowed}.`,
    }),
  }),
  'scene-outside-district': problem<{ file: string; layer: string }>({
    zh: ({ file, layer }) => ({
      cause: `影像 ${file} 与图层“${layer}”的范围没有交集，没有导入。`,
      remedy: '请选择覆盖本区的影像，或检查影像的坐标系是否正确。',
    }),
    en: ({ file, layer }) => ({
      cause: `The scene ${file} does not touch the area of the layer “${layer}”; it was not imported.`,
      remedy: 'Choose a scene that covers the district, or check the coordinate system of the scene.',
    }),
  }),
  'nothing-to-import': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 中没有可以导入的记录，没有导入任何内容。`,
      remedy: '请检查文件内容，或选择其他图层。',
    }),
    en: ({ file }) => ({
      cause: `${file} has no rows that can be imported; nothing was imported.`,
      remedy: 'Check the file, or choose another of its layers.',
    }),
  }),
  'project-unsound': problem<{ file: string; what: string }>({
    zh: ({ file, what }) => ({
      cause: `${file} 没有通过完整性检查：${what}。`,
      remedy: '请从备份恢复，或重新链接移动过的影像。',
    }),
    en: ({ file, what }) => ({
      cause: `${file} does not pass the integrity check: ${what}.`,
      remedy: 'Restore it from a copy, or link moved rasters again.',
    }),
  }),
  'no-project': problem<Record<never, never>>({
    zh: () => ({ cause: '还没有打开项目。', remedy: '请先新建或打开一个项目，或打开演示区。' }),
    en: () => ({
      cause: 'No project is open.',
      remedy: 'Make or open a project first, or open the demonstration district.',
    }),
  }),
  'file-not-granted': problem<Record<never, never>>({
    zh: () => ({ cause: '这个文件的授权已失效。', remedy: '请重新选择该文件。' }),
    en: () => ({ cause: 'The permission for this file has expired.', remedy: 'Choose the file again.' }),
  }),
  'layer-gone': problem<{ layerId: string }>({
    zh: ({ layerId }) => ({ cause: `图层 ${layerId} 不存在或不能用于此操作。`, remedy: '请在图层面板中重新选择。' }),
    en: ({ layerId }) => ({
      cause: `The layer ${layerId} is not there or cannot be used for this.`,
      remedy: 'Choose again in the layer panel.',
    }),
  }),
  'no-layer-of-role': problem<{ role: string }>({
    zh: ({ role }) => ({
      cause: `项目中没有用途为 ${role} 的图层。`,
      remedy: '请先导入该类数据，并在预览卡中选择用途。',
    }),
    en: ({ role }) => ({
      cause: `The project has no layer with the role ${role}.`,
      remedy: 'Import such data first and choose its role on the preview card.',
    }),
  }),
  'bad-request': problem<{ request: string; reason: string }>({
    zh: ({ request, reason }) => ({
      cause: `请求 ${request} 的内容不合要求：${reason}。`,
      remedy: '请检查填写的内容后重试。',
    }),
    en: ({ request, reason }) => ({
      cause: `The request ${request} is not well-formed: ${reason}.`,
      remedy: 'Check what was filled in and try again.',
    }),
  }),
  'raster-changed': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 的内容与登记时不同，没有重新链接。`,
      remedy: '请选择原来的文件，或作为新图层导入。',
    }),
    en: ({ file }) => ({
      cause: `${file} is not the file that was registered; it was not linked.`,
      remedy: 'Choose the original file, or import this one as a new layer.',
    }),
  }),
  'raster-moved': problem<{ file: string }>({
    zh: ({ file }) => ({ cause: `影像文件 ${file} 不在登记的位置。`, remedy: '请在图层菜单中重新链接该文件。' }),
    en: ({ file }) => ({
      cause: `The raster file ${file} is not where it was registered.`,
      remedy: 'Link the file again from the layer menu.',
    }),
  }),
  'cli-usage': problem<{ what: string; verb: string }>({
    zh: ({ what, verb }) => ({
      cause: `命令写法有误：${what}。`,
      remedy: `请运行 clearground ${verb} --help 查看用法。`,
    }),
    en: ({ what, verb }) => ({
      cause: `The command is not complete or not understood: ${what}.`,
      remedy: `Run clearground ${verb} --help for its usage.`,
    }),
  }),
  'cli-verb-not-there': problem<{ verb: string }>({
    zh: ({ verb }) => ({
      cause: `命令 ${verb} 在这个版本中还没有。`,
      remedy: '请运行 clearground --help 查看可用的命令。',
    }),
    en: ({ verb }) => ({
      cause: `The verb ${verb} is not there yet in this version.`,
      remedy: 'Run clearground --help for the verbs that are.',
    }),
  }),
  'cli-unknown-verb': problem<{ verb: string }>({
    zh: ({ verb }) => ({ cause: `没有名为 ${verb} 的命令。`, remedy: '请运行 clearground --help 查看可用的命令。' }),
    en: ({ verb }) => ({
      cause: `There is no verb ${verb}.`,
      remedy: 'Run clearground --help for the verbs there are.',
    }),
  }),
};
