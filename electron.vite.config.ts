import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Left out of the bundles: Electron itself, the native SQLite binding, and HiGHS, which finds its .wasm beside itself. */
const external = ['electron', '@photostructure/sqlite', 'highs'];

/** Everything that runs in Node: main, the engine with its workers, and the command line. */
const nodeBuild = (outDir: string, input: Record<string, string>) => ({
  build: {
    outDir,
    target: 'node20',
    minify: false,
    sourcemap: true,
    emptyOutDir: true,
    externalizeDeps: false,
    rollupOptions: { input, external, output: { format: 'es' as const, entryFileNames: '[name].js' } },
  },
});

export default defineConfig({
  main: nodeBuild('out', {
    'main/index': 'electron/main/index.ts',
    'engine/index': 'electron/engine/index.ts',
    'engine/worker': 'electron/engine/worker.ts',
    'cli/index': 'electron/cli/index.ts',
  }),
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      rollupOptions: { input: { index: 'renderer/index.html' } },
    },
  },
});
