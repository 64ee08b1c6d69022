import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../../../analysis/core/features.ts';
import type { LayerInfo, SheetOptions } from '../../../contract/model.ts';
import { composeSheet, type SheetSource } from './compose.ts';
import { covers, lineCrosses } from './frame-tests.ts';
import { gridStepM } from './kilometre-grid.ts';
import { fittingScale, frameAround, groundToPaper, toDegrees } from './map-frame.ts';
import { pageOf } from './page.ts';
import { trueNorthDeg } from './scale-and-north.ts';
import { wrapText } from './svg.ts';

const options: SheetOptions = {
  template: 'overview',
  paper: 'A4',
  orientation: 'landscape',
  title: '',
  scale: 10_000,
  centre: [116.5, 39.95],
  unit: null,
  candidateId: null,
  drawnBy: '张三',
  checkedBy: '',
  approvedBy: '',
  classification: 'internal',
  language: 'zh',
};

const layer = (id: string, role: LayerInfo['role']): LayerInfo => ({
  kind: 'vector',
  id,
  name: `图层 ${id}`,
  role,
  visible: true,
  opacity: 1,
  order: 0,
  source: '演示数据',
  date: '2026-05-20',
  classification: 'internal',
  licence: '',
  fileName: null,
  sha256: '',
  remarks: 0,
  crsNote: { zh: '', en: '' },
  importedAt: '2026-11-01T00:00:00Z',
  keptAside: 0,
  revision: 1,
  runId: null,
  extent: [116.4, 39.9, 116.6, 40],
  geometryType: 'polygon',
  rows: 1,
  fields: [],
});

/** A square of 1,000 m around a point, as a unit called by the given name. */
function squareKilometre(name: string): FeatureTable {
  const frame = frameAround({ x: 0, y: 0, width: 100, height: 100 }, 457_293, 4_424_000, 10_000);
  const ring = [
    [frame.west, frame.north],
    [frame.east, frame.north],
    [frame.east, frame.south],
    [frame.west, frame.south],
    [frame.west, frame.north],
  ].map(([east, north]) => toDegrees(east!, north!));
  return {
    name,
    crs: 'EPSG:4326',
    fields: [{ name: 'name', type: 'text' }],
    rows: [{ geometry: { type: 'Polygon', coordinates: [ring] }, values: [name] }],
  };
}

const source = (tables: Record<string, FeatureTable>, layers: readonly LayerInfo[]): SheetSource => ({
  layers,
  isDemonstration: true,
  date: '2026-11-23',
  table: (id) => tables[id]!,
  candidate: () => {
    throw new Error('no candidates here');
  },
  picture: async () => null,
});

describe('paper and ground', () => {
  it('puts one kilometre on 100 mm at 1:10,000', () => {
    const frame = frameAround({ x: 10, y: 20, width: 200, height: 100 }, 457_000, 4_424_000, 10_000);
    const [xA, yA] = groundToPaper(frame, 457_000, 4_424_000);
    const [xB, yB] = groundToPaper(frame, 458_000, 4_425_000);
    expect([xB - xA, yA - yB]).toEqual([100, 100]);
    expect([xA, yA]).toEqual([110, 70]);
  });
  it('chooses the largest round scale that fits', () => {
    expect(fittingScale({ x: 0, y: 0, width: 250, height: 180 }, 25_000, 33_000)).toBe(200_000);
    expect(fittingScale({ x: 0, y: 0, width: 250, height: 180 }, 100, 100)).toBe(1000);
  });
  it('keeps the grid readable: a line every 45 mm or more', () => {
    expect(gridStepM(10_000)).toBe(500);
    expect(gridStepM(100_000)).toBe(5000);
    expect(gridStepM(2000)).toBe(100);
  });
  it('turns true north against the grid by the meridian convergence, none on the central meridian', () => {
    const [east, north] = [500_000, 4_424_000];
    const rect = { x: 0, y: 0, width: 100, height: 100 };
    expect(trueNorthDeg(frameAround(rect, east, north, 1000))).toBeCloseTo(0, 6);
    // γ ≈ Δλ · sin φ = −0.5° · sin 39.95° = −0.321° west of the meridian: true north lies to the right of grid north
    expect(trueNorthDeg(frameAround(rect, 457_293, north, 1000))).toBeCloseTo(0.321, 2);
  });
  it('arranges every sheet inside its paper', () => {
    for (const paper of ['A4', 'A3'] as const) {
      for (const orientation of ['landscape', 'portrait'] as const) {
        const page = pageOf(paper, orientation);
        for (const rect of [page.title, page.map, page.side]) {
          expect(rect.x).toBeGreaterThanOrEqual(10);
          expect(rect.x + rect.width).toBeLessThanOrEqual(page.widthMm - 10 + 1e-9);
          expect(rect.y + rect.height).toBeLessThanOrEqual(page.heightMm - 10 + 1e-9);
        }
      }
    }
  });
});

