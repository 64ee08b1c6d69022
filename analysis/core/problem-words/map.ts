import { problem } from './words-of.ts';

/** Problems of making sheets. */
export const mapProblems = {
  'sheet-empty': problem<Record<never, never>>({
    zh: () => ({ cause: '工程里还没有可出图的图层，没有生成图件。', remedy: '请先导入街道与地区边界，再出图。' }),
    en: () => ({
      cause: 'The project has no layer that could be put on a sheet; nothing was made.',
      remedy: 'Import the unit boundaries first.',
    }),
  }),
  'unit-unknown': problem<{ unit: string }>({
    zh: ({ unit }) => ({
      cause: `边界图层里没有名为“${unit}”的街道或地区。`,
      remedy: '请从列表中选择，或核对名称写法。',
    }),
    en: ({ unit }) => ({
      cause: `The boundary layer has no unit called “${unit}”.`,
      remedy: 'Choose one from the list, or check how the name is written.',
    }),
  }),
};
