import type { EngineRequestName, RequestInput, RequestOutput } from '../contract/requests.ts';

/** What answers a request; the input has passed its schema. */
export type Handler<Name extends EngineRequestName> = (
  input: RequestInput<Name>,
) => RequestOutput<Name> | Promise<RequestOutput<Name>>;

/** Handlers of some requests; the engine's table must have all of them. */
export type Handlers<Names extends EngineRequestName = EngineRequestName> = {
  readonly [Name in Names]: Handler<Name>;
};
