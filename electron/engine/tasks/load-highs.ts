import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Highs } from 'highs';

/** Starts HiGHS from node_modules, with its WebAssembly read from beside it: works in a checkout and in the package. */
export async function loadHighs(): Promise<Highs> {
  const require = createRequire(import.meta.url);
  const { default: start } = await import('highs');
  return start({ wasmBinary: await readFile(require.resolve('highs/runtime')) });
}
