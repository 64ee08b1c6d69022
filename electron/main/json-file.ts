import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Small settings on disk, written whole or not at all; what cannot be read counts as absent. */
export class JsonFile<Value> {
  constructor(
    readonly path: string,
    readonly fallback: Value,
    readonly isValue: (value: unknown) => value is Value,
  ) {}

  read(): Value {
    try {
      const value: unknown = JSON.parse(readFileSync(this.path, 'utf8'));
      return this.isValue(value) ? value : this.fallback;
    } catch {
      return this.fallback;
    }
  }

  write(value: Value): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, JSON.stringify(value));
    renameSync(`${this.path}.new`, this.path);
  }
}
