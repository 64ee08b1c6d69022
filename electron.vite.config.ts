import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Left out of the bundles: Electron itself, the native SQLite binding, and HiGHS, which finds its .wasm beside itself. */
const external = ['electron', '@photostructure/sqlite', 'highs'];

/** The font of the printed sheets, shipped with the program so that paper looks alike on every machine. */
const sheetFonts = (): Plugin => ({
  name: 'sheet-fonts',
  writeBundle() {
    mkdirSync('out/fonts', { recursive: true });
    for (const subset of ['latin', 'chinese-simplified']) {
      for (const weight of [400, 700]) {
        const file = `noto-sans-sc-${subset}-${weight}-normal.woff2`;
        copyFileSync(join('node_modules/@fontsource/noto-sans-sc/files', file), join('out/fonts', file));
      }
    }
  },
});

/** Everything that runs in Node: main, the engine with its workers, and the command line. */
const nodeBuild = (outDir: string, input: Record<string, string>) => ({
  plugins: [sheetFonts()],
  // fflate's Node build declares a `require` of its own, which clashes with the one every bundle gets
  resolve: { alias: { fflate: 'fflate/browser' } },
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
      minify: true,
      rollupOptions: { input: { index: 'renderer/index.html' } },
    },
  },
});
