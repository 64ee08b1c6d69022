import { deflateSync } from 'node:zlib';
import type { FeatureCollection, Polygon } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../analysis/core/bytes.ts';
import { type FeatureTable, fieldIndex } from '../../analysis/core/features.ts';
import { readParams } from '../../analysis/core/params.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { BAND_ROLES } from '../../analysis/dumps/bands.ts';
import {
  candidatesTable,
  type DumpsInputs,
  dumps,
  dumpsParams,
  evaluate,
  ndviLossBaseline,
  type SceneInput,
} from '../../analysis/dumps/index.ts';
import { openGeoTiff } from '../../analysis/raster/open-geotiff.ts';
import { generateSample } from '../../sample-data/index.ts';

/** A seed that no threshold or weight was chosen on. */
const SEED = 101;

describe('the demonstration district with its known dumps', () => {
  const files = new Map<string, Uint8Array>();
  const params = readParams(dumpsParams);
  let inputs: DumpsInputs;

  const table = (name: string): FeatureTable => {
    const text = new TextDecoder().decode(files.get(`${name}.geojson`)!);
    const { features } = JSON.parse(text) as FeatureCollection<Polygon, Record<string, string | number>>;
    const fields = Object.entries(features[0]!.properties).map(([field, value]) => ({
      name: field,
      type: typeof value === 'number' ? ('real' as const) : ('text' as const),
    }));
    const rows = features.map(({ geometry, properties }) => ({
      geometry,
      values: fields.map((field) => properties[field.name] ?? null),
    }));
    return { name, crs: 'EPSG:4326', fields, rows };
  };
  const scene = async (date: string): Promise<SceneInput> => {
    const open = (name: string) => openGeoTiff(memorySource(name, files.get(name)!));
    return {
      file: await open(`scene-${date}.tif`),
      mask: await open(`mask-${date}.tif`),
      date,
      bands: Object.fromEntries(BAND_ROLES.map((role, b) => [role, b])),
      scale: 1e-4,
      offset: -0.1,
    };
  };
  const detectable = (): FeatureTable => {
    const truth = table('truth-dumps');
    const column = fieldIndex(truth, 'detectable');
    return { ...truth, rows: truth.rows.filter(({ values }) => values[column] === 1) };
  };

  beforeAll(async () => {
    const write = async (name: string, bytes: Uint8Array): Promise<void> => {
      files.set(name, bytes);
    };
    await generateSample({ seed: SEED, extent: 'quick' }, write, quietRun, {
      deflate: (bytes) => deflateSync(bytes, { level: 1 }),
    });
    inputs = {
      after: await scene('2026-05-20'),
      before: await scene('2025-05-18'),
      units: table('units'),
      roads: table('roads'),
      water: table('water'),
      homes: table('compounds'),
      permits: table('permits'),
      complaints: table('complaints'),
      facilities: table('facilities'),
      landUse: table('landuse'),
    };
  }, 240_000);

  it('ranks known dumps above look-alikes better than a plain fall of NDVI', { timeout: 120_000 }, async () => {
    const found = candidatesTable(await dumps.run(inputs, params, quietRun));
    const plain = await ndviLossBaseline(inputs, params, quietRun);
    const truth = table('truth-dumps');
    const precisionOf = (patches: FeatureTable, sites: FeatureTable): number =>
      evaluate(patches, sites, { match: 'centroid' }).averagePrecision;
    expect(precisionOf(found, truth)).toBeGreaterThan(precisionOf(plain, truth));
    expect(precisionOf(found, detectable())).toBeGreaterThan(1.5 * precisionOf(plain, detectable()));
  });

  it('shows 80 % of the detectable dumps within twice as many cards', { timeout: 120_000 }, async () => {
    const sites = detectable();
    const { effort } = evaluate(candidatesTable(await dumps.run(inputs, params, quietRun)), sites, {
      match: 'centroid',
    });
    const cards = effort.find(({ confirmed }) => confirmed >= 0.8 * sites.rows.length)?.cards;
    expect(cards).toBeLessThanOrEqual(2 * sites.rows.length);
  });
});
