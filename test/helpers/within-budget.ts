import { expect } from 'vitest';

const SECONDS_AT_MOST = 2;
const MEGABYTES_AT_MOST = 128;

/**
 * Runs hostile work and expects it to end within two seconds and 128 MB of buffers. Buffers are counted as they stand when it has
 * ended; none is collected in so short a time but by a collection that its own allocations force.
 */
export async function withinBudget<T>(work: () => Promise<T>, megabytes = MEGABYTES_AT_MOST): Promise<T> {
  const before = process.memoryUsage().arrayBuffers;
  const startedMs = performance.now();
  try {
    return await work();
  } finally {
    expect((performance.now() - startedMs) / 1000).toBeLessThan(SECONDS_AT_MOST);
    expect((process.memoryUsage().arrayBuffers - before) / 1e6).toBeLessThan(megabytes);
  }
}
