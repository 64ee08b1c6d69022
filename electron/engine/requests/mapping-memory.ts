import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { mappingKey } from '../../../analysis/vector/index.ts';
import { coordinateChoice, crsText, fieldMapping, type ImportPart } from '../../contract/import-choices.ts';
import { LAYER_ROLES } from '../../contract/model.ts';

const KEPT = 200;

const remembered = z.object({
  role: z.enum(LAYER_ROLES),
  encoding: z.string().max(40).nullable(),
  crs: crsText.nullable(),
  columns: coordinateChoice.nullable(),
  fieldMap: z.array(fieldMapping).max(200),
});
type Remembered = z.infer<typeof remembered>;
const book = z.record(z.string(), remembered);

/** How files with the same headers were read before: a small file in the person's own data folder, the newest entries last. */
export class MappingMemory {
  private readonly path: string;

  constructor(dataFolder: string) {
    this.path = join(dataFolder, 'mappings.json');
  }

  /** What was chosen for the last file of these headers, or null. */
  recall(headers: readonly string[]): Remembered | null {
    return this.read()[mappingKey(headers)] ?? null;
  }

  /** Keeps what was chosen for a layer that has come in; nothing where nothing was mapped. */
  remember(part: ImportPart, fields: readonly string[]): void {
    const { role, encoding, crs, columns = null, fieldMap = [] } = part;
    if (fields.length === 0 || (columns === null && fieldMap.length === 0)) return;
    const headers = fields.map((name) => fieldMap.find(({ to }) => to === name)?.from ?? name);
    const key = mappingKey(headers);
    const { [key]: _before, ...others } = this.read();
    const entries = [...Object.entries(others), [key, { role, encoding, crs, columns, fieldMap }] as const];
    this.write(Object.fromEntries(entries.slice(-KEPT)));
  }

  /** What cannot be read counts as nothing: a mapping can be chosen again. */
  private read(): z.infer<typeof book> {
    try {
      const parsed = book.safeParse(JSON.parse(readFileSync(this.path, 'utf8')));
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  }

  /** The layer is in the project by then: a full disk or a folder that may not be written only costs the memory. */
  private write(entries: z.infer<typeof book>): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(`${this.path}.new`, JSON.stringify(entries));
      renameSync(`${this.path}.new`, this.path);
    } catch {
      // Nothing is remembered then.
    }
  }
}
