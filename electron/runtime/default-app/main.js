// The part of a development Electron that runs the app folder named on its command line: `electron [-r module] FOLDER …`.
// It is a module, so Electron holds back `ready` until the app's own main module has run, as it does for a packaged app.
import { readFileSync } from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';

const { folder, preloads } = readArguments(process.argv.slice(1));
if (preloads.length > 0) Module._preloadModules(preloads);
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });

if (folder === undefined) {
  console.error('usage: electron [-r module] FOLDER [arguments]');
  process.exit(2);
}
const root = path.resolve(folder);
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
if (manifest.version) app.setVersion(manifest.version);
app.setName(manifest.productName ?? manifest.name ?? 'Electron');
app.setAppPath(root);
await import(pathToFileURL(path.join(root, manifest.main ?? 'index.js')).href);

function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === '-r' || argument === '--require') preloads.push(args[++index]);
    else if (!argument.startsWith('-')) return { folder: argument, preloads };
  }
  return { folder: undefined, preloads };
}
