import type { Calibration, Classification, LayerRole, RasterLayerInfo, VectorLayerInfo } from '../../contract/model.ts';
import type { ProjectFile } from '../project/api.ts';
import type { ImportedVector } from '../tasks/import-vector.ts';
import type { RasterFacts } from '../tasks/inspect-raster.ts';

/** What people say of a layer on the preview card. */
export interface LayerFacts {
  readonly name: string;
  readonly role: LayerRole;
  readonly source: string;
  readonly date: string | null;
  readonly classification: Classification;
  readonly licence?: string;
  readonly calibration?: Calibration;
  readonly visible?: boolean;
}

export type ReadPart =
  | { readonly kind: 'vector'; readonly vector: ImportedVector; readonly facts: LayerFacts }
  | { readonly kind: 'raster'; readonly raster: RasterFacts; readonly facts: LayerFacts };

/** Writes a part that has been read: one transaction. */
export function addPart(project: ProjectFile, part: ReadPart): VectorLayerInfo | RasterLayerInfo {
  if (part.kind === 'vector') {
    const { table, crsNote, keptAside, sha256, origin } = part.vector;
    return project.addVectorLayer(table, { ...part.facts, crsNote, keptAside, sha256, origin });
  }
  const { path, byteLength, sha256, width, height, crs, crsNote, bandNames, bandRoles, view, extent } = part.raster;
  return project.addRasterLayer({
    ...part.facts,
    ...{ path, byteLength, sha256, width, height, crs, crsNote, bandNames, bandRoles, view, extent },
    keptAside: 0,
  });
}
