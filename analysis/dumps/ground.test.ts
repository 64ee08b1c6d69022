import { describe, expect, it } from 'vitest';
import { readParams } from '../core/params.ts';
import { normal, seededRandom } from '../core/random.ts';
import { CHANGE_ROLES } from './bands.ts';
import { GATE, groundKind, NET } from './ground-gate.ts';
import { BAND_CORRELATION, classModel, wasteLikeness } from './likelihood.ts';
import { dumpsParams } from './params.ts';
import { COLUMN_ROLES, SPECTRAL_CLASSES } from './spectral-table.ts';

const params = readParams(dumpsParams);
const classOf = (id: string) => SPECTRAL_CLASSES.find((row) => row.id === id)!;
const spectrumOf = (values: ArrayLike<number>) => ({
  blue: values[0]!,
  green: values[1]!,
  red: values[2]!,
  nir: values[6]!,
  swir1: values[8]!,
  swir2: values[9]!,
});

/** Draws spectra of a class: one brightness deviate shared by the bands and one of each band's own. */
function draws(id: string, count: number, seed: number): Float64Array[] {
  const random = seededRandom(seed);
  const { mean, sd } = classOf(id);
  return Array.from({ length: count }, () => {
    const shared = normal(random) * Math.sqrt(BAND_CORRELATION);
    return Float64Array.from(mean, (m, b) =>
      Math.max(0.002, m + sd[b]! * (shared + Math.sqrt(1 - BAND_CORRELATION) * normal(random))),
    );
  });
}

describe('the gate', () => {
  it('lets the mean of rubble, refuse, bare soil and building sites through, and no plants, water, nets or blue roofs', () => {
    const open = (id: string) => (groundKind(spectrumOf(classOf(id).mean), params) & GATE) !== 0;
    expect(['rubble', 'household', 'bare-soil', 'construction', 'gravel-yard'].map(open)).toEqual(Array(5).fill(true));
    expect(['tree', 'grass', 'water', 'green-net', 'blue-roof', 'artificial-turf'].map(open)).toEqual(
      Array(6).fill(false),
    );
  });
  it('lets through at least 90 % of simulated dump pixels', () => {
    for (const id of ['rubble', 'household']) {
      const share = draws(id, 1000, 4).filter((s) => groundKind(spectrumOf(s), params) !== 0).length / 1000;
      expect(share).toBeGreaterThan(0.9);
    }
  });
  it('knows a green net from a plant by S1 ≥ N', () => {
    expect(groundKind(spectrumOf(classOf('green-net').mean), params) & NET).toBe(NET);
    expect(groundKind(spectrumOf(classOf('grass').mean), params) & NET).toBe(0);
  });
});

describe('likeness to waste', () => {
  it('is a posterior: it sums to 1 and is largest for the class drawn from when that is unlike others', () => {
    const model = classModel(COLUMN_ROLES);
    const posteriors = new Float64Array(SPECTRAL_CLASSES.length);
    model.classify(Float64Array.from(classOf('tree').mean), posteriors);
    expect(posteriors.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(SPECTRAL_CLASSES[posteriors.indexOf(Math.max(...posteriors))]!.id).toBe('tree');
    expect(wasteLikeness(posteriors)).toBeLessThan(1e-6);
  });
  it('agrees with a full covariance matrix, inverted by elimination', () => {
    const roles = COLUMN_ROLES.slice(0, 3);
    const spectrum = [0.13, 0.16, 0.19];
    const densities = SPECTRAL_CLASSES.map(({ mean, sd }) => {
      const z = spectrum.map((value, b) => (value - mean[b]!) / sd[b]!);
      const r = BAND_CORRELATION;
      // Inverse and determinant of the 3 × 3 matrix with 1 on the diagonal and r elsewhere, by cofactors.
      const determinant = 1 + 2 * r ** 3 - 3 * r ** 2;
      const [own, other] = [(1 - r * r) / determinant, (r * r - r) / determinant];
      const d2 = z.reduce((sum, zi, i) => sum + z.reduce((s, zj, j) => s + zi * zj * (i === j ? own : other), 0), 0);
      return Math.exp(-d2 / 2) / (sd[0]! * sd[1]! * sd[2]!);
    });
    const total = densities.reduce((sum, d) => sum + d, 0);
    const posteriors = new Float64Array(SPECTRAL_CLASSES.length);
    classModel(roles).classify(Float64Array.from(spectrum), posteriors);
    posteriors.forEach((p, c) => {
      expect(p).toBeCloseTo(densities[c]! / total, 9);
    });
  });
});

describe('dumping on ground that was already bare', () => {
  const magnitude = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
    Math.sqrt(
      CHANGE_ROLES.reduce(
        (sum, role) => sum + (a[COLUMN_ROLES.indexOf(role)]! - b[COLUMN_ROLES.indexOf(role)]!) ** 2,
        0,
      ),
    );
  const random = seededRandom(11);
  /** The same ground a year later: 3 % of brightness and 0.012 per band. */
  const later = (s: Float64Array): Float64Array => {
    const brightness = 1 + 0.03 * normal(random);
    return s.map((value) => value * brightness + 0.012 * normal(random));
  };
  const share = (values: readonly number[], threshold: number): number =>
    values.filter((m) => m >= threshold).length / values.length;
  // A heap takes the brightness of the soil it is made of: only the mean spectrum moves, over 70–100 % of the pixel.
  const toRubble = (s: Float64Array): Float64Array => {
    const cover = 0.7 + 0.3 * random();
    return s.map((value, b) => value + cover * (classOf('rubble').mean[b]! - classOf('bare-site').mean[b]!));
  };
  const bare = draws('bare-site', 2000, 5);
  const unchanged = bare.map((s) => magnitude(s, later(s)));
  const dumped = bare.map((s) => magnitude(s, later(toRubble(s))));
  const crops = draws('grass', 2000, 6);
  const rubble = draws('rubble', 2000, 7);
  const green = crops.map((s, i) => magnitude(s, rubble[i]!));

  it('is mostly missed by C1, while dumping on a field is nearly always seen', () => {
    expect(share(dumped, params.changeFloor)).toBeLessThan(0.5);
    expect(share(green, params.changeFloor)).toBeGreaterThan(0.95);
  });
  it('is no reason to lower T: half the floor flags many times more unchanged ground', () => {
    expect(share(unchanged, params.changeFloor)).toBeLessThan(0.01);
    expect(share(unchanged, params.changeFloor / 2)).toBeGreaterThan(20 * share(unchanged, params.changeFloor));
    expect(dumpsParams.changeFloor.min).toBeGreaterThanOrEqual(0.05);
  });
});
