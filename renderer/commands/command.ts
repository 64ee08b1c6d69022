import type { AppState } from '../state/store.ts';
import type { WordKey } from '../words/index.ts';

/** Something a person can do, reachable from the palette, a key and the desktop's menu alike. */
export interface Command {
  readonly id: string;
  readonly words: WordKey;
  /** e.g. “Ctrl+K”, “J”, “?”; several keys for one command are separate entries */
  readonly keys?: readonly string[];
  /** where plain keys count; Ctrl-keys count everywhere */
  readonly when?: (state: AppState) => boolean;
  /** left out of the palette (single keys of the review desk are on the shortcut sheet) */
  readonly hidden?: boolean;
  readonly run: () => void | Promise<void>;
}
