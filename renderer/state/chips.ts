import { create } from 'zustand';

/** The two pictures of a candidate, as addresses the page may show; null where the scene has nothing. */
export interface ChipPair {
  readonly before: string | null;
  readonly after: string | null;
  /** ground width and height, metres */
  readonly sizeM: number;
}

/** Chips by candidate; kept apart from the main state because pictures come and go. */
export const useChips = create<Readonly<Record<string, ChipPair>>>()(() => ({}));
