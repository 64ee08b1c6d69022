import { type FeatureTable, textsOf } from '../core/features.ts';

/** Share of the rows whose words must name a unit before a field is believed to hold unit names. */
const SHARE = 0.3;

/**
 * The unit that each point names in one of its fields, as a row of `units`; −1 where it names none. null where no field of the points
 * holds unit names at all.
 */
export function unitOfEachPoint(points: FeatureTable, units: FeatureTable): Int32Array | null {
  let best: Int32Array | null = null;
  let most = SHARE * points.rows.length;
  for (const unitField of textFields(units)) {
    const rowOf = new Map(textsOf(units, unitField).map((name, row) => [stem(name), row]));
    rowOf.delete('');
    if (rowOf.size < units.rows.length * 0.8 || rowOf.size < 2) continue;
    for (const pointField of textFields(points)) {
      const found = Int32Array.from(textsOf(points, pointField), (name) => rowOf.get(stem(name)) ?? -1);
      const count = found.filter((row) => row >= 0).length;
      if (count > most) [best, most] = [found, count];
    }
  }
  return best;
}

const textFields = ({ fields }: FeatureTable): string[] =>
  fields.filter(({ type }) => type === 'text').map(({ name }) => name);

/** 朝外街道办事处, 朝外街道 and 朝外 are one name. */
const stem = (name: string): string => name.trim().replace(/(街道办事处|地区办事处|街道|地区|乡|镇)$/, '');
