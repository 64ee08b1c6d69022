import { AppError, type Problem } from '../../../analysis/core/problems.ts';
import type { ProjectFile } from '../project/api.ts';

type Extent = readonly [west: number, south: number, east: number, north: number];

/** Why a scene cannot be used here: its extent does not meet that of the units. Null where it does, or the project has no units. */
export function outsideProblem(project: ProjectFile, file: string, extent: Extent): Problem | null {
  const units = project.layers().find((layer) => layer.role === 'units' && layer.extent !== null);
  if (!units?.extent || meet(extent, units.extent)) return null;
  return { code: 'scene-outside-district', file, layer: units.name };
}

/** Throws that problem. Extents are in degrees. */
export function refuseOutside(project: ProjectFile, file: string, extent: Extent): void {
  const problem = outsideProblem(project, file, extent);
  if (problem !== null) throw new AppError(problem);
}

/** Boxes that only touch at an edge share no ground. */
export const meet = (a: Extent, b: Extent): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
