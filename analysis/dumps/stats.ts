import { C1, C2, C3 } from './evidence.ts';
import { GATE, NET, SLAG } from './ground-gate.ts';
import type { Mask } from './morphology.ts';
import type { ConditionId } from './types.ts';

/** In how many clear pixels each condition fired. */
export function conditionCounts(fired: Uint8Array, clear: Mask): Record<ConditionId, number> {
  const byBits = new Float64Array(64);
  for (let i = 0; i < fired.length; i++) if (clear[i] === 1) byBits[fired[i]!] = byBits[fired[i]!]! + 1;
  const withBit = (bit: number): number => byBits.reduce((sum, n, bits) => sum + ((bits & bit) !== 0 ? n : 0), 0);
  return {
    C1: withBit(C1),
    C2: withBit(C2),
    C3: withBit(C3),
    gate: withBit(GATE),
    slag: withBit(SLAG),
    net: withBit(NET),
  };
}
