import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { AppError } from '../../analysis/core/problems.ts';
import { moveIntoPlace, unfinishedFiles } from '../engine/datasets/move-into-place.ts';

/** Files under way. They appear under their name only when whole; a cancelled call leaves nothing behind. */
export class Outputs {
  private readonly temporary = new Set<string>();

  /** Calls `write` with a temporary path beside the target (same extension), then moves it into place. */
  async whole(path: string, write: (temporaryPath: string) => Promise<void>): Promise<void> {
    const target = resolve(path);
    const temporaryPath = this.beside(target);
    try {
      await write(temporaryPath);
      moveIntoPlace(temporaryPath, target);
    } catch (error) {
      throw isSystemError(error) ? unwritable(target, error.code) : error;
    } finally {
      this.forget(temporaryPath);
    }
  }

  /** A fresh path in the target's folder, removed on cleanup. */
  beside(target: string): string {
    const folder = dirname(resolve(target));
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      throw unwritable(target, isSystemError(error) ? error.code : String(error));
    }
    const stem = basename(target, extname(target));
    const path = join(folder, `.${stem}-${randomBytes(4).toString('hex')}${extname(target)}`);
    this.temporary.add(path);
    return path;
  }

  forget(path: string): void {
    for (const leftover of [...unfinishedFiles(path), path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) {
      rmSync(leftover, { recursive: true, force: true });
    }
    this.temporary.delete(path);
  }

  /** Removes whatever is not whole; synchronous, so it also works on the way out. */
  removeUnfinished(): void {
    for (const path of [...this.temporary]) this.forget(path);
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { readonly code: string } =>
  error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';

const unwritable = (path: string, reason: string): AppError =>
  new AppError({ code: 'output-unwritable', file: basename(path), reason });
