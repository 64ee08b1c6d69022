/** A rectangle of the plan between the centre lines of its streets, metres. */
export interface Rect {
  readonly u0: number;
  readonly v0: number;
  readonly u1: number;
  readonly v1: number;
}

export const middleU = (rect: Rect): number => (rect.u0 + rect.u1) / 2;
export const middleV = (rect: Rect): number => (rect.v0 + rect.v1) / 2;
export const areaOfRect = (rect: Rect): number => (rect.u1 - rect.u0) * (rect.v1 - rect.v0);
export const contains = (rect: Rect, u: number, v: number): boolean =>
  u >= rect.u0 && u < rect.u1 && v >= rect.v0 && v < rect.v1;
export const overlaps = (a: Rect, b: Rect): boolean => a.u0 < b.u1 && b.u0 < a.u1 && a.v0 < b.v1 && b.v0 < a.v1;
/** The rectangle made smaller by a margin on every side; may become empty. */
export const inset = (rect: Rect, marginM: number): Rect => ({
  u0: rect.u0 + marginM,
  v0: rect.v0 + marginM,
  u1: rect.u1 - marginM,
  v1: rect.v1 - marginM,
});

/** What stands on a block. */
export type BlockKind =
  | 'residential'
  | 'commercial'
  | 'industrial'
  | 'school'
  | 'village'
  | 'park'
  | 'woods'
  | 'farmland'
  | 'greenhouse'
  | 'construction'
  | 'vacant'
  | 'airport'
  | 'plant'
  | 'lake';

export interface Block extends Rect {
  readonly id: number;
  readonly kind: BlockKind;
  /** index of the unit in which the middle lies, -1 outside the district */
  readonly unit: number;
  /** how much city there is around, 0 fields to 1 centre */
  readonly urbanity: number;
}
