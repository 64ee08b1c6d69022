export type RuntimeOrigin = 'override' | 'installed' | 'download' | 'fallback';

export interface ResolvedRuntime {
  /** The executable, absolute. */
  readonly path: string;
  /** The folder that holds it and its resources: what `ELECTRON_OVERRIDE_DIST_PATH` and electron-builder's `electronDist` want. */
  readonly distFolder: string;
  readonly version: string;
  readonly origin: RuntimeOrigin;
  /** How to name this runtime to people. */
  readonly note: string;
}

/** One way to get a runtime: the runtime, or in a sentence why not. A step throws only to stop the search. */
export interface RuntimeStep {
  readonly origin: RuntimeOrigin;
  attempt(): Promise<ResolvedRuntime | { readonly unavailable: string }>;
}

/** The first step that has a runtime, or the reasons of all of them, in order. */
export async function firstRuntime(
  steps: readonly RuntimeStep[],
): Promise<ResolvedRuntime | { readonly reasons: readonly string[] }> {
  const reasons: string[] = [];
  for (const step of steps) {
    const outcome = await step.attempt();
    if (!('unavailable' in outcome)) return outcome;
    reasons.push(`${step.origin}: ${outcome.unavailable}`);
  }
  return { reasons };
}
