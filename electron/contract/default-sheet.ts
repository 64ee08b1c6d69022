import type { SheetOptions } from './model.ts';

/** An A4 overview across, with its usual title, the scale that fits and nobody's name. */
export const defaultSheet = (language: SheetOptions['language']): SheetOptions => ({
  template: 'overview',
  paper: 'A4',
  orientation: 'landscape',
  title: '',
  scale: null,
  centre: null,
  unit: null,
  candidateId: null,
  drawnBy: '',
  checkedBy: '',
  approvedBy: '',
  classification: 'internal',
  language,
});
