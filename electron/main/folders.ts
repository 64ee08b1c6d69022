import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program: out/ in a checkout, the same tree inside the package. */
export const OUT_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..');
export const RENDERER_FOLDER = join(OUT_FOLDER, 'renderer');
export const FONT_FOLDER = join(OUT_FOLDER, 'fonts');
export const PRELOAD_FILE = join(OUT_FOLDER, 'preload', 'index.cjs');
export const ENGINE_FILE = join(OUT_FOLDER, 'engine', 'index.js');
export const CLI_FILE = join(OUT_FOLDER, 'cli', 'index.js');
