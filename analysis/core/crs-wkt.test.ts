import { describe, expect, it } from 'vitest';
import { isGeographic, isKnownCrs, isWgs84Degrees, transformBetween } from './crs.ts';
import { recognizeWkt } from './crs-wkt.ts';
import { crsWords } from './crs-words.ts';

const esri = (datum: string, ellipsoid: string, falseEast: number, meridian: number, scale = 1): string =>
  `PROJCS["any",GEOGCS["GCS_any",DATUM["${datum}",SPHEROID[${ellipsoid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${falseEast}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

describe('well-known texts by their parameters', () => {
  it.each([
    ['D_Xian_1980', '"Xian_1980",6378140.0,298.257', 39_500_000, 117, 'EPSG:2363', 'xian1980'],
    ['D_Xian_1980', '"Xian_1980",6378140.0,298.257', 500_000, 117, 'EPSG:2345', 'xian1980'],
    ['D_Beijing_1954', '"Krasovsky_1940",6378245.0,298.3', 39_500_000, 117, 'EPSG:2415', 'beijing1954'],
    ['D_Beijing_1954', '"Krasovsky_1940",6378245.0,298.3', 20_500_000, 117, 'EPSG:21420', 'beijing1954'],
  ])('knows a belt of %s (%s, %d, %d) and what it lacks', (datum, ellipsoid, falseEast, meridian, system, id) => {
    const found = recognizeWkt(esri(datum, ellipsoid, falseEast, meridian));
    expect(found).toMatchObject({ crs: null, datum: id, refusal: { kind: 'shift', system } });
    expect(isKnownCrs(system)).toBe(false);
  });
  it('uses the shift that a text brings along', () => {
    const text = esri('D_Beijing_1954', '"Krasovsky_1940",6378245.0,298.3', 500_000, 117).replace(
      '298.3]]',
      '298.3],TOWGS84[10,20,30,0,0,0,0]]',
    );
    const { crs } = recognizeWkt(text);
    expect(crs).toContain('+towgs84=10,20,30,0,0,0,0');
    expect(crsWords(crs!).en).not.toContain('10,20,30');
  });
  it('keeps a belt with a meridian of its own', () => {
    const { crs } = recognizeWkt(esri('D_China_2000', '"CGCS2000",6378137.0,298.257222101', 500_000, 116.35));
    expect(crs).toBe(
      'PROJ:+proj=tmerc +lat_0=0 +lon_0=116.35 +k_0=1 +x_0=500000 +y_0=0 +a=6378137 +rf=298.257222101 +towgs84=0,0,0 +no_defs',
    );
    const [x, y] = transformBetween('EPSG:4490', crs!)(116.35, 40);
    expect(x).toBeCloseTo(500_000, 6);
    expect(y).toBeCloseTo(4_429_529.03, 1);
  });
  it.each([
    '',
    'PROJCS[',
    'PROJCS["x"]',
    'LOCAL_CS["paper",UNIT["m",1]]',
    'GEOGCS["x",DATUM["y",SPHEROID["z",0,0]]]',
    '[[[[',
  ])('answers null for %j and never throws', (text) => {
    expect(recognizeWkt(text).crs).toBeNull();
  });
});

describe('what degrees are', () => {
  it('tells degrees of WGS 84 from those of another datum', () => {
    expect([isGeographic('EPSG:4230'), isWgs84Degrees('EPSG:4230')]).toEqual([true, false]);
    expect([isGeographic('EPSG:4258'), isWgs84Degrees('EPSG:4258')]).toEqual([true, true]);
    expect([isGeographic('EPSG:4548'), isWgs84Degrees('EPSG:4490')]).toEqual([false, true]);
  });
  it('answers NaN for no place on Earth', () => {
    expect(transformBetween('EPSG:4326', 'EPSG:4548')(116, 95)).toEqual([Number.NaN, Number.NaN]);
    expect(transformBetween('EPSG:4326', 'EPSG:2154')(Number.NaN, 40).every(Number.isNaN)).toBe(true);
  });
});
