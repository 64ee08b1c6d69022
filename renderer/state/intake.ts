import type { FieldMapping, ImportPart } from '../../electron/contract/import-choices.ts';
import type { Classification, LayerRole } from '../../electron/contract/model.ts';
import type { PartQuality, PreviewPart } from '../../electron/contract/preview.ts';
import type { Failure } from '../ui/problem-text.ts';

/** What a person says of a layer of a file that the file does not say. Null and left out: as the file says. */
export type ReadChoices = Pick<ImportPart, 'encoding' | 'crs' | 'columns' | 'repairSwapped'>;

/** What a person can set for one layer of a file before it comes in. */
export interface PartDraft {
  readonly isIncluded: boolean;
  readonly name: string;
  readonly role: LayerRole;
  readonly date: string;
  readonly classification: Classification;
  readonly source: string;
  readonly licence: string;
  /** field of the role → field of the file, null for none */
  readonly fields: Readonly<Record<string, string | null>>;
  /** are the fields renamed to those of the role? */
  readonly usesFields: boolean;
  /** role → 0-based band */
  readonly bandRoles: Readonly<Record<string, number>>;
  /** reflectance = stored · scale + offset; null as the file says */
  readonly scale: number | null;
  readonly offset: number | null;
}

/** One layer of a file on its way in. */
export interface PartIntake {
  readonly part: PreviewPart;
  readonly choices: ReadChoices;
  readonly draft: PartDraft;
  readonly busy: boolean;
  /** why it could not be read with these choices */
  readonly failure: Failure | null;
  /** null while it is being found out */
  readonly quality: PartQuality | null;
}

export const NO_CHOICES: ReadChoices = { encoding: null, crs: null };

/** A layer as it was first looked at. What an earlier file of the same headers taught is taken over. */
export function newPart(part: PreviewPart): PartIntake {
  const columns = part.mapping?.isRemembered ? part.mapping.columns : null;
  const choices = columns === null ? NO_CHOICES : { ...NO_CHOICES, columns, crs: part.crs };
  return { part, choices, draft: draftOf(part), busy: false, failure: null, quality: null };
}

const draftOf = (part: PreviewPart): PartDraft => ({
  isIncluded: true,
  name: part.title,
  role: part.suggestedRole,
  date: part.suggestedDate ?? '',
  classification: 'internal',
  source: '',
  licence: '',
  fields: fieldsOf(part),
  usesFields: true,
  bandRoles: part.raster?.bandRoles ?? {},
  scale: null,
  offset: null,
});

export const fieldsOf = (part: PreviewPart): Readonly<Record<string, string | null>> =>
  Object.fromEntries(part.mapping?.fields.map(({ name, from }) => [name, from]) ?? []);

/** The mapping that a draft asks for: only fields that get another name. */
export function fieldMapOf({ part, draft }: Pick<PartIntake, 'part' | 'draft'>): FieldMapping[] {
  if (!draft.usesFields || part.mapping === null) return [];
  const types = new Map(part.mapping.fields.map(({ name, type }) => [name, type]));
  return Object.entries(draft.fields).flatMap(([to, from]): FieldMapping[] => {
    const type = types.get(to);
    return from === null || from === to || type === undefined ? [] : [{ from, to, type }];
  });
}

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What is asked of the engine: the chosen parts that can come in, with the person's words. */
export function importPartsOf(parts: readonly PartIntake[]): ImportPart[] {
  return parts
    .filter(({ part, draft, failure }) => {
      return draft.isIncluded && part.blocking === null && failure === null && draft.name.trim() !== '';
    })
    .map((one) => {
      const { part, draft, choices } = one;
      const isChanged = JSON.stringify(draft.bandRoles) !== JSON.stringify(part.raster?.bandRoles ?? {});
      return {
        ...choices,
        layer: part.layer,
        name: draft.name.trim(),
        role: draft.role,
        date: isDate(draft.date) ? draft.date : null,
        classification: draft.classification,
        source: draft.source.trim(),
        licence: draft.licence.trim(),
        fieldMap: fieldMapOf(one),
        ...(part.raster !== null && isChanged && { bandRoles: { ...draft.bandRoles } }),
        ...(draft.scale !== null && { calibration: { scale: draft.scale, offset: draft.offset ?? 0 } }),
      };
    });
}
