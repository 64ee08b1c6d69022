import type { GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import type { Components } from './components.ts';
import { C1, C2, C3, type DatePair, type Evidence } from './evidence.ts';
import { GATE, NET, SLAG } from './ground-gate.ts';
import { brightness, bsi, greenRed, mndwi, ndbi, ndvi, nsds, whiteness } from './indices.ts';
import { classModel, wasteLikeness } from './likelihood.ts';
import type { Mask } from './morphology.ts';
import { localRoughness } from './roughness.ts';
import { bandOf, REFLECTANCE_STEP, type ScenePixels } from './scene-pixels.ts';
import { CROPLAND_IDS, LOOK_ALIKE_IDS, SPECTRAL_CLASSES } from './spectral-table.ts';
import type { ConditionId, DumpClass } from './types.ts';

/** What the pixels of one patch say. Shares and likelihoods are 0–1. */
export interface PatchSpectra {
  /** means and standard deviations by name (ndviMean, ndviSd, …), pixel counts, change sizes */
  readonly features: Readonly<Record<string, number>>;
  readonly conditions: Readonly<Partial<Record<ConditionId, number>>>;
  /** mean likeness to waste */
  readonly spectral: number;
  /** mean likeness of the change to dumping */
  readonly changed: number;
  /** mean local roughness of red over its usual value on the gated ground of the scene */
  readonly roughness: number;
  readonly lookAlikeShare: number;
  readonly croplandShare: number;
  readonly darkShare: number;
  readonly wasGreenShare: number;
  readonly guess: DumpClass;
}

const CONDITIONS: readonly (readonly [ConditionId, number])[] = [
  ['C1', C1],
  ['C2', C2],
  ['C3', C3],
  ['gate', GATE],
  ['slag', SLAG],
  ['net', NET],
];

/** Lists the clear pixels of every component: of pixelsOf(label) = pixels[starts[label − 1] … starts[label]). */
function pixelsByLabel({ labels, count }: Components, clear: Mask): { pixels: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(count + 2);
  for (let i = 0; i < labels.length; i++)
    if (labels[i] !== 0 && clear[i] === 1) starts[labels[i]! + 1] = starts[labels[i]! + 1]! + 1;
  for (let label = 1; label < starts.length; label++) starts[label] = starts[label]! + starts[label - 1]!;
  const pixels = new Int32Array(starts[count + 1]!);
  const next = starts.slice();
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label === 0 || clear[i] !== 1) continue;
    pixels[next[label]!] = i;
    next[label] = next[label]! + 1;
  }
  return { pixels, starts };
}

