import { hash01, smoothNoise } from '../plan/noise.ts';
import type { Compound } from './compounds.ts';
import type { Facility } from './facilities.ts';

/** A smart recycling machine. */
export interface Machine {
  readonly id: string;
  readonly name: string;
  readonly compound: Compound;
  readonly u: number;
  readonly v: number;
  readonly status: '运行' | '停用';
  readonly kgPerDay: number;
  readonly capacityKg: number;
}

/** A place where a machine could be put. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly kind: '小区门口' | '现有设施';
  readonly unit: number;
  readonly communityCode: string;
  readonly compoundId: string | null;
  readonly u: number;
  readonly v: number;
}

/** Machines for this share of the compounds; the need is one machine for every compound. */
const SHARE_OF_NEED = 0.65;

/** Machines where somebody once began: whole neighbourhoods have them, others none, and some compounds have two. */
export function makeMachines(compounds: readonly Compound[], seed: number): Machine[] {
  const ranked = compounds
    .map((compound, i) => ({
      compound,
      liking:
        smoothNoise(compound.u, compound.v, 1700, seed + 71) +
        0.22 * hash01(i, 72, seed) +
        0.06 * Math.min(1, compound.households / 1500),
    }))
    .sort((a, b) => b.liking - a.liking);
  const wanted = Math.round(compounds.length * SHARE_OF_NEED);
  const doubled = Math.round(wanted * 0.08);
  const chosen = [
    ...ranked.slice(0, wanted - doubled),
    ...ranked.slice(0, doubled * 3).filter((_, i) => i % 3 === 0),
  ].slice(0, wanted);
  return chosen.map(({ compound }, i) => ({
    id: `M${String(i + 1).padStart(4, '0')}`,
    name: `${compound.name}智能回收机`,
    compound,
    u: compound.u + Math.round(12 * hash01(i, 73, seed)) - 6,
    v: compound.v + Math.round(12 * hash01(i, 74, seed)) - 6,
    status: hash01(i, 75, seed) < 0.04 ? '停用' : '运行',
    kgPerDay: Math.round(18 + 60 * hash01(i, 76, seed) ** 1.4),
    capacityKg: [120, 150, 150, 200][Math.floor(4 * hash01(i, 77, seed))]!,
  }));
}

/** Every compound gate that has no machine, and the existing facilities with a yard. */
export function makeCandidates(
  compounds: readonly Compound[],
  machines: readonly Machine[],
  facilities: readonly Facility[],
): Candidate[] {
  const equipped = new Set(machines.map((machine) => machine.compound.id));
  const gates = compounds
    .filter((compound) => !equipped.has(compound.id))
    .map((compound) => ({
      name: `${compound.name}门口`,
      kind: '小区门口' as const,
      unit: compound.community.unit,
      communityCode: compound.community.code,
      compoundId: compound.id,
      u: compound.u,
      v: compound.v,
    }));
  const yards = facilities
    .filter(({ type }) => type === 'cleaning-station' || type === 'transfer-station')
    .map(({ name, unit, communityCode, u, v }) => ({
      name,
      kind: '现有设施' as const,
      unit,
      communityCode,
      compoundId: null,
      u,
      v,
    }));
  return [...gates, ...yards].map((candidate, i) => ({ id: `K${String(i + 1).padStart(4, '0')}`, ...candidate }));
}
