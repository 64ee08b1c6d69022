import { describe, expect, it } from 'vitest';
import { findBandRoles, roleSentence } from './band-roles.ts';
import type { RasterInfo } from './raster-file.ts';
import { INDEX_NEEDS, missingFor } from './sensors/indices.ts';

interface Bands {
  readonly name?: string;
  readonly names?: readonly (string | null)[];
  readonly count?: number;
  readonly nm?: readonly number[];
  readonly type?: RasterInfo['sampleType'];
  readonly metadata?: Readonly<Record<string, string>>;
}

function info({ name = 'scene.tif', names, count = 4, nm, type = 'uint16', metadata = {} }: Bands): RasterInfo {
  const length = names?.length ?? nm?.length ?? count;
  const bands = Array.from({ length }, (_, band) => ({
    name: names?.[band] ?? null,
    nodata: null,
    scale: 1,
    offset: 0,
    ...(nm && { wavelengthNm: nm[band]! }),
  }));
  return { name, bands, sampleType: type, metadata: new Map(Object.entries(metadata)) } as unknown as RasterInfo;
}

/** The roles in the order of the bands. */
const order = (bands: Bands): string =>
  Object.entries(findBandRoles(info(bands)).roles)
    .sort(([, one], [, other]) => one - other)
    .map(([role, band]) => `${role}${band}`)
    .join(' ');

describe('what bands are for', () => {
  it('is told by their names, in the words of any program', () => {
    expect(order({ names: ['Blue', 'Green', 'Red', 'Near Infrared'] })).toBe('blue0 green1 red2 nir3');
    expect(order({ names: ['蓝波段', '绿波段', '红波段', '近红外'] })).toBe('blue0 green1 red2 nir3');
    expect(order({ names: ['B4, central wavelength 665 nm', 'B3', 'B2', 'B8'] })).toBe('red0 green1 blue2 nir3');
    expect(order({ names: ['B02', 'B8A', 'B11', 'B12', 'SCL'] })).toBe('blue0 nirNarrow1 swir12 swir23');
    expect(order({ names: ['SR_B2', 'SR_B3', 'SR_B4', 'SR_B5', 'SR_B6', 'SR_B7'] })).toBe(
      'blue0 green1 red2 nir3 swir14 swir25',
    );
    expect(order({ names: ['red edge 1', 'rededge2', 'VRE3', 'SWIR 1', 'swir22'] })).toBe(
      'redEdge10 redEdge21 redEdge32 swir13 swir24',
    );
  });

  it('is not told by names that only count: four bands called Band 1 to Band 4 are not coastal to red', () => {
    const found = findBandRoles(info({ names: ['Band_1', 'Band_2', 'Band_3', 'Band_4'] }));
    expect(found.roles).toEqual({ blue: 0, green: 1, red: 2, nir: 3 });
    expect(found.confidence).toBe('guessed');
  });

  it('is told by wavelengths, and a narrow near infrared serves where there is no other', () => {
    expect(order({ nm: [482, 565, 660, 825, 1650, 2220] })).toBe('blue0 green1 red2 nir3 swir14 swir25');
    expect(order({ nm: [482, 561, 655, 865] })).toBe('blue0 green1 red2 nir3');
  });

  it('is told by the sensor in the file name', () => {
    expect(order({ name: 'GF2_PMS1_E116.5_N39.9_20240501_L1A.tif', type: 'uint8' })).toBe('blue0 green1 red2 nir3');
    expect(order({ name: 'GF6_WFV_E116_N40_20240501.tif', count: 8 })).toBe(
      'blue0 green1 red2 nir3 redEdge14 redEdge25 coastal6',
    );
    expect(order({ name: 'LT05_L1TP_123032_20050501.tif', count: 7 })).toBe('blue0 green1 red2 nir3 swir14 swir26');
    expect(order({ name: 'LC08_L2SP_123032_20240501.tif', count: 7 })).toBe(
      'coastal0 blue1 green2 red3 nir4 swir15 swir26',
    );
    expect(findBandRoles(info({ name: 'S2A_MSIL2A_20240501.tif', count: 12 }))).toMatchObject({
      confidence: 'told',
      roles: { coastal: 0, nir: 7, nirNarrow: 8, swir1: 10, swir2: 11 },
    });
    expect(order({ metadata: { SPACECRAFT_ID: 'LANDSAT_5' }, names: ['B1', 'B2', 'B3', 'B4'] })).toBe(
      'blue0 green1 red2 nir3',
    );
  });

  it('stays unknown where a guess would be worth nothing: eight bits in four bands, eight bands of anybody', () => {
    expect(findBandRoles(info({ type: 'uint8' }))).toMatchObject({ roles: {}, confidence: 'unknown' });
    expect(order({ count: 8 })).toBe('');
  });

  it('is what the person says, whatever the file says', () => {
    const found = findBandRoles(info({ names: ['Blue', 'Green', 'Red'] }), { nir: 2 });
    expect(found).toMatchObject({ roles: { nir: 2 }, confidence: 'confirmed' });
    expect(roleSentence({ nir: 3, blue: 0 }, 'en')).toBe('blue=1 · near infrared=4');
  });

  it('names the indices that need a missing band', () => {
    const roles = { blue: 0, green: 1, red: 2, nir: 3 };
    const [bare] = missingFor('gf2.tif', INDEX_NEEDS, roles);
    expect(bare).toMatchObject({ index: 'MNDWI, NDBI, BSI', missing: 'swir1', missingZh: '短波红外 1' });
    expect(missingFor('s2.tif', INDEX_NEEDS, { ...roles, swir1: 4 })).toEqual([]);
  });
});
