import type { Words } from '../core/words.ts';
import type { ShiftedDatum } from './vector-format.ts';

/**
 * The shifted systems that a layer came from, by its provenance. Positions converted from them are approximate for ever: what is
 * exported of such a layer, in CGCS2000 above all, has to carry the sentence that says so.
 */
export function shiftedOrigin(provenance: readonly Words[]): ShiftedDatum[] {
  const said = provenance.map(({ en }) => en).join(' ');
  return [...(/GCJ-02/.test(said) ? (['gcj02'] as const) : []), ...(/BD-09/.test(said) ? (['bd09'] as const) : [])];
}
