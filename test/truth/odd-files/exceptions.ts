/** A made file on which the two sides do not agree, and why that is right. A file that agrees after all may not stay in the list. */
export interface Exception {
  /** below the folder of made files */
  readonly files: readonly string[];
  readonly reason: string;
}

const named = (folder: string, ending: string, ...names: string[]): string[] =>
  names.map((name) => `${folder}/${name}.${ending}`);

/** Readings that differ, and refusals of one side. */
export const readingExceptions: readonly Exception[] = [
  {
    files: named('shp', 'shp', 'type-polygons-z').concat(named('craft', 'shp', 'all-one-way')),
    reason:
      'All rings wind one way, as many programs write them: a ring inside another is a hole here, a second polygon over the first for GDAL.',
  },
  {
    files: named('craft', 'shp', 'hole-outside'),
    reason:
      'A ring that winds as a hole but lies outside every other ring is a polygon of its own here; GDAL makes it a hole of a polygon that it does not touch.',
  },
  {
    files: named('craft', 'shp', 'two-points'),
    reason: 'A ring of two positions encloses nothing and is left out; GDAL keeps it.',
  },
  {
    files: named('craft', 'shp', 'one-point-line'),
    reason: 'A line of one position is kept aside with its reason; GDAL keeps it as a line.',
  },
  {
    files: named('craft', 'shp', 'lying-numbers'),
    reason:
      'The first record claims more positions than it holds: it is kept aside and the second is read; GDAL stops.',
  },
  {
    files: named(
      'prj',
      'shp',
      'esri-xian80-belt',
      'esri-xian80-degrees',
      'esri-beijing54-belt',
      'esri-beijing54-degrees',
    ).concat(named('tif', 'tif', 'system-2436')),
    reason:
      "Xi'an 1980 and Beijing 1954 need parameters that the district has to give; PROJ takes a rough published shift without asking.",
  },
  {
    files: named('pkg', 'gpkg', 'curves'),
    reason: 'Circular arcs of a GeoPackage are kept aside with their reason; GDAL cuts them into straight pieces.',
  },
  {
    files: named('json', 'geojson', 'foreign-members'),
    reason: 'The layer is called as its file; GDAL takes the member “name”, which RFC 7946 does not know.',
  },
  {
    files: named('json', 'geojson', 'dates'),
    reason: 'JSON has no dates: text with strokes (2024/02/29) stays text, GDAL makes a date of it.',
  },
  {
    files: named('csv', 'csv', 'header-only'),
    reason: 'Without a row nothing tells the type of a column; GDAL was told that two of them hold positions.',
  },
  {
    files: named('csv', 'csv', 'text-with-zeros'),
    reason: 'Codes with leading zeros stay text here; GDAL makes numbers of them and loses the zeros.',
  },
  {
    files: named('kml', 'kml', 'same-names'),
    reason: 'The second of two folders of one name gets “_2” here and “ (#2)” from GDAL.',
  },
  {
    files: named('kml', 'kml', 'plain-data'),
    reason: 'Field names in Chinese are kept; LIBKML makes underscores of them.',
  },
  {
    files: named('kml', 'kml', 'empty-document'),
    reason: 'A document without placemarks is an empty layer here; GDAL has no layer.',
  },
  {
    files: named(
      'tif',
      'tif',
      'uint8-lzma',
      'int16-lzma',
      'float32-lzma',
      'coding-lerc',
      'coding-lerc_deflate',
      'coding-lerc_zstd',
      'coding-webp',
      'coding-ccittfax4',
    ),
    reason: 'LZMA, LERC, WebP and fax codings are refused at opening with the line that converts them.',
  },
  {
    files: named('tif', 'tif', 'complex'),
    reason: 'Complex numbers are no picture of the ground: refused at opening.',
  },
  {
    files: named('tif', 'tif', 'sparse-without-nodata'),
    reason: 'A block that was never written has no data here; GDAL fills it with zeros.',
  },
  {
    files: named('tif', 'tif', 'nodata-half'),
    reason:
      'A whole number is never 0.5, so no pixel is a hole; GDAL rounds the nodata value down and takes zeros for holes.',
  },
  {
    files: named('tif', 'tif', 'cmyk'),
    reason: 'Ink values are given as stored; GDAL turns them into red, green and blue.',
  },
];

/** Conversions whose output cannot say all that the input said. */
export const conversionExceptions: readonly Exception[] = [
  {
    files: ['shp/one-row.shp → csv'],
    reason: 'The only row has 0.0 in a column of decimals, and text does not tell 0.0 from 0.',
  },
  {
    files: ['json/geometry-point.geojson → shp'],
    reason: 'A dBASE table must have a field, so GDAL names one FID where there is none.',
  },
  {
    files: ['json/geometry-collection.geojson → csv'],
    reason: 'A table of nothing but shapes has one column, and GDAL takes text without a separator for no table.',
  },
  {
    files: ['json/dates.geojson → geojson'],
    reason: 'JSON has no dates: text with strokes (2024/02/29) stays text, GDAL makes a date of it.',
  },
];
