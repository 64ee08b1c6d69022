export {
  type BandRole,
  type BandRoles,
  bandRolesOf,
  type FoundBandRoles,
  findBandRoles,
  type RoleConfidence,
  roleSentence,
} from './band-roles.ts';
export { type OpenRasterOptions, openGeoTiff } from './open-geotiff.ts';
export { encodePng, setPngDeflate } from './png.ts';
export { type RasterView, renderChip, renderOnGrid, renderRgba, renderTile, tileGrid } from './render.ts';
export { type Resampling, resample } from './resample.ts';
export { asReflectance } from './sensors/as-reflectance.ts';
export { INDEX_NEEDS, missingFor } from './sensors/indices.ts';
export { type QaLayout, qaAsClasses, qaLayoutOf } from './sensors/landsat-qa.ts';
export { isEightBit, type ReflectanceRule, reflectanceRule } from './sensors/reflectance.ts';
export { SPECTRAL_ROLES } from './sensors/roles.ts';
export { percentileStretch, type Stretch, type Stretches, stretchOf } from './stretch.ts';
export { warpForView, warpWindow } from './warp.ts';
