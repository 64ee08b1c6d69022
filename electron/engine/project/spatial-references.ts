/**
 * The coordinate systems every project lists (OGC 12-128r18, clause 1.1.2). Definitions are WKT 1 as GDAL 3.6 writes them
 * (`gdalsrsinfo -o wkt1 --single-line EPSG:n`); test/truth compares them with the installed GDAL.
 */
export interface SpatialReference {
  readonly id: number;
  readonly name: string;
  readonly organization: 'NONE' | 'EPSG';
  readonly definition: string;
  readonly description: string;
}

export const SPATIAL_REFERENCES: readonly SpatialReference[] = [
  {
    id: -1,
    name: 'Undefined Cartesian SRS',
    organization: 'NONE',
    definition: 'undefined',
    description: 'undefined Cartesian coordinate reference system',
  },
  {
    id: 0,
    name: 'Undefined geographic SRS',
    organization: 'NONE',
    definition: 'undefined',
    description: 'undefined geographic coordinate reference system',
  },
  {
    id: 4326,
    name: 'WGS 84 geodetic',
    organization: 'EPSG',
    definition:
      'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
    description: 'longitude/latitude on the WGS 84 ellipsoid',
  },
  {
    id: 4490,
    name: 'China Geodetic Coordinate System 2000',
    organization: 'EPSG',
    definition:
      'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]',
    description: 'longitude/latitude, CGCS2000 (2000 国家大地坐标系)',
  },
  {
    id: 4548,
    name: 'CGCS2000 / 3-degree Gauss-Kruger CM 117E',
    organization: 'EPSG',
    definition:
      'PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 117E",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",117],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Northing",NORTH],AXIS["Easting",EAST],AUTHORITY["EPSG","4548"]]',
    description: 'CGCS2000 3-degree Gauss-Krüger, central meridian 117° E, metres',
  },
  {
    id: 4527,
    name: 'CGCS2000 / 3-degree Gauss-Kruger zone 39',
    organization: 'EPSG',
    definition:
      'PROJCS["CGCS2000 / 3-degree Gauss-Kruger zone 39",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",117],PARAMETER["scale_factor",1],PARAMETER["false_easting",39500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Northing",NORTH],AXIS["Easting",EAST],AUTHORITY["EPSG","4527"]]',
    description: 'CGCS2000 3-degree Gauss-Krüger zone 39, zone number in the easting, metres',
  },
  {
    id: 32650,
    name: 'WGS 84 / UTM zone 50N',
    organization: 'EPSG',
    definition:
      'PROJCS["WGS 84 / UTM zone 50N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",117],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","32650"]]',
    description: 'WGS 84 UTM zone 50 north, metres',
  },
];
