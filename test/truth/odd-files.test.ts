import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askGdal, hasGdalPython, PYTHON } from './odd-files/ask-gdal.ts';
import { compareConverted } from './odd-files/compare-converted.ts';
import { compareFiles, type FileComparison } from './odd-files/compare-files.ts';
import type { Comparison } from './odd-files/compare-views.ts';
import { conversionExceptions, type Exception, readingExceptions } from './odd-files/exceptions.ts';
import type { FileRequest } from './odd-files/facts.ts';

/**
 * More than four hundred odd files, made by GDAL and byte by byte, are read here and by GDAL: names, rows, fields, cells, shapes, extents
 * and pixels must agree, but for the exceptions in odd-files/exceptions.ts. What is converted must hold for GDAL what it held here.
 */
const MAKERS = ['shapefiles', 'prj', 'packages', 'json', 'tables', 'kml', 'dxf', 'crafted', 'rasters'];
const hasGdal = hasGdalPython();
const folder = mkdtempSync(join(tmpdir(), 'odd-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe.skipIf(!hasGdal)('odd files (skipped without /usr/bin/python3, python3-gdal and python3-numpy)', () => {
  let requests: readonly FileRequest[] = [];
  let rows: readonly FileComparison[] = [];
  beforeAll(async () => {
    const maker = fileURLToPath(new URL('./odd-files/make_odd_files.py', import.meta.url));
    const made = spawnSync(PYTHON, ['-B', maker, folder, ...MAKERS.map((name) => `make_${name}`)], {
      encoding: 'utf8',
    });
    expect(made.status, made.stderr).toBe(0);
    requests = JSON.parse(readFileSync(join(folder, 'requests.json'), 'utf8')) as FileRequest[];
    rows = await compareFiles(folder, requests);
  });

  it('are at least four hundred, and thirty thousand facts are held together', () => {
    expect(rows.length).toBeGreaterThanOrEqual(400);
    expect(rows.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(30_000);
  });

  it('are read as GDAL reads them, but for the exceptions', () => {
    expect(unexpected(rows, readingExceptions)).toEqual([]);
  });

  it('leave no exception that is none any more', () => {
    expect(stale(rows, readingExceptions)).toEqual([]);
  });

  it('are each read within two seconds', () => {
    expect(rows.filter(({ elapsedMs }) => elapsedMs > 2_000).map(({ file, elapsedMs }) => [file, elapsedMs])).toEqual(
      [],
    );
  });

  it('hold for GDAL, once converted, what they held here', async () => {
    const converted = await compareConverted(folder, join(folder, 'converted'), requests);
    expect(converted.length).toBeGreaterThan(200);
    expect(unexpected(converted, conversionExceptions)).toEqual([]);
    expect(stale(converted, conversionExceptions)).toEqual([]);
  });

  it('are said and converted by the command line as by the engine', async () => {
    await clearground('info', '--help'); // builds the program where that is stale, once
    for (const sample of SAMPLES) await checkOnCommandLine(sample);
  }, 240_000);
});

type Row = Comparison & { readonly file: string };

const filesOf = (exceptions: readonly Exception[]): Set<string> => new Set(exceptions.flatMap(({ files }) => files));
const isFine = ({ outcome }: Comparison): boolean => outcome === 'agree' || outcome === 'both refuse';

function unexpected(rows: readonly Row[], exceptions: readonly Exception[]): string[] {
  const allowed = filesOf(exceptions);
  return rows
    .filter((row) => !isFine(row) && !allowed.has(row.file))
    .map(({ file, outcome, what }) => `${file}: ${outcome}: ${what.join('; ')}`);
}

function stale(rows: readonly Row[], exceptions: readonly Exception[]): string[] {
  const differing = new Set(rows.filter((row) => !isFine(row)).map(({ file }) => file));
  return [...filesOf(exceptions)].filter((file) => !differing.has(file));
}

/** One of each format, and one of each way to lie about text and place. */
const SAMPLES = [
  ...[
    'shp/language-byte-cp936.shp',
    'shp/lying-cpg.shp',
    'prj/name-gbk.shp',
    'craft/nested.zip',
    'pkg/own-system.gpkg',
  ],
  ...['json/crs-belt-39.geojson', 'csv/gb18030.csv', 'kml/schema-data.kml', 'pkg/polygon.fgb'],
] as const;

interface Said {
  readonly parts: readonly { readonly rows: number; readonly fields: readonly { readonly name: string }[] }[];
}

/** `info --json` names rows and fields, `convert` writes what GDAL then counts alike. */
async function checkOnCommandLine(file: string): Promise<void> {
  const out = join(folder, 'from-command-line.gpkg');
  rmSync(out, { force: true });
  const [info] = await Promise.all([
    clearground('info', join(folder, file), '--json'),
    clearground('convert', join(folder, file), out),
  ]);
  const [said] = (JSON.parse(info) as Said).parts;
  const [view] = await askGdal([{ path: out, options: [], drivers: ['GPKG'] }]);
  const written = view !== undefined && 'layers' in view ? view.layers[0] : undefined;
  expect(written?.rows.length, file).toBe(said?.rows);
  expect(
    written?.fields.map(({ name }) => name),
    file,
  ).toEqual(said?.fields.map(({ name }) => name));
}

const program = fileURLToPath(new URL('../../electron/runtime/clearground.mjs', import.meta.url));

function clearground(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...args]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) =>
      code === 0 ? resolve(stdout) : reject(new Error(`${args.join(' ')}: ${code} ${stderr}`)),
    );
  });
}
