import { fitting } from './write-shapefile-text.ts';

/** A field of the table and what it is called in the .dbf. */
export interface FieldNameMapping {
  readonly from: string;
  readonly to: string;
}

/** dBASE gives a field name eleven bytes, the last of them NUL. */
const NAME_BYTES = 10;

/**
 * Names of at most ten bytes in the encoding of the file, cut between characters and different from one another without
 * regard to case; a name that is taken gets a number at its end. Control characters are left out.
 *
 * @example dbfNames(['所属街道名称', '所属街道编码'], gbk) // 所属街道名, 所属街道编
 * @example dbfNames(['population_2020', 'population_2025'], gbk) // population, populati_1
 */
export function dbfNames(
  names: readonly string[],
  encode: (text: string) => Uint8Array,
): readonly (FieldNameMapping & { readonly bytes: Uint8Array })[] {
  const taken = new Set<string>();
  return names.map((from, index) => {
    const wanted = from.replace(CONTROL, '').trim() || `field${index + 1}`;
    let to = fitting(wanted, NAME_BYTES, encode).text.trim() || `field${index + 1}`;
    for (let number = 1; taken.has(to.toLowerCase()); number++) {
      const suffix = `_${number}`;
      to = fitting(wanted, NAME_BYTES - suffix.length, encode).text.trim() + suffix;
    }
    taken.add(to.toLowerCase());
    return { from, to, bytes: encode(to) };
  });
}

const CONTROL = /\p{Cc}/gu;
