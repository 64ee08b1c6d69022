import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildings, writeGeoJsonInput, writeShapefileInput } from './vector-inputs.ts';

/**
 * Vector files into GeoPackages, against ogr2ogr, in one run on one machine: `npx tsx test/bench/vector.bench.mts [repeats] [part of an input's name]`. Each
 * repeat runs the three ways one after the other, so that a busy moment touches them alike; the medians are compared.
 */
const repeats = Number(process.argv[2] ?? 3);
const wanted = process.argv[3] ?? '';
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'vector-bench-'));
const out = join(folder, 'out.gpkg');

function row(name: string, path: string): string {
  const times = { ogr: [] as number[], process: [] as number[], command: [] as number[] };
  for (let repeat = 0; repeat < repeats; repeat++) {
    times.ogr.push(timed(() => run('ogr2ogr', '-f', 'GPKG', out, path)));
    times.process.push(inProcess(path));
    times.command.push(timed(() => run('node', 'out/cli/index.js', 'convert', path, out)));
  }
  const [ogr, own, command] = [median(times.ogr), median(times.process), median(times.command)];
  const seconds = [ogr, own, command].map((ms) => (ms / 1000).toFixed(2));
  return `| ${name} | ${seconds[0]} | ${seconds[1]} | ${(own / ogr).toFixed(2)} | ${seconds[2]} | ${(command / ogr).toFixed(2)} |`;
}

/** The milliseconds that the task itself takes in a plain Node process, read from its last line. */
function inProcess(path: string): number {
  return Number(run('node', '--import', 'tsx', 'test/bench/convert-once.mts', path, out));
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  if (statSync(out).size < 1_000_000) throw new Error('nothing was written');
  return performance.now() - started;
}

function run(command: string, ...args: string[]): string {
  rmSync(out, { force: true });
  return execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

// The command itself builds what is stale first, which is not to be measured.
run('node', 'electron/runtime/clearground.mjs', '--help');
try {
  const [polygons, points] = [buildings('polygons'), buildings('points')];
  const inputs = [
    ['200,000 polygons, GBK shapefile', await writeShapefileInput(folder, polygons, 'gbk')],
    ['200,000 polygons, UTF-8 shapefile', await writeShapefileInput(folder, polygons, 'utf-8')],
    ['200,000 points, GBK shapefile', await writeShapefileInput(folder, points, 'gbk')],
    ['polygons, GeoJSON of 100 MB', await writeGeoJsonInput(folder, polygons, 100_000_000)],
  ] as const;
  console.log('| input | ogr2ogr, s | ours in process, s | ratio | whole command, s | ratio |');
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [name, path] of inputs) if (name.includes(wanted)) console.log(row(name, path));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
