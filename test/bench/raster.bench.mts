import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startPool } from '../../electron/engine/jobs/engine-pool.ts';

/**
 * Rasters against GDAL, in one run on one machine: `npx tsx test/bench/raster.bench.mts [repeats]`, after a build of the program. The
 * ways to do a thing take turns, so that a busy moment touches them alike; medians are compared. Wants GDAL with its Python.
 */
const repeats = Number(process.argv[2] ?? 5);
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'raster-bench-'));
const pool = startPool(join(root, 'out/engine/worker.js'));
const python = '/usr/bin/python3';

type Way = () => Promise<number> | number;

/** Medians in milliseconds of ways that take turns. */
async function inTurn(ways: readonly Way[]): Promise<number[]> {
  const times = ways.map(() => [] as number[]);
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [index, way] of ways.entries()) times[index]!.push(await way());
  }
  return times.map((values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
}

async function row(name: string, peer: Way, own: Way): Promise<string> {
  const [theirs, ours] = (await inTurn([peer, own])) as [number, number];
  return `| ${name} | ${(theirs / 1000).toFixed(2)} | ${(ours / 1000).toFixed(2)} | ${(ours / theirs).toFixed(2)} |`;
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const READ = `import sys,time
from osgeo import gdal
gdal.SetConfigOption('GDAL_NUM_THREADS', '1')
t = time.time(); gdal.Open(sys.argv[1]).ReadAsArray(buf_type=gdal.GDT_Float32 if sys.argv[2] == 'f' else None)
print((time.time() - t) * 1000)`;
const gdalRead = (path: string, type: 'f' | 's'): number =>
  Number(execFileSync(python, ['-c', READ, path, type], { encoding: 'utf8' }));

const run = promisify(execFile);
const decode = async (path: string, from: number, end: number): Promise<number> => {
  const script = join(import.meta.dirname, 'decode-once.mts');
  const { stdout } = await run('node', ['--import', 'tsx', script, path, String(from), String(end)], { cwd: root });
  return Number(stdout);
};
const decodeOnTwo = async (path: string): Promise<number> =>
  Math.max(...(await Promise.all([decode(path, 0, 0.48), decode(path, 0.48, 1)])));

const layout = ['TILED=YES', 'BLOCKXSIZE=256', 'BLOCKYSIZE=256', 'INTERLEAVE=PIXEL', 'PREDICTOR=2'];
const scene = (name: string, compression: string): string => {
  const path = join(folder, name);
  execFileSync(python, [
    join(import.meta.dirname, 'made-up-scene.py'),
    path,
    '3200',
    `COMPRESS=${compression}`,
    ...layout,
  ]);
  return path;
};

try {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model}, ${cpus().length} cores, ${repeats} repeats`,
  );
  const [lzw, deflated] = [scene('lzw.tif', 'LZW'), scene('deflate.tif', 'DEFLATE')];
  const out = join(folder, 'out.tif');
  console.log('| | GDAL s | ours s | ratio |\n|---|---|---|---|');
  for (const [name, path] of [
    ['LZW', lzw],
    ['deflate', deflated],
  ] as const) {
    console.log(
      await row(
        `decode ${name} to 32-bit, 1 core`,
        () => gdalRead(path, 'f'),
        () => decode(path, 0, 1),
      ),
    );
    console.log(
      await row(
        `decode ${name}, GDAL to 16-bit, 1 core`,
        () => gdalRead(path, 's'),
        () => decode(path, 0, 1),
      ),
    );
    console.log(
      await row(
        `decode ${name}, ours on 2 cores`,
        () => gdalRead(path, 's'),
        () => decodeOnTwo(path),
      ),
    );
  }
  const fixed = ['-q', '-overwrite', '-t_srs', 'EPSG:3857', '-r', 'bilinear', '-co', 'TILED=YES'];
  const threads = ['-multi', '-wo', 'NUM_THREADS=2', '-wm', '512', '--config', 'GDAL_NUM_THREADS', '2'];
  const warp = { path: lzw, out, toCrs: 'EPSG:3857', method: 'bilinear', pixelSize: null, packing: 'none' } as const;
  const own = (): Promise<number> => timed(() => pool.start('warpRaster', warp, { what: 'warp' }).result);
  await own();
  console.log(
    await row(
      'warp LZW to EPSG:3857, 2 threads',
      () => timed(() => execFileSync('gdalwarp', [...fixed, ...threads, lzw, out])),
      own,
    ),
  );
  const addo = [
    '-q',
    '-ro',
    '-r',
    'average',
    '--config',
    'COMPRESS_OVERVIEW',
    'DEFLATE',
    '--config',
    'PREDICTOR_OVERVIEW',
    '2',
  ];
  const anew = (work: () => unknown): Promise<number> => {
    rmSync(`${lzw}.ovr`, { force: true });
    return timed(work);
  };
  const build = (): Promise<unknown> => pool.start('buildOverviews', { path: lzw }, { what: 'overviews' }).result;
  console.log(
    await row(
      'build overviews',
      () => anew(() => execFileSync('gdaladdo', [...addo, lzw, '2', '4', '8', '16'])),
      () => anew(build),
    ),
  );
  const bands = [2, 1, 0] as const;
  const facts = await pool.start('inspectRaster', { path: lzw }, { what: 'inspect' }).result;
  const view = { ...facts.view, bands: [...bands] };
  const shape = {
    crs: 'EPSG:3857',
    width: 1_600,
    height: 1_607,
    transform: [26.2, 0, 12_951_234, 0, -26.2, 4_881_934.5],
  } as const;
  const draw = (): Promise<unknown> =>
    pool.start('picture', { path: lzw, view: view as never, shape }, { what: 'picture' }).result;
  const small = ['-q', '-overwrite', '-t_srs', 'EPSG:3857', '-r', 'bilinear', '-ts', '1600', '0'];
  console.log(
    await row(
      'picture 1,600 wide from overviews, as PNG',
      () => timed(() => execFileSync('gdalwarp', [...small, lzw, out])),
      () => timed(draw),
    ),
  );
} finally {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
}
