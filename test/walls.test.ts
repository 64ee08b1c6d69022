import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What code in a folder may import, by folder; the first rule whose folder holds the file decides. */
const RULES: readonly { readonly from: string; readonly may: readonly string[]; readonly packages: RegExp }[] = [
  { from: 'analysis/core', may: ['analysis/core'], packages: /^(proj4|fflate|geographiclib-geodesic|geojson)$/ },
  ...['vector', 'raster', 'network'].map((folder) => ({
    from: `analysis/${folder}`,
    may: ['analysis/core', 'analysis/vector', 'analysis/raster', 'analysis/network'],
    packages: /^(?!node:|electron$|react|maplibre-gl|@deck\.gl)/,
  })),
  ...['dumps', 'coverage', 'location', 'siting', 'patrol'].map((folder) => ({
    from: `analysis/${folder}`,
    may: ['analysis/core', 'analysis/vector', 'analysis/raster', 'analysis/network', `analysis/${folder}`],
    packages: /^(?!node:|electron$|react|maplibre-gl|@deck\.gl)/,
  })),
  { from: 'sample-data', may: ['analysis', 'sample-data'], packages: /^(?!electron$|react|maplibre-gl|@deck\.gl)/ },
  { from: 'electron/contract', may: ['electron/contract', 'analysis'], packages: /^(zod)$/ },
  { from: 'electron/preload', may: ['electron/contract'], packages: /^electron$/ },
  {
    from: 'electron/main',
    may: ['electron/main', 'electron/contract', 'analysis/core'],
    packages: /^(electron$|node:)/,
  },
  {
    from: 'electron/engine',
    may: ['electron/engine', 'electron/contract', 'analysis', 'sample-data'],
    packages: /^(?!electron$|react|maplibre-gl|@deck\.gl)/,
  },
  {
    from: 'electron/cli',
    may: ['electron/cli', 'electron/engine', 'electron/contract', 'electron/runtime', 'analysis', 'sample-data'],
    packages: /^(?!electron$|react|maplibre-gl|@deck\.gl)/,
  },
  { from: 'electron/runtime', may: ['electron/runtime'], packages: /./ },
  ...[
    ['map', 'map', 'state', 'ui', 'words'],
    ['state', 'state', 'ui', 'words'],
    ['commands', 'commands', 'state', 'ui', 'words'],
    ['panels', 'panels', 'commands', 'state', 'ui', 'words'],
    ['review', 'review', 'commands', 'state', 'ui', 'words'],
    ['layout', 'layout', 'commands', 'state', 'ui', 'words'],
    ['ui', 'ui', 'words'],
    ['words', 'words'],
    ['', ''],
  ].map(([folder, ...may]) => ({
    from: join('renderer', folder!),
    may: [...may.map((other) => join('renderer', other)), 'analysis', 'electron/contract'],
    packages: /^(?!node:|electron$)/,
  })),
];

/** Only the map makes MapLibre and deck.gl objects. */
const MAP_PACKAGES = /^(maplibre-gl|@deck\.gl)/;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isPackage: boolean;
}

const files = ['analysis', 'electron', 'renderer', 'sample-data'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
);
const sources = files.filter(
  (file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes('test-'),
);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|\n\s*import\s+'([^']+)'/g,
  );
  return [...found].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3])!;
    const isPackage = !name.startsWith('.');
    return { file, isPackage, target: isPackage ? name : relative(root, resolve(root, dirname(file), name)) };
  });
}

const inside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

function breaks({ file, target, isPackage }: Import): boolean {
  const rule = RULES.find((candidate) => inside(file, candidate.from));
  if (rule === undefined) return true;
  return isPackage ? !rule.packages.test(target) : !rule.may.some((folder) => inside(target, folder));
}

describe('import walls', () => {
  const imports = sources.flatMap(importsOf);

  it('reads the imports of a real tree', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.some(({ target }) => target === 'analysis/core/problems.ts')).toBe(true);
  });
  it('lets nobody climb over', () => {
    expect(imports.filter(breaks).map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });
  it('keeps MapLibre and deck.gl inside renderer/map', () => {
    const outside = imports.filter(({ file, target }) => MAP_PACKAGES.test(target) && !inside(file, 'renderer/map'));
    expect(outside.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });
  it('would notice', () => {
    expect(breaks({ file: 'analysis/core/run.ts', target: 'node:fs', isPackage: true })).toBe(true);
    expect(breaks({ file: 'analysis/dumps/index.ts', target: 'analysis/coverage/index.ts', isPackage: false })).toBe(
      true,
    );
    expect(breaks({ file: 'renderer/panels/a.tsx', target: 'renderer/map/b.ts', isPackage: false })).toBe(true);
    expect(breaks({ file: 'electron/main/index.ts', target: 'electron/engine/index.ts', isPackage: false })).toBe(true);
  });
});
