import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CellValue, FeatureTable } from '../../analysis/core/features.ts';
import { seededRandom } from '../../analysis/core/random.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { readVector, writeCsv, writeGeoJson } from '../../analysis/vector/index.ts';
import type { ReadOptions } from '../../analysis/vector/vector-format.ts';
import { writeXlsx } from '../../analysis/vector/write-xlsx.ts';
import { fileSource } from '../helpers/file-source.ts';

/**
 * Tables against GDAL: what `ogr2ogr -f XLSX` and `-f CSV` write is read here cell for cell, and what is written here its drivers
 * (libexpat and their own CSV parser) read the same. Recipe: the commands below, GDAL 3.6 of Debian 12.
 */
const folder = mkdtempSync(join(tmpdir(), 'clearground-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const DUMP = `
import json, sys
from osgeo import ogr
source = ogr.Open(sys.argv[1])
layer = source.GetLayer(0)
definition = layer.GetLayerDefn()
names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
types = [definition.GetFieldDefn(i).GetTypeName() for i in range(definition.GetFieldCount())]
rows = [[f.GetField(i) if f.IsFieldSetAndNotNull(i) else None for i in range(len(names))] for f in layer]
print(json.dumps({'name': layer.GetName(), 'names': names, 'types': types, 'rows': rows}))
`;
const python = '/usr/bin/python3';
const hasGdal =
  spawnSync('ogr2ogr', ['--version']).status === 0 && spawnSync(python, ['-c', 'from osgeo import ogr']).status === 0;

interface Dumped {
  readonly name: string;
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

function dumped(name: string): Dumped {
  const { stdout, stderr, status } = spawnSync(python, ['-c', DUMP, at(name)], { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Dumped;
}

function ogr2ogr(...args: string[]): void {
  const { stderr, status } = spawnSync('ogr2ogr', args, { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) throw new Error(stderr);
}

const read = (name: string, options: ReadOptions = {}) => readVector([fileSource(at(name))], options, quietRun);

const random = seededRandom(17);
const WORDS = ['望京花园', '大望家园', 'a "b"', '逗号,分号;', '第一行\n第二行', "it's", '=1+1', '007', ' 头尾 ', '😀'];
const table: FeatureTable = {
  name: '小区',
  crs: 'EPSG:4326',
  fields: [
    { name: '名称', type: 'text' },
    { name: '户数', type: 'integer' },
    { name: '面积', type: 'real' },
    { name: '建成', type: 'date' },
  ],
  rows: Array.from({ length: 200 }, (_, row) => ({
    geometry: {
      type: 'Point',
      coordinates: [Number((116.3 + random() / 10).toFixed(7)), Number((39.8 + random() / 10).toFixed(7))],
    },
    values: [
      WORDS[row % WORDS.length]!,
      row % 7 === 0 ? null : Math.floor(random() * 5_000),
      Math.floor(random() * 1e6) / 64,
      `20${String(10 + (row % 15))}-0${1 + (row % 9)}-1${row % 10}`,
    ],
  })),
};
const places = table.rows.map(({ geometry }) => (geometry?.type === 'Point' ? geometry.coordinates : []));
const round = (values: readonly (number | null | undefined)[]) => values.map((value) => value?.toFixed(7));

describe.skipIf(!hasGdal)('tables and GDAL (skipped where GDAL with Python is not installed)', () => {
  writeFileSync(at('in.geojson'), writeGeoJson(table));

  it.each([
    ['comma.csv', ['-lco', 'SEPARATOR=COMMA']],
    ['semicolon.csv', ['-lco', 'SEPARATOR=SEMICOLON']],
    ['tab.csv', ['-lco', 'SEPARATOR=TAB']],
    ['crlf.csv', ['-lco', 'LINEFORMAT=CRLF']],
    ['bom.csv', ['-lco', 'WRITE_BOM=YES']],
  ])('read what ogr2ogr writes as %s', async (name, options) => {
    ogr2ogr('-f', 'CSV', '-lco', 'GEOMETRY=AS_XY', ...options, at(name), at('in.geojson'));
    const { table: own } = await read(name);
    const theirs = dumped(name);
    expect(own.fields.map((field) => field.name)).toEqual(theirs.names);
    // GDAL leaves every CSV value text; white space around a cell is not kept here.
    const asText = (cell: CellValue): string => (cell === null ? '' : String(cell).trim());
    const numeric = [0, 1, 3, 4];
    own.rows.forEach(({ values }, row) => {
      values.forEach((value, column) => {
        const written = asText(theirs.rows[row]![column]!);
        if (numeric.includes(column)) expect(value).toBe(written === '' ? null : Number(written));
        else if (column === 5) expect(value).toBe(written.replaceAll('/', '-'));
        else expect(asText(value)).toBe(written);
      });
    });
    expect(own.rows.map(({ geometry }) => geometry?.type === 'Point' && round(geometry.coordinates))).toEqual(
      places.map(round),
    );
  });

  it('read the WKT that ogr2ogr writes', async () => {
    ogr2ogr('-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT', at('wkt.csv'), at('in.geojson'));
    const { table: own } = await read('wkt.csv');
    expect(own.rows.map(({ geometry }) => geometry?.type === 'Point' && round(geometry.coordinates))).toEqual(
      places.map(round),
    );
  });

  it('read every cell and type of what ogr2ogr writes as XLSX', async () => {
    ogr2ogr('-f', 'XLSX', at('gdal.xlsx'), at('in.geojson'));
    const { table: own } = await read('gdal.xlsx', { columns: { none: true }, crs: 'EPSG:4326' });
    const theirs = dumped('gdal.xlsx');
    expect(own.fields.map((field) => field.name)).toEqual(theirs.names);
    expect(own.fields.map(({ type }) => type)).toEqual(theirs.types.map((type) => OWN_TYPE[type]));
    expect(own.rows.map(({ values }) => values)).toEqual(theirs.rows.map((row) => row.map(asOwn)));
  });

  it('write XLSX that GDAL reads cell for cell and type for type', async () => {
    const { bytes } = await writeXlsx(table);
    writeFileSync(at('own.xlsx'), bytes);
    const theirs = dumped('own.xlsx');
    expect(theirs.name).toBe('小区');
    expect(theirs.names).toEqual(['lon', 'lat', '名称', '户数', '面积', '建成']);
    expect(theirs.types).toEqual(['Real', 'Real', 'String', 'Integer', 'Real', 'Date']);
    const expected = table.rows.map(({ values }, row) => [
      ...places[row]!,
      ...values.map((value) => (value === '=1+1' ? "'=1+1" : value)),
    ]);
    expect(
      theirs.rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' ? cell.replace(/^(\d{4})\/(\d\d)\/(\d\d)$/, '$1-$2-$3') : cell)),
      ),
    ).toEqual(expected);
  });

  it('write CSV that GDAL reads cell for cell', () => {
    writeFileSync(at('own.csv'), writeCsv(table));
    const theirs = dumped('own.csv');
    expect(theirs.names).toEqual(['lon', 'lat', '名称', '户数', '面积', '建成']);
    const expected = table.rows.map(({ values }, row) =>
      [...places[row]!, ...values].map((value) => (value === null ? '' : value === '=1+1' ? "'=1+1" : String(value))),
    );
    expect(theirs.rows).toEqual(expected);
  });
});

const OWN_TYPE: Readonly<Record<string, string>> = {
  String: 'text',
  Integer: 'integer',
  Integer64: 'integer',
  Real: 'real',
  Date: 'date',
};

/** GDAL writes days with strokes; white space around a cell and empty text are not kept here. */
function asOwn(cell: CellValue): CellValue {
  if (typeof cell !== 'string') return cell;
  const day = /^(\d{4})\/(\d\d)\/(\d\d)$/.exec(cell);
  return day === null ? cell.trim() || null : `${day[1]}-${day[2]}-${day[3]}`;
}
