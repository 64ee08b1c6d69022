import { VERDICTS } from '../../electron/contract/model.ts';
import { type AppState, getApp } from '../state/store.ts';
import type { Command } from './command.ts';
import { undo } from './edit.ts';
import { decide, move, setChipBlink } from './review.ts';

const reviewing = (state: AppState): boolean => state.task === 'review' && state.review.currentId !== null;

/** The review desk's keys: a whole cycle without the mouse. */
export const reviewCommands: readonly Command[] = [
  ...VERDICTS.map(
    (verdict, index): Command => ({
      id: `review.${verdict}`,
      words: `verdict.${verdict}`,
      keys: [`${index + 1}`],
      when: reviewing,
      hidden: true,
      run: () => decide(verdict),
    }),
  ),
  {
    id: 'review.next',
    words: 'cmd.next-candidate',
    keys: ['J', 'ArrowDown'],
    when: reviewing,
    hidden: true,
    run: () => move(1),
  },
  {
    id: 'review.previous',
    words: 'cmd.previous-candidate',
    keys: ['K', 'ArrowUp'],
    when: reviewing,
    hidden: true,
    run: () => move(-1),
  },
  {
    id: 'review.blink',
    words: 'cmd.blink',
    keys: ['Space'],
    when: reviewing,
    hidden: true,
    run: () => setChipBlink(!getApp().review.blink),
  },
  { id: 'review.undo', words: 'cmd.undo', keys: ['Z'], when: reviewing, hidden: true, run: undo },
];
