import { describe, expect, it } from 'vitest';
import { resolveElectron } from './resolve-runtime.ts';
import { firstRuntime, type ResolvedRuntime, type RuntimeOrigin, type RuntimeStep } from './runtime-step.ts';
import { RuntimeProblem } from './words.ts';

const runtime = (origin: RuntimeOrigin): ResolvedRuntime => ({
  path: `/somewhere/${origin}/electron`,
  distFolder: `/somewhere/${origin}`,
  version: '1.2.3',
  origin,
  note: origin,
});

/** Steps that keep a record of being asked. */
function stepsWith(has: Partial<Record<RuntimeOrigin, boolean>>): { steps: RuntimeStep[]; asked: RuntimeOrigin[] } {
  const asked: RuntimeOrigin[] = [];
  const origins: RuntimeOrigin[] = ['override', 'installed', 'download', 'fallback'];
  const steps = origins.map((origin) => ({
    origin,
    async attempt() {
      asked.push(origin);
      return has[origin] ? runtime(origin) : { unavailable: `no ${origin} here` };
    },
  }));
  return { steps, asked };
}

describe('which runtime is taken', () => {
  it('takes the first that is there and asks no further', async () => {
    const { steps, asked } = stepsWith({ installed: true, fallback: true });
    expect(await firstRuntime(steps)).toEqual(runtime('installed'));
    expect(asked).toEqual(['override', 'installed']);
  });

  it('comes to the fallback only when nothing official can be had', async () => {
    const { steps, asked } = stepsWith({ fallback: true });
    expect(await firstRuntime(steps)).toEqual(runtime('fallback'));
    expect(asked).toEqual(['override', 'installed', 'download', 'fallback']);
  });

  it('names every reason, in both languages, when none can be had', async () => {
    const { steps } = stepsWith({});
    const problem = await resolveElectron(steps).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(RuntimeProblem);
    const { cause, remedy } = (problem as RuntimeProblem).words;
    for (const origin of ['override', 'installed', 'download', 'fallback']) {
      expect(cause.zh).toContain(`${origin}: no ${origin} here`);
      expect(cause.en).toContain(`${origin}: no ${origin} here`);
    }
    expect(remedy.zh).toContain('ELECTRON_MIRROR');
    expect(remedy.en).toContain('ELECTRON_MIRROR');
  });
});
