import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
const OWNERLESS_GRACE_MS = 5_000;

/**
 * Runs `work` while no other process holds the same lock. The lock is a folder holding its owner's process id; a lock whose
 * owner is gone is taken over. The parent folder is made if it is missing.
 *
 * @param onWait called once if another process holds the lock
 */
export async function withLock<T>(lockFolder: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
  mkdirSync(path.dirname(lockFolder), { recursive: true });
  let hasWaited = false;
  const waitingSinceMs = Date.now();
  while (!tryTake(lockFolder)) {
    if (isAbandoned(lockFolder, Date.now() - waitingSinceMs)) {
      remove(lockFolder);
      continue;
    }
    if (!hasWaited) onWait?.();
    hasWaited = true;
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    remove(lockFolder);
  }
}

function tryTake(lockFolder: string): boolean {
  try {
    mkdirSync(lockFolder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(path.join(lockFolder, 'owner'), String(process.pid));
  return true;
}

/** An owner that no longer runs; or a lock that got no owner's name for seconds, because its maker died in between. */
function isAbandoned(lockFolder: string, waitedMs: number): boolean {
  let owner: number;
  try {
    owner = Number(readFileSync(path.join(lockFolder, 'owner'), 'utf8'));
  } catch {
    return waitedMs > OWNERLESS_GRACE_MS;
  }
  if (!(owner > 0)) return waitedMs > OWNERLESS_GRACE_MS;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Renamed first, so that of two processes that find the same abandoned lock only one removes it. */
function remove(lockFolder: string): void {
  const aside = `${lockFolder}.${process.pid}.${Date.now()}`;
  try {
    renameSync(lockFolder, aside);
  } catch {
    return;
  }
  rmSync(aside, { recursive: true, force: true });
}
