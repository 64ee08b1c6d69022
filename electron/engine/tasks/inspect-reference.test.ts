import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { quietRun } from '../../../analysis/core/run.ts';
import type { QualityView } from '../../contract/preview.ts';
import { fileQuality } from './file-quality.ts';
import { importVector } from './import-vector.ts';
import { inspect } from './inspect.ts';

const folder = mkdtempSync(join(tmpdir(), 'reference-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const shanghai = {
  path: file('points.csv', 'name,lon,lat\n甲,121.47,31.23\n乙,121.48,31.24\n'),
  encoding: null,
  crs: null,
};
const corners = [
  [116.3, 39.8],
  [116.7, 39.8],
  [116.7, 40.1],
  [116.3, 40.1],
  [116.3, 39.8],
];
const district = { type: 'Polygon' as const, coordinates: [corners] };
const units: FeatureTable = {
  name: 'units',
  crs: 'EPSG:4326',
  fields: [],
  rows: [{ geometry: district, values: [] }],
};

describe('points that lie a thousand kilometres from the units', () => {
  it('are remarked on in the preview where the units are known, and only there', async () => {
    const codesOf = async (reference: readonly [number, number, number, number] | null): Promise<string[]> => {
      const [part] = await inspect({ ...shanghai, reference }, quietRun);
      return part!.problems.map(({ problem }) => problem.code);
    };
    expect(await codesOf([116.3, 39.8, 116.7, 40.1])).toContain('crs-off-reference');
    expect(await codesOf(null)).not.toContain('crs-off-reference');
  });

  it('are remarked on in the import and in the quality of a file', async () => {
    const codes = (findings: readonly { readonly problem: { readonly code: string } }[]): string[] =>
      findings.map(({ problem }) => problem.code);
    const { origin } = await importVector({ ...shanghai, layer: '', units }, quietRun);
    expect(codes((origin.report as QualityView).findings)).toContain('crs-off-reference');
    const collection = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: district }],
    };
    const path = file('units.geojson', JSON.stringify(collection));
    const named = { path, layer: '', encoding: null, crs: null };
    const report = await fileQuality({ file: { ...shanghai, layer: '' }, role: 'other', units: named }, quietRun);
    expect(codes(report.findings)).toContain('crs-off-reference');
  });
});
