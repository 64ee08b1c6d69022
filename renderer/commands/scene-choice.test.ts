import { expect, it } from 'vitest';
import type { RasterLayerInfo } from '../../electron/contract/model.ts';
import { chooseScenes } from './scene-choice.ts';

const raster = (role: 'scene' | 'mask', date: string | null): RasterLayerInfo => ({
  id: `${role} ${date}`,
  name: '',
  role,
  visible: true,
  opacity: 1,
  order: 1,
  source: '',
  date,
  classification: 'public',
  licence: '',
  fileName: null,
  sha256: '',
  remarks: 0,
  crsNote: { zh: '', en: '' },
  importedAt: '',
  keptAside: 0,
  revision: 1,
  runId: null,
  extent: null,
  kind: 'raster',
  width: 1,
  height: 1,
  crs: 'EPSG:32650',
  bandNames: [],
  bandRoles: {},
  view: {
    bands: [0, 0, 0],
    stretch: [
      [0, 1],
      [0, 1],
      [0, 1],
    ],
  },
  calibration: null,
  reachable: true,
  fileState: 'here',
});

it('compares the newest scene with the same season of the year before, not with the winter between', () => {
  const layers = ['2025-05-18', '2026-05-20', '2026-01-12'].flatMap((date) => [
    raster('scene', date),
    raster('mask', date),
  ]);
  expect(chooseScenes(layers)).toEqual({
    after: 'scene 2026-05-20',
    before: 'scene 2025-05-18',
    afterMask: 'mask 2026-05-20',
    beforeMask: 'mask 2025-05-18',
  });
});
it('does with one scene, and with none', () => {
  expect(chooseScenes([raster('scene', '2026-05-20')]).before).toBeNull();
  expect(chooseScenes([]).after).toBeNull();
});
