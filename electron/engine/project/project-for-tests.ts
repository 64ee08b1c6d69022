import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry, Polygon } from 'geojson';
import type { CellValue, FeatureTable, FieldType } from '../../../analysis/core/features.ts';
import type { NewLayer, NewRun } from './api.ts';

/** A folder that goes away with the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'clearground-project-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Noon of 20 May 2026, always. */
export const noon = (): Date => new Date('2026-05-20T04:00:00.000Z');

export const author = { name: '测试项目', isSample: false, version: '0.1.0-test', now: noon };

export function newLayer(role: NewLayer['role'], name: string, more: Partial<NewLayer> = {}): NewLayer {
  return {
    name,
    role,
    source: '测试',
    date: null,
    classification: 'internal',
    crsNote: { zh: 'EPSG:4326', en: 'EPSG:4326' },
    keptAside: 0,
    sha256: null,
    ...more,
  };
}

export function tableOf(
  fields: Readonly<Record<string, FieldType>> | readonly (readonly [string, FieldType])[],
  rows: readonly (readonly [Geometry | null, ...CellValue[]])[],
): FeatureTable {
  const pairs = Array.isArray(fields) ? (fields as readonly (readonly [string, FieldType])[]) : Object.entries(fields);
  return {
    name: 'table',
    crs: 'EPSG:4326',
    fields: pairs.map(([name, type]) => ({ name, type: type as FieldType })),
    rows: rows.map(([geometry, ...values]) => ({ geometry, values })),
  };
}

export const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

/** A square with its south-west corner here; `sizeDeg` wide and high. */
export const square = (lon: number, lat: number, sizeDeg = 0.001): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + sizeDeg, lat],
      [lon + sizeDeg, lat + sizeDeg],
      [lon, lat + sizeDeg],
      [lon, lat],
    ],
  ],
});

export const detection: NewRun = {
  analysis: 'dumps',
  startedAt: '2026-05-20T04:00:00.000Z',
  durationS: 1.5,
  status: 'done',
  params: { threshold: 0.2, mode: 'two-date' },
  inputs: [{ layerId: 'layer-1', name: '影像', sha256: 'ab'.repeat(32) }],
  softwareVersion: '0.1.0-test',
  seed: 7,
  summary: { zh: '找到 2 处', en: '2 found' },
  result: { counted: 2 },
};

/** So many candidates D001, D002, …, the worst rank first. */
export function candidateTable(count: number): FeatureTable {
  const term = { id: 'spectral', words: { zh: '光谱', en: 'spectrum' }, weight: 0.4, value: 0.5, contribution: 0.2 };
  const rows = Array.from({ length: count }, (_, index) => {
    const number = count - index;
    const id = `D${String(number).padStart(3, '0')}`;
    const values = [id, number, 0.9, 0.6, '高安屯', 900, '2025-05-18', '2026-05-20', 'rubble', '像渣土', 'like rubble'];
    return [square(116.5 + number / 500, 39.9), ...values, JSON.stringify([term]), 'candidate'] as const;
  });
  return tableOf(
    {
      id: 'text',
      rank: 'integer',
      score: 'real',
      probability: 'real',
      unit: 'text',
      area_m2: 'real',
      date_before: 'date',
      date_after: 'date',
      class_guess: 'text',
      sentence_zh: 'text',
      sentence_en: 'text',
      terms: 'text',
      status: 'text',
    },
    rows,
  );
}

export const candidateOutput = (count: number) => ({
  table: candidateTable(count),
  layer: newLayer('candidates', '疑似堆放点', { date: '2026-05-20' }),
});

export const verdictBy = (by: string, at = '2026-05-20T05:00:00.000Z') =>
  ({ verdict: 'confirmed', reason: '渣土', note: '路边 "新增"', by, at }) as const;
