import type { AppState } from '../state/store.ts';
import type { Command } from './command.ts';

/** What of a key press decides which command it means. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * A key press in the spelling of the command table. Shift is only written with Ctrl: “?” is “?” whatever keys made it.
 *
 * @example keyName({ key: 'k', ctrlKey: true, … }) // 'Ctrl+K'
 */
export function keyName(press: KeyPress): string {
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key;
  if (press.altKey) return `Alt+${key}`;
  if (!(press.ctrlKey || press.metaKey)) return key;
  return `Ctrl+${press.shiftKey ? 'Shift+' : ''}${key}`;
}

/**
 * The command a key press means now. While text is being typed every key belongs to the text (Ctrl+Z there takes typing
 * back), except the palette; while something lies over the window only Escape counts.
 */
export function commandForKey(
  commands: readonly Command[],
  press: KeyPress,
  state: AppState,
  isTyping: boolean,
): Command | null {
  const name = keyName(press);
  if (isTyping && name !== 'Ctrl+K') return null;
  if (state.overlay !== 'none' && name !== 'Escape') return null;
  return commands.find((command) => command.keys?.includes(name) && (command.when?.(state) ?? true)) ?? null;
}
