import { describe, expect, it } from 'vitest';
import { craftTiff, rasterTags } from '../../test/helpers/craft-tiff.ts';
import { memorySource } from '../core/bytes.ts';
import { transformBetween } from '../core/crs.ts';
import { openGeoTiff } from './open-geotiff.ts';

/** EPSG:4548 with a unit key (ProjLinearUnitsGeoKey 3076); the corner lies at 500,000 east and 4,420,000 north of that unit. */
async function cornerWithUnit(unit: number): Promise<{ crs: string; lon: number; lat: number }> {
  const tags = rasterTags(2, 2, { bits: 8 }).map((tag) =>
    tag.id === 34735 ? { ...tag, values: [1, 1, 0, 3, 1024, 0, 1, 1, 3072, 0, 1, 4548, 3076, 0, 1, unit] } : tag,
  );
  const { info } = await openGeoTiff(memorySource('a.tif', craftTiff({ tags, blocks: [new Uint8Array(4)] })));
  const [, , x, , , y] = info.transform;
  const [lon, lat] = transformBetween(info.crs, 'EPSG:4326')(x, y);
  return { crs: info.crs, lon, lat };
}

describe('a system by its code, with a unit key', () => {
  it('is the code where the unit is that of the code', async () => {
    const { crs, lon, lat } = await cornerWithUnit(9001);
    expect(crs).toBe('EPSG:4548');
    expect(lon).toBeCloseTo(117, 9);
    expect(lat).toBeGreaterThan(39.9);
  });
  it('counts in feet where the key says feet, false easting included', async () => {
    const { lon, lat } = await cornerWithUnit(9003);
    // 500,000 ft are 152.4 km, 347.6 km west of the meridian; 4,420,000 ft are 1,347.2 km from the equator.
    const [expectedLon, expectedLat] = transformBetween('EPSG:4548', 'EPSG:4326')(
      (500_000 * 1200) / 3937,
      (4_420_000 * 1200) / 3937,
    );
    expect(lon).toBeCloseTo(expectedLon, 9);
    expect(lat).toBeCloseTo(expectedLat, 9);
  });
  it('is the code where the key names no unit', async () => {
    expect((await cornerWithUnit(1)).crs).toBe('EPSG:4548');
  });
});