describe('composeSheet', () => {
  const tables = { units: squareKilometre('金盏地区') };

  it('draws a square kilometre 100 mm wide, with its name, legend, grid, scale and sources', async () => {
    const { html } = await composeSheet(source(tables, [layer('units', 'units')]), options);
    const path = /<path d="M([\d.]+) ([\d.]+)L([\d.]+) /.exec(html)!;
    expect(Number(path[3]) - Number(path[1])).toBeCloseTo(100, 1);
    for (const text of [
      '金盏地区',
      '图例',
      '街道与地区',
      '比例尺 1:10,000',
      '张三',
      '2026-05-20',
      '内部资料 不得公开',
      '演示数据',
    ]) {
      expect(html).toContain(text);
    }
  });
  it('leaves classes nobody sees out of the legend', async () => {
    const far = { ...options, centre: [117.2, 39.2] as const };
    const { html } = await composeSheet(source(tables, [layer('units', 'units')]), far);
    expect(html).not.toContain('街道与地区');
  });
  it('shows names as text, never as markup, and asks nothing of the network', async () => {
    const named = { units: squareKilometre('<script>alert(1)</script>') };
    const { html } = await composeSheet(source(named, [layer('units', 'units')]), {
      ...options,
      title: '"><img src=x>',
    });
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });
  it('gives the same bytes twice', async () => {
    const make = () => composeSheet(source(tables, [layer('units', 'units')]), options);
    expect(await make()).toEqual(await make());
  });
  it('says so when there is nothing to put on a sheet, or the unit is not there', async () => {
    await expect(composeSheet(source({}, []), { ...options, centre: null })).rejects.toMatchObject({
      problem: { code: 'sheet-empty' },
    });
    const unknown = { ...options, unit: '海淀街道', centre: null };
    await expect(composeSheet(source(tables, [layer('units', 'units')]), unknown)).rejects.toMatchObject({
      problem: { code: 'unit-unknown' },
    });
  });
});

describe('what is seen in the frame', () => {
  const rect = { x: 0, y: 0, width: 10, height: 10 };
  const around = [
    [-5, -5],
    [15, -5],
    [15, 15],
    [-5, 15],
    [-5, -5],
  ] as const;
  it('a line through it, not one whose box only overlaps its corner', () => {
    expect(
      lineCrosses(rect, [
        [-5, 5],
        [15, 6],
      ]),
    ).toBe(true);
    expect(
      lineCrosses(rect, [
        [-2, 9],
        [2, 13],
      ]),
    ).toBe(false);
  });
  it('a fill around it, though no edge comes near', () => {
    expect(lineCrosses(rect, around)).toBe(false);
    expect(covers(around, rect)).toBe(true);
    expect(
      covers(
        around.map(([x, y]) => [x + 30, y] as const),
        rect,
      ),
    ).toBe(false);
  });
});

describe('wrapText', () => {
  it('breaks Chinese anywhere and keeps words whole', () => {
    expect(wrapText('坐标系统', 5, 2.5)).toEqual(['坐标', '系统']);
    expect(wrapText('Gauss Kruger grid', 17, 2.5)).toEqual(['Gauss Kruger', 'grid']);
  });
});
