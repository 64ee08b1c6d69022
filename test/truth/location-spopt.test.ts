import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import highsLoader from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readParams } from '../../analysis/core/params.ts';
import { quietRun } from '../../analysis/core/run.ts';
import {
  location,
  locationParams,
  readDistancesCsv,
  setHighsLoader,
  tablesOfDistances,
} from '../../analysis/location/index.ts';
import { realData } from '../helpers/real-data.ts';

/** San Francisco, 16 stores × 205 census tracts with network distances: the answers of spopt's documentation at 5,000 m and p = 4. */
const folder = realData('spopt-sf');

describe.skipIf(folder === null)('San Francisco stores (skipped without the data set spopt-sf)', () => {
  beforeAll(() => setHighsLoader(() => highsLoader()));
  const solve = (model: string) => {
    const file = join(folder!, 'SF_network_distance_candidateStore_16_censusTract_205_new.csv');
    const distances = readDistancesCsv(readFileSync(file, 'utf8'));
    const inputs = { ...tablesOfDistances(distances), distances };
    return location.run(inputs, readParams(locationParams, { model, radiusM: 5_000, p: 4 }), quietRun);
  };

  it('covers every tract that can be covered with 8 stores', async () => {
    const result = await solve('lscp');
    expect([result.objective, result.provenBound, result.isProven]).toEqual([8, 8, true]);
  });

  it('covers 875,247 of 955,113 people with 4 stores', async () => {
    const result = await solve('mclp');
    expect([result.objective, result.countedWeight, result.isProven]).toEqual([875_247, 955_113, true]);
  });

  it('has the least total of 2,848,268,129.7145 person-metres with 4 stores', async () => {
    const result = await solve('p-median');
    expect(result.objective).toBeCloseTo(2_848_268_129.7145, 3);
    expect(result.isProven).toBe(true);
  });

  it('has a longest way of 7,403.06 m with 4 stores', async () => {
    const result = await solve('p-center');
    expect(result.objective).toBeCloseTo(7_403.06, 2);
    expect(result.isProven).toBe(true);
  });
});
