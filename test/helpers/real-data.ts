import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const beside = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'shared', 'data');

/**
 * The path of a real data set that is not part of the repository, or null when it is not on this machine. It is looked for
 * in the folder named by CLEARGROUND_DATA, else in `shared/data` beside the repository.
 */
export function realData(name: string): string | null {
  const path = join(process.env['CLEARGROUND_DATA'] ?? beside, name);
  return existsSync(path) ? path : null;
}
