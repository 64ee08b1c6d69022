import type { Reply } from './bridge.ts';
import type { AppEvents, EventName } from './events.ts';
import type { EngineRequestName } from './requests.ts';

/** main → engine */
export type ToEngine =
  | { readonly kind: 'configure'; readonly dataFolder: string; readonly version: string }
  /** a person chose this file: the engine may open it under this token */
  | { readonly kind: 'grant'; readonly token: string; readonly path: string }
  | { readonly kind: 'request'; readonly id: number; readonly name: EngineRequestName; readonly input: unknown }
  | {
      readonly kind: 'tile';
      readonly id: number;
      readonly layerId: string;
      readonly z: number;
      readonly x: number;
      readonly y: number;
    }
  /** opens again what was open before the engine died */
  | { readonly kind: 'restore'; readonly id: number; readonly path: string }
  | { readonly kind: 'close'; readonly id: number };

/** engine → main */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'tile'; readonly id: number; readonly png: Uint8Array | null }
  | { readonly kind: 'event'; readonly name: EventName; readonly payload: AppEvents[EventName] }
  /** the project now open, so that main can restore it and offer it under “recent” */
  | { readonly kind: 'opened'; readonly path: string | null };
