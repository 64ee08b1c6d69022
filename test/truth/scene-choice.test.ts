import { expect, it } from 'vitest';
import { seededRandom } from '../../analysis/core/random.ts';
import type { LayerInfo } from '../../electron/contract/model.ts';
import { chooseScenes as choiceOfTerminal } from '../../electron/engine/requests/choose-scenes.ts';
import { chooseScenes as choiceOfWindow } from '../../renderer/commands/scene-choice.ts';

/** The same project gives the same pair, so that `project run` and the button of the window answer alike. */
it('window and terminal choose the same scenes and masks, on 300 sets of dates', () => {
  const random = seededRandom(5);
  const dateIn = (days: number): string =>
    new Date(Date.UTC(2022, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
  for (let trial = 0; trial < 300; trial++) {
    const days = new Set(Array.from({ length: 1 + Math.floor(6 * random()) }, () => Math.floor(1500 * random())));
    const layers = [...days].flatMap((day) => {
      const scene = { kind: 'raster', role: 'scene', id: `scene ${day}`, date: dateIn(day) };
      const mask = { ...scene, role: 'mask', id: `mask ${day}` };
      return (random() < 0.5 ? [scene] : [scene, mask]) as unknown as LayerInfo[];
    });
    const terminal = choiceOfTerminal(layers)!;
    expect(choiceOfWindow(layers), [...days].join()).toEqual({
      after: terminal.after.id,
      before: terminal.before?.id ?? null,
      afterMask: terminal.afterMask?.id ?? null,
      beforeMask: terminal.beforeMask?.id ?? null,
    });
  }
});
