import { quietRun } from '../../analysis/core/run.ts';
import { convert } from '../../electron/engine/tasks/convert.ts';

/** Runs the task of `clearground convert IN OUT` in this process and prints how many milliseconds it took. */
const [path = '', out = ''] = process.argv.slice(2);
const file = { path, layer: '', encoding: null, crs: null };
const started = performance.now();
await convert({ file, out, toCrs: null, encoding: 'utf-8', where: [], aside: null }, quietRun);
console.log(performance.now() - started);
