import { AppError } from '../../../analysis/core/problems.ts';
import type { ProjectFile } from '../project/api.ts';

type Extent = readonly [west: number, south: number, east: number, north: number];

/** Refuses a scene whose extent does not meet that of the units, where the project has units. Extents are in degrees. */
export function refuseOutside(project: ProjectFile, file: string, extent: Extent): void {
  const units = project.layers().find((layer) => layer.role === 'units' && layer.extent !== null);
  if (units?.extent && !meet(extent, units.extent)) {
    throw new AppError({ code: 'scene-outside-district', file, layer: units.name });
  }
}

/** Boxes that only touch at an edge share no ground. */
export const meet = (a: Extent, b: Extent): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
