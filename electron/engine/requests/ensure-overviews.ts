import { AppError } from '../../../analysis/core/problems.ts';
import type { Job, Share } from '../jobs/job.ts';
import type { Tasks } from '../tasks/index.ts';

/** Below this a scene is drawn quickly enough from its full pixels. */
const LARGER_THAN_PIXELS = 4_000;

/**
 * Gives a large image without reduced copies its own before it is first drawn, as part of the job that adds it. Where they cannot
 * be written the image is added all the same; it is drawn slowly then.
 */
export async function ensureOverviews(job: Job<Tasks>, path: string, share: Share): Promise<void> {
  try {
    await job.task('buildOverviews', { path, largerThanPixels: LARGER_THAN_PIXELS }, share);
  } catch (error) {
    if (!(error instanceof AppError && error.problem.code === 'output-unwritable')) throw error;
  }
}
