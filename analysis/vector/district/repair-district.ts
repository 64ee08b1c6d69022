import { ClipType, type Path64, type Paths64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon } from 'geojson';
import type { CellValue, FeatureRow, FeatureTable } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { checkDistrict, type DistrictCheck } from './check-district.ts';
import { type Finding, findingsOf, GIVE_UP_TO_M2 } from './findings.ts';
import { holesOf, LISTED_FROM_M2, openGapRings, type UnitRings } from './gaps-and-overlaps.ts';
import { matchVertices } from './match-vertices.ts';
import { isCodeOf, type OfficialUnit } from './official-units.ts';
import { PlaneMemory } from './plane-memory.ts';
import { areaOfM2, combine, polygonsOf, sharedBorderM, unionOf } from './plane-shapes.ts';
import { codeFieldOf, nameFieldOf } from './unit-fields.ts';

export interface Repaired {
  /** the table with the repairs; rows that nothing was wrong with are the same objects */
  readonly table: FeatureTable;
  /** the findings that were repaired */
  readonly repaired: readonly Finding[];
  /** the check of the repaired table */
  readonly after: DistrictCheck;
}

/**
 * Repairs some findings of a unit layer in degrees. Shapes are worked on in whole millimetres of EPSG:4548; a vertex that stays
 * keeps its position to the last digit. Ground is given to the neighbour with the longest border along it.
 *
 * @param ids of findings that `findingsOf` lists for this very table; null takes all that can be repaired
 * @throws AppError repair-nothing when none of them can be repaired
 */
export async function repairDistrict(
  table: FeatureTable,
  ids: readonly string[] | null,
  run: Run,
  giveUpToM2 = GIVE_UP_TO_M2,
): Promise<Repaired> {
  const check = await checkDistrict(table, run.stage('check', 0, 0.4));
  const wanted = findingsOf(check, table, giveUpToM2).filter(
    ({ id, repair }) => repair !== null && (ids === null || ids.includes(id)),
  );
  if (wanted.length === 0) throw new AppError({ code: 'repair-nothing', layer: table.name });
  await run.breathe();
  const shaped = withShapes(table, wanted, giveUpToM2);
  const worded = withNamesAndCodes(shaped, wanted, check);
  const dropped = new Set(wanted.filter(({ repair }) => repair === 'drop').map(({ rows }) => rows[0]! - 1));
  const repaired = { ...worded, rows: worded.rows.filter((_, index) => !dropped.has(index)) };
  run.progress(0.6);
  return { table: repaired, repaired: wanted, after: await checkDistrict(repaired, run.stage('check', 0.6, 1)) };
}

/** Rings, overlaps, gaps and vertices. */
function withShapes(table: FeatureTable, wanted: readonly Finding[], giveUpToM2: number): FeatureTable {
  const memory = new PlaneMemory();
  const dropped = new Set(wanted.filter(({ repair }) => repair === 'drop').map(({ rows }) => rows[0]));
  const units: UnitRings[] = table.rows.flatMap(({ geometry }, index) => {
    const isPolygon = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
    if (!isPolygon || dropped.has(index + 1)) return [];
    return [{ row: index + 1, name: '', rings: memory.rings(geometry as Polygon | MultiPolygon) }];
  });
  const before = new Map(units.map(({ row, rings }) => [row, rings]));
  const broken = new Set(wanted.filter(({ repair }) => repair === 'rings').flatMap(({ rows }) => rows));
  const sound = units.map((unit) => (broken.has(unit.row) ? { ...unit, rings: soundRings(unit.rings) } : unit));
  const shapes = new Map(sound.map(({ row, rings }) => [row, rings]));
  const now = (): UnitRings[] => sound.map((unit) => ({ ...unit, rings: shapes.get(unit.row)! }));

  const pairs = wanted.filter(({ kind }) => kind === 'overlap').map(({ rows }) => rows);
  for (const [one, other] of pairs) shareOut(shapes, one!, other!, giveUpToM2);
  const fill = new Set(wanted.filter(({ kind }) => kind === 'gap' || kind === 'open-gap').map(({ kind }) => kind));
  if (fill.size > 0) {
    const whole = unionOf([...shapes.values()]);
    const gaps = [
      ...(fill.has('gap') ? holesOf(whole) : []),
      ...(fill.has('open-gap') ? openGapRings(whole, now()).map(({ ring }) => ring) : []),
    ];
    for (const ring of gaps) if (isChosen(ring, wanted, memory, giveUpToM2)) giveAway(shapes, ring);
  }
  if (wanted.some(({ repair }) => repair === 'match' || repair === 'give')) {
    for (const unit of matchVertices(now())) shapes.set(unit.row, unit.rings);
  }
  const rows = table.rows.map((row, index): FeatureRow => {
    const rings = shapes.get(index + 1);
    const isChanged = rings !== undefined && (rings !== before.get(index + 1) || broken.has(index + 1));
    return isChanged ? { ...row, geometry: memory.geometry(polygonsOf(soundRings(rings))) } : row;
  });
  return { ...table, rows };
}

