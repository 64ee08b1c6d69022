import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeOfRules } from './cover-problem.ts';
import { matchDistances, readDistancesCsv, tablesOfDistances } from './distances-csv.ts';
import { dropSubsets, dropSupersets, isSubset } from './dominance.ts';
import { greedyMaximalCover } from './maximal-cover-heuristic.ts';
import { reduceSetCover } from './set-cover-reduction.ts';

describe('dominance', () => {
  it('knows a subset', () => {
    expect([isSubset([1, 4], [0, 1, 3, 4]), isSubset([1, 5], [0, 1, 3, 4]), isSubset([], [1])]).toEqual([
      true,
      false,
      true,
    ]);
  });
  it('drops supersets and keeps the first of equals', () => {
    const kept = new Uint8Array(4).fill(1);
    expect(dropSupersets([[0, 1], [0], [0], [2]], 3, kept)).toBe(2);
    expect([...kept]).toEqual([0, 1, 0, 1]);
  });
  it('drops subsets, empty ones too, and keeps the first of equals', () => {
    const kept = new Uint8Array(4).fill(1);
    dropSubsets([[0], [0, 1], [0, 1], []], 2, kept);
    expect([...kept]).toEqual([0, 1, 0, 0]);
  });
});

describe('reducing a set cover', () => {
  it('solves a street of six homes by itself: the second site and one of the last are forced', () => {
    const reach = [
      [0, 1],
      [0, 1, 2],
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 5],
      [4, 5],
    ];
    const { forced, parts } = reduceSetCover(reach, 6);
    expect([forced.sort(), parts]).toEqual([[1, 4], []]);
  });
  it('cuts into parts that share no site', () => {
    const triangle = (first: number) => [
      [first, first + 1],
      [first + 1, first + 2],
      [first, first + 2],
    ];
    expect(reduceSetCover([...triangle(0), ...triangle(3)], 6).parts).toEqual([triangle(0), triangle(3)]);
  });
});

describe('the first answer for most people', () => {
  it('leaves the greedy trap by exchanging: two sites of 9 instead of 10 and 4', () => {
    const reach = [
      [0, 1],
      [0, 2],
      [1, 3],
    ];
    const chosen = greedyMaximalCover(reach, Float64Array.of(5, 5, 4, 4), 2, freeOfRules(3));
    expect(chosen).toEqual([1, 2]);
  });
  it('never serves fewer with more sites', () => {
    const reach = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 8,
    });
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(reach, weights, (demandOf, people) => {
        const served = (chosen: readonly number[]) =>
          [...new Set(chosen.flatMap((site) => demandOf[site]!))].reduce((sum, demand) => sum + people[demand]!, 0);
        const all = demandOf.map((_, site) => site);
        const everything = greedyMaximalCover(demandOf, Float64Array.from(people), all.length, freeOfRules(all.length));
        expect(served(everything)).toBe(served(all));
      }),
    );
  });
});

describe('distance tables', () => {
  const wanted = {
    demand: ['a', 'b'],
    candidates: ['x', 'y'],
    cost: Float64Array.of(1, 2, 3, Number.POSITIVE_INFINITY),
  };
  it('reads a matrix; an empty cell cannot be reached', () => {
    expect(readDistancesCsv('id,x,y\na,1,2\nb,3,\n')).toMatchObject(wanted);
  });
  it('reads pairs, with the weight they bring', () => {
    const pairs = readDistancesCsv('distance,name,DestinationName,demand\n1,x,a,10\n2,y,a,10\n3,x,b,20\n');
    expect(pairs).toMatchObject({ ...wanted, weight: Float64Array.of(10, 20) });
  });
  it('puts rows and columns in the order of the layers', () => {
    const matrix = readDistancesCsv('id,x,y\na,1,2\nb,3,4\n');
    const { demand, candidates } = tablesOfDistances({ ...matrix, demand: ['b', 'a'], candidates: ['y', 'x'] });
    expect([...matchDistances(matrix, demand, candidates).cost]).toEqual([4, 3, 2, 1]);
  });
  it('refuses words for numbers, ragged rows, nothing, and names it does not know', () => {
    expect(() => readDistancesCsv('id,x\na,far\n')).toThrow('bad-distances');
    expect(() => readDistancesCsv('id,x,y\na,1\n')).toThrow('bad-distances');
    expect(() => readDistancesCsv('')).toThrow('bad-distances');
    const matrix = readDistancesCsv('id,x\na,1\n');
    const other = tablesOfDistances({ ...matrix, demand: ['z'] });
    expect(() => matchDistances(matrix, other.demand, other.candidates)).toThrow('bad-distances');
  });
});
