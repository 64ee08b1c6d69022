import type { Highs } from 'highs';

/** Starts the HiGHS solver; where its WebAssembly file lies differs between the packaged program, the command line and tests. */
export type HighsLoader = () => Promise<Highs>;

let loader: HighsLoader | undefined;
let loading: Promise<Highs> | undefined;

/** Says how HiGHS is loaded here. Call once per worker before the first location run. */
export function setHighsLoader(load: HighsLoader): void {
  loader = load;
  loading = undefined;
}

/** The solver, started on first need; a failed start is forgotten so that the next call tries again. */
export function loadHighs(): Promise<Highs> {
  if (!loader) throw new Error('setHighsLoader was not called in this worker');
  loading ??= loader().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
