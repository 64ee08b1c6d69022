import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { realData } from '../../../test/helpers/real-data.ts';
import { isMtl, landsatRoles, readMtl } from './landsat-mtl.ts';

const LEVEL2 = `GROUP = LANDSAT_METADATA_FILE
  GROUP = PRODUCT_CONTENTS
    PROCESSING_LEVEL = "L2SP"
    FILE_NAME_BAND_4 = "LC09_L2SP_123032_20240501_20240502_02_T1_SR_B4.TIF"
    FILE_NAME_BAND_ST_B10 = "LC09_L2SP_123032_20240501_20240502_02_T1_ST_B10.TIF"
  END_GROUP = PRODUCT_CONTENTS
  GROUP = IMAGE_ATTRIBUTES
    SPACECRAFT_ID = "LANDSAT_9"
    DATE_ACQUIRED = 2024-05-01
    SUN_ELEVATION = 30.0
  END_GROUP = IMAGE_ATTRIBUTES
  GROUP = LEVEL2_SURFACE_REFLECTANCE_PARAMETERS
    REFLECTANCE_MULT_BAND_4 = 2.75e-05
    REFLECTANCE_ADD_BAND_4 = -0.2
  END_GROUP = LEVEL2_SURFACE_REFLECTANCE_PARAMETERS
  GROUP = LEVEL1_RADIOMETRIC_RESCALING
    REFLECTANCE_MULT_BAND_4 = 2.0000E-05
    REFLECTANCE_ADD_BAND_4 = -0.100000
  END_GROUP = LEVEL1_RADIOMETRIC_RESCALING
END_GROUP = LANDSAT_METADATA_FILE
END`;

it('gives surface reflectance its own factors, without the sun', () => {
  const mtl = readMtl(LEVEL2);
  expect(mtl).toMatchObject({ spacecraft: 'LANDSAT_9', date: '2024-05-01', isSurface: true });
  expect(mtl.bands.map(({ number, reflectance }) => [number, reflectance])).toEqual([
    ['4', { scale: 2.75e-5, offset: -0.2 }],
    ['ST_B10', null],
  ]);
});

it('divides level 1 by the sine of the height of the sun: 30° doubles it', () => {
  const { bands, isSurface } = readMtl(
    LEVEL2.replace('L2SP"', 'L1TP"').replace(/GROUP = LEVEL2[\s\S]*?END_GROUP = LEVEL2.*\n/, ''),
  );
  expect(isSurface).toBe(false);
  expect(bands[0]!.reflectance!.scale).toBeCloseTo(4e-5, 12);
  expect(bands[0]!.reflectance!.offset).toBeCloseTo(-0.2, 12);
});

it('knows an MTL file by its first line, and the roles of both generations', () => {
  expect(isMtl('GROUP = L1_METADATA_FILE\n')).toBe(true);
  expect(isMtl('name,x,y\n')).toBe(false);
  expect(landsatRoles('LANDSAT_8', ['2', '5'])).toEqual({ blue: 0, nir: 1 });
  expect(landsatRoles('LANDSAT_5', ['1', '4'])).toEqual({ blue: 0, nir: 1 });
});

const folder = realData('landsat8-cloudy');
it.skipIf(folder === null)(`reads a real one${folder ? '' : ' (skipped: no real data here)'}`, () => {
  const mtl = readMtl(readFileSync(`${folder}/l8_MTL.txt`, 'utf8'));
  expect(mtl).toMatchObject({ spacecraft: 'LANDSAT_8', date: '2015-08-04', isSurface: false });
  // 2.0E-05 / sin(64.74360932°), by hand.
  expect(mtl.bands.find(({ number }) => number === '4')!.reflectance!.scale).toBeCloseTo(2.2114e-5, 9);
  expect(mtl.bands.find(({ number }) => number === '10')!.reflectance).toBeNull();
});
