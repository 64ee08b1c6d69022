import { AppError } from '../../core/problems.ts';

/** One entity as its group codes and their values, in file order. */
export interface Entity {
  readonly type: string;
  readonly codes: readonly number[];
  readonly values: readonly string[];
  /** the vertices of a POLYLINE, the attributes of an INSERT */
  readonly parts: readonly Entity[];
}

/** The first value of a group code as a number; `otherwise` where there is none or it is no number. */
export function numberAt(entity: Entity, code: number, otherwise: number): number {
  const index = entity.codes.indexOf(code);
  const value = index < 0 ? Number.NaN : Number(entity.values[index]);
  return Number.isFinite(value) ? value : otherwise;
}

/** The first value of a group code; '' without it. */
export function textAt(entity: Entity, code: number): string {
  const index = entity.codes.indexOf(code);
  return index < 0 ? '' : entity.values[index]!;
}

/** All values of a group code as numbers, NaN where one is none. */
export function numbersAt({ codes, values }: Entity, code: number): number[] {
  return codes.flatMap((each, index) => (each === code ? [Number(values[index])] : []));
}

/** Reads the pairs of a text drawing: a line with a group code, a line with its value (DXF Reference, "Group Codes in Numerical Order"). */
export class PairReader {
  code = -1;
  value = '';
  #at = 0;
  #line = 0;

  constructor(
    readonly text: string,
    readonly file: string,
  ) {}

  /** Share of the text that has been read, 0 to 1. */
  get share(): number {
    return this.#at / this.text.length;
  }

  /** Goes to the next pair; false at the end. Comments (999) are passed over. Problem `not-dxf` where a group code is none. */
  next(): boolean {
    do {
      const line = this.#nextLine();
      if (line === null || (line.trim() === '' && this.#isAtEnd())) return false;
      const code = /^\s*-?\d{1,4}\s*$/.test(line) ? Number(line) : Number.NaN;
      const value = this.#nextLine();
      if (value === null) return false;
      if (Number.isNaN(code)) throw new AppError({ code: 'not-dxf', file: this.file, where: `line ${this.#line - 1}` });
      this.code = code;
      this.value = value;
    } while (this.code === 999);
    return true;
  }

  #nextLine(): string | null {
    if (this.#at >= this.text.length) return null;
    const end = this.text.indexOf('\n', this.#at);
    const stop = end < 0 ? this.text.length : end;
    const line = this.text.slice(this.#at, this.text.charCodeAt(stop - 1) === CARRIAGE_RETURN ? stop - 1 : stop);
    this.#at = stop + 1;
    this.#line++;
    return line;
  }

  #isAtEnd = (): boolean => this.text.slice(this.#at, this.#at + 4_096).trim() === '';
}

const CARRIAGE_RETURN = 0x0d;

/** Reads one entity; the reader stands on its 0 pair before and on the next 0 pair (or the end) behind. */
export function readEntity(pairs: PairReader): { readonly entity: Entity; readonly isMore: boolean } {
  const { entity, isMore } = readSimple(pairs);
  const hasParts = entity.type === 'POLYLINE' || (entity.type === 'INSERT' && numberAt(entity, 66, 0) === 1);
  if (!hasParts) return { entity, isMore };
  const parts: Entity[] = [];
  let goesOn = isMore;
  while (goesOn && /^(VERTEX|ATTRIB)$/.test(pairs.value.trim())) {
    const part = readSimple(pairs);
    parts.push(part.entity);
    goesOn = part.isMore;
  }
  if (goesOn && pairs.value.trim() === 'SEQEND') goesOn = readSimple(pairs).isMore;
  return { entity: { ...entity, parts }, isMore: goesOn };
}

function readSimple(pairs: PairReader): { readonly entity: Entity; readonly isMore: boolean } {
  const type = pairs.value.trim();
  const codes: number[] = [];
  const values: string[] = [];
  while (pairs.next()) {
    if (pairs.code === 0) return { entity: { type, codes, values, parts: [] }, isMore: true };
    codes.push(pairs.code);
    values.push(pairs.value);
  }
  return { entity: { type, codes, values, parts: [] }, isMore: false };
}
