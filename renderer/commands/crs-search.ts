import type { CrsChoice } from '../../electron/contract/import-choices.ts';
import { ask } from '../state/bridge.ts';

let newest = 0;

/** Finds coordinate systems; only the newest search may show what it found, and one that fails finds nothing. */
export async function searchCrs(text: string, show: (found: readonly CrsChoice[]) => void): Promise<void> {
  newest += 1;
  const mine = newest;
  const found = await ask('crs.search', { text }).catch(() => []);
  if (mine === newest) show(found);
}
