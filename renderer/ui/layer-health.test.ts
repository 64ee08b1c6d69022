import { describe, expect, it } from 'vitest';
import type { RasterLayerInfo, VectorLayerInfo } from '../../electron/contract/model.ts';
import { healthOf } from './layer-health.ts';

const base = {
  id: 'layer-1',
  name: '层',
  role: 'other',
  visible: true,
  opacity: 1,
  order: 1,
  source: '区城管委',
  date: '2026-05-20',
  classification: 'internal',
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
} as const;
const vector: VectorLayerInfo = { ...base, kind: 'vector', geometryType: 'point', rows: 1, fields: [] };
const raster: RasterLayerInfo = {
  ...base,
  ...{ kind: 'raster', width: 1, height: 1, crs: 'EPSG:4548', bandNames: [], bandRoles: {} },
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
};
const keys = (...of: Parameters<typeof healthOf>): string[] => healthOf(...of).map(({ key }) => key);

describe('the health of a layer', () => {
  it('is good when its file is there and its card is filled in', () => {
    expect(keys(vector, [])).toEqual([]);
    expect(keys(raster, [])).toEqual([]);
  });
  it('names rows kept aside and remarks', () =>
    expect(keys({ ...vector, keptAside: 3, remarks: 1 }, [])).toEqual(['health.aside', 'health.remarks']));
  it('tells a missing file from one that changed', () => {
    expect(keys({ ...raster, fileState: 'missing', reachable: false }, [])).toEqual(['health.missing']);
    expect(keys({ ...raster, fileState: 'changed', reachable: false }, [])).toEqual(['health.changed']);
    expect(keys(raster, ['layer-1'])).toEqual(['health.changed']);
  });
  it('asks for source and date of imported layers, not of results', () => {
    expect(keys({ ...vector, source: '', date: null }, [])).toEqual(['health.no-source', 'health.no-date']);
    expect(keys({ ...vector, source: '', date: null, runId: 'run-1' }, [])).toEqual([]);
  });
});
