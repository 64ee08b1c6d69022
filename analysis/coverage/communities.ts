import { type FeatureTable, textsOf } from '../core/features.ts';

/** One community or village and the demand rows in it. */
export interface Community {
  readonly code: string;
  readonly isVillage: boolean;
  /** row of the communities table, −1 when known only from the demand layer */
  readonly row: number;
  readonly demand: readonly number[];
}

/** The communities of the district: those of the layer, and any further ones that demand rows name. */
export function communitiesOf(demand: FeatureTable, layer: FeatureTable | undefined): Community[] {
  const members = new Map<string, number[]>();
  textsOf(demand, 'community_code').forEach((code, row) => {
    if (!code) return;
    const list = members.get(code);
    if (list) list.push(row);
    else members.set(code, [row]);
  });
  const kinds = layer ? textsOf(layer, 'kind') : [];
  const fromLayer = (layer ? textsOf(layer, 'code') : []).map((code, row) => ({
    code,
    isVillage: kinds[row] === '村',
    row,
    demand: members.get(code) ?? [],
  }));
  const listed = new Set(fromLayer.map(({ code }) => code));
  const others = [...members].filter(([code]) => !listed.has(code));
  return [...fromLayer, ...others.map(([code, rows]) => ({ code, isVillage: false, row: -1, demand: rows }))];
}
