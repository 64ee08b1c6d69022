#!/usr/bin/env node
// `npx clearground VERB …` in a checkout: builds what is missing or stale (words go to stderr), then becomes the command line.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const builder = await importTypeScript('./build.ts');
const { runProgram } = await importTypeScript('./words.ts');

await runProgram(async () => {
  await builder.ensureBuilt();
  return 0;
});
if (process.exitCode === 0) {
  const cli = path.join(here, '../../out/cli/index.js');
  process.exitCode = undefined;
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
}

async function importTypeScript(file) {
  try {
    const { tsImport } = await import('tsx/esm/api');
    return await tsImport(file, import.meta.url);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    process.stderr.write(`请先在项目目录运行 npm ci。\nRun npm ci in the project folder first. (${error.message})\n`);
    process.exit(2);
  }
}
