import type { Classification, LayerRole, PreviewPart } from '../../../electron/contract/model.ts';
import type { ImportParts } from '../../commands/data.ts';

/** What a person can set for one layer of a file before it comes in. */
export interface PartDraft {
  readonly isIncluded: boolean;
  readonly name: string;
  readonly role: LayerRole;
  readonly date: string;
  readonly classification: Classification;
  readonly source: string;
}

export const draftOf = (part: PreviewPart): PartDraft => ({
  isIncluded: true,
  name: part.title,
  role: part.suggestedRole,
  date: part.suggestedDate ?? '',
  classification: 'internal',
  source: '',
});

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

interface PartWithDraft {
  readonly part: PreviewPart;
  readonly draft: PartDraft;
}

/** What is asked of the engine: the chosen parts that can come in, with the person's words. */
export function partsOf(parts: readonly PartWithDraft[], encoding: string | null, crs: string | null): ImportParts {
  return parts
    .filter(({ part, draft }) => draft.isIncluded && part.blocking === null && draft.name.trim() !== '')
    .map(({ part, draft }) => ({
      layer: part.layer,
      name: draft.name.trim(),
      role: draft.role,
      encoding,
      crs,
      date: isDate(draft.date) ? draft.date : null,
      classification: draft.classification,
      source: draft.source.trim(),
    }));
}
