import { BAND_ORDERS } from '../../../analysis/raster/sensors/presets.ts';
import { rolesOf } from '../../../analysis/raster/sensors/roles.ts';
import type { PreviewRaster } from '../../contract/preview.ts';

/** The sensors that stack as many bands, for the person to choose from. */
export const sensorPresets = (bandCount: number): PreviewRaster['presets'] =>
  BAND_ORDERS.filter(({ order }) => order.length === bandCount).map(({ title, order }) => ({
    title,
    bandRoles: rolesOf(order),
  }));
