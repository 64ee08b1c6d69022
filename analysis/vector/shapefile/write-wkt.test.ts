import { describe, expect, it } from 'vitest';
import { recognizeWkt } from '../../core/crs-wkt.ts';
import { esriWktOf } from './write-wkt.ts';

describe('the text of a .prj', () => {
  it('names the everyday systems as ArcGIS does', () => {
    expect(esriWktOf('EPSG:4490')).toBe(
      'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    );
    expect(esriWktOf('EPSG:4548')).toMatch(/^PROJCS\["CGCS2000_3_Degree_GK_CM_117E",.*PROJECTION\["Gauss_Kruger"\]/);
    expect(esriWktOf('EPSG:32650')).toContain('PROJCS["WGS_1984_UTM_Zone_50N"');
    expect(esriWktOf('EPSG:3857')).toContain('PROJECTION["Mercator_Auxiliary_Sphere"]');
  });

  it('says Lambert-93 whole', () => {
    expect(esriWktOf('EPSG:2154')).toBe(
      'PROJCS["RGF93_v1_Lambert-93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",49.0],PARAMETER["Standard_Parallel_2",44.0],PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]',
    );
  });

  it.each([
    ['two parallels', 'EPSG:2154'],
    ['one parallel from Paris', 'EPSG:27572'],
    ['Albers', 'EPSG:3005'],
    ['Lambert azimuthal', 'EPSG:3035'],
    ['Mercator with a scale', 'EPSG:3002'],
    ['Mercator with a parallel', 'EPSG:3388'],
    ['polar with a parallel', 'EPSG:3031'],
    ['polar with a scale', 'EPSG:5041'],
    ['double stereographic', 'EPSG:28992'],
    ['cylindrical equal area', 'EPSG:3975'],
    ['polyconic', 'EPSG:5880'],
    ['oblique from the natural origin', 'EPSG:3078'],
    ['oblique with a turned grid', 'EPSG:3375'],
    ['Swiss', 'EPSG:2056'],
    ['Krovak, east and north', 'EPSG:5514'],
    ['Krovak, south and west', 'EPSG:5513'],
    ['south-orientated', 'EPSG:2048'],
    ['feet of the United States', 'EPSG:2263'],
    ['transverse Mercator of Great Britain', 'EPSG:27700'],
  ] as const)('is read back as the same system: %s', (_, crs) => {
    expect(recognizeWkt(esriWktOf(crs) ?? '').crs).toBe(crs);
  });

  it('never holds a shift that a person gave, and asks for it again', () => {
    const text = esriWktOf('PROJ:+proj=tmerc +lon_0=117 +x_0=500000 +ellps=krass +towgs84=11.5,-22.5,33.5 +no_defs');
    expect(text).toContain('PARAMETER["Central_Meridian",117.0]');
    expect(text).not.toMatch(/11\.5|22\.5|33\.5/);
    expect(recognizeWkt(text ?? '').refusal?.kind).toBe('shift');
  });

  it('is missing for a fitted plane and for axes that the dialect does not say', () => {
    const base = '+proj=tmerc +lon_0=117 +x_0=500000 +ellps=GRS80';
    expect(
      esriWktOf(`PROJ:+proj=pipeline +step ${base} +step +inv +proj=helmert +x=10 +y=20 +s=1 +theta=0`),
    ).toBeNull();
    expect(esriWktOf(`PROJ:${base} +axis=neu`)).toBeNull();
    expect(esriWktOf('EPSG:999999')).toBeNull();
  });
});
