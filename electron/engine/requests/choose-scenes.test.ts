import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../contract/model.ts';
import { chooseScenes, isSameSeason } from './choose-scenes.ts';

const raster = (role: 'scene' | 'mask', date: string | null): LayerInfo =>
  ({ kind: 'raster', id: `${role}-${date}`, role, date }) as unknown as LayerInfo;

describe('isSameSeason', () => {
  it('holds a year apart, not half a year apart, and not for two days of one spring', () => {
    expect(isSameSeason('2025-05-18', '2026-05-20')).toBe(true);
    expect(isSameSeason('2026-01-12', '2026-05-20')).toBe(false);
    expect(isSameSeason('2026-05-01', '2026-05-20')).toBe(false);
  });
});

describe('chooseScenes', () => {
  it('compares the newest scene with the one of the same season, passing over the winter between them', () => {
    const layers = [
      raster('scene', '2025-05-18'),
      raster('scene', '2026-01-12'),
      raster('scene', '2026-05-20'),
      raster('mask', '2026-05-20'),
    ];
    const choice = chooseScenes(layers)!;
    expect([choice.after.id, choice.before?.id]).toEqual(['scene-2026-05-20', 'scene-2025-05-18']);
    expect([choice.afterMask?.id, choice.beforeMask]).toEqual(['mask-2026-05-20', null]);
  });
  it('is a single-date run when nothing of the same season came before', () => {
    expect(chooseScenes([raster('scene', '2026-01-12'), raster('scene', '2026-05-20')])?.before).toBeNull();
  });
  it('has no answer without a dated scene', () => {
    expect(chooseScenes([raster('scene', null)])).toBeNull();
  });
});
