import type { RequestOutput } from '../../electron/contract/requests.ts';
import { ask } from '../state/bridge.ts';

/** Versions of program and runtime; null when main does not answer. */
export async function readAbout(): Promise<RequestOutput<'app.about'> | null> {
  try {
    return await ask('app.about', {});
  } catch {
    return null;
  }
}
