import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
/** What the built program does not bundle either. */
const external = ['electron', '@photostructure/sqlite', 'highs'];

/**
 * The engine's worker as one file in `folder`, for tests with real threads: each thread would else translate all of the engine first.
 *
 * @returns the path of that file
 */
export async function bundledWorker(folder: string): Promise<string> {
  await build({
    ...{ configFile: false, root, logLevel: 'error' },
    resolve: { alias: { fflate: 'fflate/browser' } },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ...{ ssr: 'electron/engine/worker.ts', outDir: join(folder, 'engine'), target: 'node20', minify: false },
      rolldownOptions: { external, output: { format: 'es', entryFileNames: 'worker.mjs' } },
    },
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return join(folder, 'engine', 'worker.mjs');
}
