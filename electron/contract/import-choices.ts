import { z } from 'zod';
import type { Words } from '../../analysis/core/words.ts';
import { LAYER_ROLES } from './model.ts';

const fieldName = z.string().min(1).max(300);
const datum = z.enum(['gcj02', 'bd09']).exactOptional();

/** Which columns of a table hold the position: two with numbers, one with text, or none. */
export const coordinateChoice = z.union([
  z.object({ x: fieldName, y: fieldName, datum, northFirst: z.boolean().exactOptional() }),
  z.object({ text: fieldName, datum }),
  z.object({ none: z.literal(true) }),
]);
export type CoordinateChoice = z.infer<typeof coordinateChoice>;

const fieldType = z.enum(['text', 'integer', 'real', 'boolean', 'date']);
export const fieldMapping = z.object({ from: fieldName, to: fieldName, type: fieldType.exactOptional() });
export type FieldMapping = z.infer<typeof fieldMapping>;

/** A coordinate system as people name it: EPSG code, also with its shift to WGS 84 behind it, PROJ string, or a shifted system of web maps. */
export const crsText = z
  .string()
  .max(500)
  .regex(/^(EPSG:\d{4,6}(\s+\+towgs84=[-+.,\deE]+)?|GCJ-02|BD-09|(PROJ:)?\s*\+proj=.+)$/);

/** What a person says of a file that the file does not say, or says wrongly. Null and left out: as the file says. */
export const readChoices = {
  encoding: z.string().max(40).nullable(),
  crs: crsText.nullable(),
  columns: coordinateChoice.nullable().exactOptional(),
  fieldMap: z.array(fieldMapping).max(200).exactOptional(),
  /** exchanges longitude and latitude where they can only be the wrong way round */
  repairSwapped: z.boolean().exactOptional(),
} as const;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One layer of a file as it shall come in. */
export const importPart = z.object({
  layer: z.string().max(300),
  name: z.string().min(1).max(200),
  role: z.enum(LAYER_ROLES),
  ...readChoices,
  date: date.nullable(),
  classification: z.enum(['public', 'internal', 'secret']),
  source: z.string().max(300),
  licence: z.string().max(300).exactOptional(),
  /** 0-based band by role; left out as the file says */
  bandRoles: z.record(z.string().max(40), z.int().min(0).max(10_000)).exactOptional(),
  /** reflectance = stored · scale + offset; left out as the file says */
  calibration: z.object({ scale: z.number().positive(), offset: z.number() }).exactOptional(),
});
export type ImportPart = z.infer<typeof importPart>;

/** A coordinate system to choose, with its name. */
export interface CrsChoice {
  /** as `crsText` takes it */
  readonly crs: string;
  readonly words: Words;
}
