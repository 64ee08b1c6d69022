import { problem } from './words-of.ts';

/** Problems of the catalogue and of repairing layers. */
export const catalogueProblems = {
  'repair-nothing': problem<{ layer: string }>({
    zh: ({ layer }) => ({
      cause: `“${layer}”中没有选中可以自动修复的问题，没有改动任何内容。`,
      remedy: '请重新自检，再勾选要修复的项目。',
    }),
    en: ({ layer }) => ({
      cause: `Nothing that can be repaired by itself was chosen in “${layer}”; nothing was changed.`,
      remedy: 'Run the self-test again and tick what shall be repaired.',
    }),
  }),
  'repair-stale': problem<{ layer: string }>({
    zh: ({ layer }) => ({
      cause: `修复期间“${layer}”已被改动，这次修复没有写入。`,
      remedy: '请重新自检，再修复一次。',
    }),
    en: ({ layer }) => ({
      cause: `“${layer}” was changed while it was being repaired; this repair was not written.`,
      remedy: 'Run the self-test again and repair once more.',
    }),
  }),
  'relink-none': problem<{ folder: string; missing: number }>({
    zh: ({ folder, missing }) => ({
      cause: `在“${folder}”中没有找到 ${missing} 个缺失影像中的任何一个。`,
      remedy: '请选择影像所在的文件夹；内容改动过的文件要作为新图层导入。',
    }),
    en: ({ folder, missing }) => ({
      cause: `None of the ${missing} missing rasters was found in “${folder}”.`,
      remedy: 'Choose the folder they are in; a file whose content has changed is imported as a new layer.',
    }),
  }),
  'nothing-kept-aside': problem<{ layer: string }>({
    zh: ({ layer }) => ({
      cause: `“${layer}”没有保留未导入的行。`,
      remedy: '请选择导入时有行未导入的图层；早先版本导入的图层请重新导入。',
    }),
    en: ({ layer }) => ({
      cause: `No rows were kept aside for “${layer}”.`,
      remedy: 'Choose a layer whose import kept rows aside; import layers of earlier versions again.',
    }),
  }),
};
