import { AppError } from '../../analysis/core/problems.ts';
import type { FileToken } from '../contract/model.ts';

/** The files a person chose, by the token the page knows them under. */
export class GrantedFiles {
  private readonly paths = new Map<FileToken, string>();

  grant(token: FileToken, path: string): void {
    this.paths.set(token, path);
  }

  pathOf(token: FileToken): string {
    const path = this.paths.get(token);
    if (path === undefined) throw new AppError({ code: 'file-not-granted' });
    return path;
  }
}