/** Measures every component on the clear pixels it has. @returns one entry per label, in order */
export async function spectraOfPatches(
  components: Components,
  after: ScenePixels,
  pair: DatePair | null,
  evidence: Evidence,
  clear: Mask,
  { width, height }: Pick<GridShape, 'width' | 'height'>,
  run: Run,
): Promise<PatchSpectra[]> {
  const { pixels, starts } = pixelsByLabel(components, clear);
  const model = classModel(after.roles);
  const spectrum = new Float64Array(after.roles.length);
  const posteriors = new Float64Array(SPECTRAL_CLASSES.length);
  const usualRoughness = usualRoughnessOf(after, evidence, width, height);
  const value = (scene: ScenePixels, role: Parameters<typeof bandOf>[1], pixel: number): number => {
    const band = bandOf(scene, role);
    return band ? band[pixel]! * REFLECTANCE_STEP : Number.NaN;
  };

  const results: PatchSpectra[] = [];
  for (let label = 1; label <= components.count; label++) {
    await run.breathe();
    run.progress(label / components.count);
    const own = pixels.subarray(starts[label]!, starts[label + 1]!);
    const sums = new Sums();
    const classSums = new Float64Array(SPECTRAL_CLASSES.length);
    const fired = new Map<ConditionId, number>();
    let [dark, wasGreen] = [0, 0];
    for (const pixel of own) {
      const [b, g, r, n] = [
        value(after, 'blue', pixel),
        value(after, 'green', pixel),
        value(after, 'red', pixel),
        value(after, 'nir', pixel),
      ];
      const [s1, s2] = [value(after, 'swir1', pixel), value(after, 'swir2', pixel)];
      sums.add('ndvi', ndvi(n, r));
      sums.add('bsi', bsi(b, r, n, s1));
      sums.add('ndbi', ndbi(s1, n));
      sums.add('mndwi', mndwi(g, s1));
      sums.add('nsds', nsds(s1, s2));
      sums.add('greenRed', greenRed(g, r));
      sums.add('brightness', brightness(b, g, r, n));
      sums.add('whiteness', whiteness(b, g, r));
      sums.add('roughness', localRoughness(bandOf(after, 'red')!, width, height, pixel));
      if (brightness(b, g, r, n) < 0.08) dark++;
      if (pair) {
        const ndviBefore = ndvi(value(pair.before, 'nir', pixel), value(pair.before, 'red', pixel));
        sums.add('ndviBefore', ndviBefore);
        sums.add('changeVector', pair.change.magnitude[pixel]!);
        if (ndviBefore > 0.4) wasGreen++;
      }
      sums.add('changed', evidence.changed[pixel]! / 255);
      for (const [id, bit] of CONDITIONS)
        if ((evidence.fired[pixel]! & bit) !== 0) fired.set(id, (fired.get(id) ?? 0) + 1);
      for (let k = 0; k < spectrum.length; k++) spectrum[k] = after.bands[k]![pixel]! * REFLECTANCE_STEP;
      model.classify(spectrum, posteriors);
      sums.add('spectral', wasteLikeness(posteriors));
      for (let c = 0; c < classSums.length; c++) classSums[c] = classSums[c]! + posteriors[c]!;
    }
    const n = Math.max(1, own.length);
    const shareOf = (ids: ReadonlySet<string>): number =>
      SPECTRAL_CLASSES.reduce((sum, { id }, c) => sum + (ids.has(id) ? classSums[c]! / n : 0), 0);
    const netShare = (fired.get('net') ?? 0) / n;
    results.push({
      features: { pixels: own.length, ...sums.features() },
      conditions: Object.fromEntries([...fired].map(([id, k]) => [id, k / n])),
      spectral: sums.mean('spectral'),
      changed: sums.mean('changed'),
      roughness: usualRoughness > 0 ? sums.mean('roughness') / usualRoughness : 0,
      lookAlikeShare: shareOf(LOOK_ALIKE_IDS),
      croplandShare: shareOf(CROPLAND_IDS),
      darkShare: dark / n,
      wasGreenShare: wasGreen / n,
      guess: netShare > 0.5 ? 'net' : guessOf(classSums),
    });
  }
  return results;
}

/** The kind of the row with the largest summed posterior. */
function guessOf(classSums: Float64Array): DumpClass {
  return SPECTRAL_CLASSES[classSums.indexOf(Math.max(...classSums))]!.guess;
}

/** Median roughness of red over the gated ground of the scene, from at most 20,000 pixels. */
function usualRoughnessOf(after: ScenePixels, evidence: Evidence, width: number, height: number): number {
  const red = bandOf(after, 'red')!;
  const gated: number[] = [];
  for (let i = 0; i < evidence.fired.length; i++) if ((evidence.fired[i]! & GATE) !== 0) gated.push(i);
  const every = Math.max(1, Math.floor(gated.length / 20_000));
  const values = Float64Array.from(
    gated.filter((_, k) => k % every === 0),
    (i) => localRoughness(red, width, height, i),
  ).sort();
  return values.length === 0 ? 0 : values[values.length >> 1]!;
}

/** Running means and standard deviations by name; NaN is left out. */
class Sums {
  readonly #entries = new Map<string, { n: number; sum: number; squares: number }>();

  add(name: string, value: number): void {
    if (Number.isNaN(value)) return;
    const entry = this.#entries.get(name) ?? { n: 0, sum: 0, squares: 0 };
    this.#entries.set(name, entry);
    entry.n++;
    entry.sum += value;
    entry.squares += value * value;
  }

  mean(name: string): number {
    const entry = this.#entries.get(name);
    return entry ? entry.sum / entry.n : 0;
  }

  features(): Record<string, number> {
    const out: Record<string, number> = {};
    for (const [name, { n, sum, squares }] of this.#entries) {
      out[`${name}Mean`] = rounded(sum / n);
      out[`${name}Sd`] = rounded(Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)));
    }
    return out;
  }
}

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;