/**
 * Closed, without repeated points, cut where they cross: what the even-odd rule says is inside stays inside. Crumbs that are
 * left by rounding to whole millimetres go: they can touch their neighbours and be a crossing again.
 */
function soundRings(rings: Paths64): Paths64 {
  const sound = polygonsOf(rings.filter((ring) => ring.length >= 3)).flat();
  return sound.filter((ring) => areaOfM2([ring]) >= LISTED_FROM_M2);
}

/** Gives each piece that two units both own to the one that borders on it longer. */
function shareOut(shapes: Map<number, Paths64>, one: number, other: number, giveUpToM2: number): void {
  const [a, b] = [shapes.get(one), shapes.get(other)];
  if (a === undefined || b === undefined) return;
  for (const [outer, ...holes] of polygonsOf(combine(ClipType.Intersection, a, b))) {
    const piece = [outer, ...holes];
    if (areaOfM2(piece) > giveUpToM2) continue;
    const [aNow, bNow] = [shapes.get(one)!, shapes.get(other)!];
    const aAlone = combine(ClipType.Difference, aNow, piece);
    const bAlone = combine(ClipType.Difference, bNow, piece);
    if (sharedBorderM(piece, aAlone) >= sharedBorderM(piece, bAlone)) shapes.set(other, bAlone);
    else shapes.set(one, aAlone);
  }
}

/** Is this gap one of the wanted findings? Overlaps that went before may have moved its first corner, so any corner counts. */
function isChosen(ring: Path64, wanted: readonly Finding[], memory: PlaneMemory, giveUpToM2: number): boolean {
  if (areaOfM2([ring]) > giveUpToM2) return false;
  const corners = new Set(ring.map((point) => memory.key(point)));
  return wanted.some(({ kind, outline }) => {
    const isGap = kind === 'gap' || kind === 'open-gap';
    return isGap && outline.some(([lon, lat]) => corners.has(memory.keyOfDegrees(lon, lat)));
  });
}

function giveAway(shapes: Map<number, Paths64>, ring: Path64): void {
  let [best, bestM] = [null as number | null, 0];
  for (const [row, rings] of shapes) {
    const lengthM = sharedBorderM([ring], rings);
    if (lengthM > bestM) [best, bestM] = [row, lengthM];
  }
  if (best !== null) shapes.set(best, unionOf([shapes.get(best)!, [ring]]));
}

function withNamesAndCodes(table: FeatureTable, wanted: readonly Finding[], check: DistrictCheck): FeatureTable {
  const rowsOf = (repair: Finding['repair']): Set<number> =>
    new Set(wanted.filter((finding) => finding.repair === repair).flatMap(({ rows }) => rows));
  const [renamed, coded] = [rowsOf('name'), rowsOf('code')];
  if (renamed.size + coded.size === 0) return table;
  const units = new Map<number, OfficialUnit>(
    [...check.otherNames, ...check.wrongCodes, ...check.missingCodes].map(({ row, unit }) => [row, unit]),
  );
  const codeField = codeFieldOf(table) || 'code';
  const hasCodes = table.fields.some(({ name }) => name === codeField);
  const fields =
    hasCodes || coded.size === 0 ? table.fields : [...table.fields, { name: codeField, type: 'text' as const }];
  const nameAt = fields.findIndex(({ name }) => name === nameFieldOf(table));
  const codeAt = fields.findIndex(({ name }) => name === codeField);
  const rows = table.rows.map((row, index) => {
    const values: CellValue[] = fields.map((_, column) => row.values[column] ?? null);
    const unit = units.get(index + 1);
    if (unit !== undefined && renamed.has(index + 1) && nameAt >= 0) values[nameAt] = unit.name;
    if (unit !== undefined && coded.has(index + 1))
      values[codeAt] = codeLike(unit, fields[codeAt]?.type, values[codeAt]);
    return { ...row, values };
  });
  return { ...table, fields, rows };
}

/** The code in the type of its field. */
function codeLike(unit: OfficialUnit, type: string | undefined, before: CellValue | undefined): CellValue {
  if (before != null && isCodeOf(unit, String(before))) return before;
  return type === 'integer' || type === 'real' ? Number(unit.code) : unit.code;
}
