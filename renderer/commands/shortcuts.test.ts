import { describe, expect, it } from 'vitest';
import { initialState } from '../state/store.ts';
import type { Command } from './command.ts';
import { commandForKey, keyName } from './shortcuts.ts';

const press = (key: string, ctrlKey = false, shiftKey = false) => ({
  key,
  ctrlKey,
  shiftKey,
  metaKey: false,
  altKey: false,
});
const command = (id: string, keys: readonly string[], when?: Command['when']): Command => ({
  id,
  words: 'cmd.undo',
  keys,
  run: () => undefined,
  ...(when ? { when } : {}),
});
const table = [
  command('palette', ['Ctrl+K']),
  command('one', ['1'], (state) => state.task === 'review'),
  command('leave', ['Escape']),
];
const idFor = (key: ReturnType<typeof press>, state = initialState(), isTyping = false) =>
  commandForKey(table, key, state, isTyping)?.id ?? null;

describe('keys', () => {
  it('are spelled as the table spells them', () => {
    expect(keyName(press('k', true))).toBe('Ctrl+K');
    expect(keyName(press('Z', true, true))).toBe('Ctrl+Shift+Z');
    expect(keyName(press('?', false, true))).toBe('?');
    expect(keyName(press(' '))).toBe('Space');
  });
  it('count only where the command makes sense', () => {
    expect(idFor(press('1'))).toBeNull();
    expect(idFor(press('1'), { ...initialState(), task: 'review' })).toBe('one');
  });
  it('belong to the text while somebody types, except the palette', () => {
    expect(idFor(press('1'), { ...initialState(), task: 'review' }, true)).toBeNull();
    expect(idFor(press('k', true), initialState(), true)).toBe('palette');
  });
  it('leave what lies over the window with Escape alone', () => {
    const open = { ...initialState(), overlay: 'shortcuts' as const };
    expect(idFor(press('k', true), open)).toBeNull();
    expect(idFor(press('Escape'), open)).toBe('leave');
  });
});
