import type { Bridge } from '../../electron/contract/bridge.ts';
import type { RequestInput, RequestName, RequestOutput } from '../../electron/contract/requests.ts';
import type { Failure } from '../ui/problem-text.ts';

/** A request that was answered with “no”; carries the facts for the problem card. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

export const bridge = (): Bridge => window.clearground;

/** Asks engine or main; the answer itself, or RequestFailed. */
export async function ask<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const reply = await bridge().request(name, input);
  if (reply.ok) return reply.value;
  throw new RequestFailed({ problem: reply.problem, message: reply.message });
}

/** Any thrown value as something the window can show. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure;
  return { problem: null, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}
