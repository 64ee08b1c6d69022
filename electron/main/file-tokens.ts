import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { FileToken } from '../contract/model.ts';

export interface NamedToken {
  readonly token: FileToken;
  readonly name: string;
}

/** Paths that a person chose, under handles that say nothing. The page only ever holds the handle. */
export class FileTokens {
  readonly #paths = new Map<FileToken, string>();
  readonly #granted: (token: FileToken, path: string) => void;

  /** @param granted is told of each new token, so that the engine can open it */
  constructor(granted: (token: FileToken, path: string) => void) {
    this.#granted = granted;
  }

  issue(path: string): NamedToken {
    const token = randomBytes(16).toString('hex');
    this.#paths.set(token, path);
    this.#granted(token, path);
    return { token, name: basename(path) };
  }

  pathOf(token: FileToken): string | undefined {
    return this.#paths.get(token);
  }

  entries(): Iterable<[FileToken, string]> {
    return this.#paths.entries();
  }
}
