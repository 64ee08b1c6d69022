import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../contract/model.ts';
import { chooseScenes, seasonDistanceDays } from './choose-scenes.ts';

const raster = (role: 'scene' | 'mask', date: string | null): LayerInfo =>
  ({ kind: 'raster', id: `${role}-${date}`, role, date }) as unknown as LayerInfo;

describe('seasonDistanceDays', () => {
  it('takes whole years out: two days for a year and two days, 128 days from winter to spring', () => {
    expect(seasonDistanceDays('2025-05-18', '2026-05-20')).toBeCloseTo(1.75, 6);
    expect(seasonDistanceDays('2026-01-12', '2026-05-20')).toBe(128);
    expect(seasonDistanceDays('2025-12-30', '2027-01-02')).toBeCloseTo(2.75, 6);
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
  it('takes another season when there is no better, and one date when nothing came before', () => {
    const [winter, spring] = [raster('scene', '2026-01-12'), raster('scene', '2026-05-20')];
    expect(chooseScenes([winter, spring])?.before?.id).toBe('scene-2026-01-12');
    expect(chooseScenes([spring])?.before).toBeNull();
  });
  it('has no answer without a dated scene', () => {
    expect(chooseScenes([raster('scene', null)])).toBeNull();
  });
});
