import { isAbsolute } from 'node:path';
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Reply } from '../contract/bridge.ts';
import { CHANNELS } from '../contract/channels.ts';
import {
  isEngineRequest,
  isMainRequest,
  type MainRequestName,
  mainRequests,
  type RequestInput,
  type RequestOutput,
} from '../contract/requests.ts';
import type { EngineProcess } from './engine-process.ts';
import type { FileTokens } from './file-tokens.ts';
import { isOurPage } from './security.ts';

/** main's own answers, one per request of the contract. */
export type MainAnswers = {
  readonly [Name in MainRequestName]: (input: RequestInput<Name>) => Promise<RequestOutput<Name>>;
};

const refused = (message: string): Reply<never> => ({ ok: false, problem: null, message });

/** Opens the only doors of the page: named requests, and dropped files that become tokens. Senders are checked each time. */
export function openDoors(engine: EngineProcess, tokens: FileTokens, answers: MainAnswers): void {
  ipcMain.handle(CHANNELS.request, async (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    if (!isOurPage(event.senderFrame)) return refused('not our page');
    if (typeof name !== 'string') return refused('a request has a name');
    if (isEngineRequest(name)) return engine.request(name, input);
    if (isMainRequest(name)) return answer(answers, name, input);
    return refused(`no request is called ${name}`);
  });
  ipcMain.handle(CHANNELS.dropped, (event: IpcMainInvokeEvent, path: unknown) => {
    if (!isOurPage(event.senderFrame) || typeof path !== 'string' || !isAbsolute(path)) {
      throw new Error('not a file of this machine');
    }
    return tokens.issue(path);
  });
}

async function answer<Name extends MainRequestName>(
  answers: MainAnswers,
  name: Name,
  input: unknown,
): Promise<Reply<RequestOutput<Name>>> {
  const checked = mainRequests[name].input.safeParse(input);
  if (!checked.success) return refused(`${name}: ${checked.error.message}`);
  try {
    return { ok: true, value: await answers[name](checked.data as RequestInput<Name>) };
  } catch (error) {
    return failure(error);
  }
}

/** A failure as facts: problems keep theirs, anything else its message. */
export function failure(error: unknown): Reply<never> {
  const problem = error instanceof Error && 'problem' in error ? error.problem : null;
  const message = error instanceof Error ? error.message : String(error);
  if (problem === null) console.error(error);
  return { ok: false, problem: problem as Extract<Reply<never>, { ok: false }>['problem'], message };
}
