import { describe, expect, it } from 'vitest';
import type { LayerInfo, LayerRole } from '../../electron/contract/model.ts';
import { isPutAside, isVisibleNow } from './visible-layers.ts';

const layer = (role: LayerRole, visible = true): LayerInfo => ({ id: role, role, visible }) as LayerInfo;
const nobody = { task: 'data' as const, ids: [] };

describe('a layer under the task in hand', () => {
  it('is put aside when it would cover the scene', () =>
    expect(isVisibleNow(layer('coverage-units'), { task: 'review', eyesOpened: nobody })).toBe(false));
  it('comes back with its own task', () =>
    expect(isVisibleNow(layer('coverage-units'), { task: 'coverage', eyesOpened: nobody })).toBe(true));
  it('stays when its eye was opened in this task, and only in this one', () => {
    const eyesOpened = { task: 'review' as const, ids: ['coverage-units'] };
    expect(isVisibleNow(layer('coverage-units'), { task: 'review', eyesOpened })).toBe(true);
    expect(isVisibleNow(layer('coverage-units'), { task: 'detection', eyesOpened })).toBe(false);
  });
  it('is not put aside when it is hidden anyway', () =>
    expect(isPutAside(layer('coverage-units', false), { task: 'review', eyesOpened: nobody })).toBe(false));
  it.each(['detection', 'review', 'coverage', 'plan'] as const)('never hides the scene in %s', (task) =>
    expect(isVisibleNow(layer('scene'), { task, eyesOpened: nobody })).toBe(true),
  );
});
