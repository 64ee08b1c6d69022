import { existsSync } from 'node:fs';
import { app } from 'electron';
import type { FileTokens } from './file-tokens.ts';
import type { JsonFile } from './json-file.ts';

const KEPT = 10;

export const isPathList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((path) => typeof path === 'string');

/** Projects opened lately, newest first; a file that is gone stays listed and is marked. */
export class RecentProjects {
  constructor(
    readonly file: JsonFile<string[]>,
    readonly tokens: FileTokens,
  ) {}

  add(path: string): void {
    this.file.write([path, ...this.file.read().filter((other) => other !== path)].slice(0, KEPT));
    app.addRecentDocument(path);
  }

  list(): { token: string; name: string; missing: boolean }[] {
    return this.file.read().map((path) => ({ ...this.tokens.issue(path), missing: !existsSync(path) }));
  }
}
