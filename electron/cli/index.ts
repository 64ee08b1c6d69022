import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLine } from './command-line.ts';
import { Session } from './session.ts';
import { Terminal } from './terminal.ts';

const here = dirname(fileURLToPath(import.meta.url));
const appFolder = join(here, '..', '..');
const { version } = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as { readonly version: string };

process.exitCode = await commandLine(
  process.argv.slice(2),
  (language) =>
    new Session({
      terminal: new Terminal(language, process.stderr),
      workerFile: join(here, '..', 'engine', 'worker.js'),
      appFolder,
      version,
    }),
  (text) => process.stdout.write(text),
);

// In the packaged program this is a utility process of Electron, which lives on until it is told to end.
if ('parentPort' in process && process.parentPort) process.stdout.write('', () => process.exit());
