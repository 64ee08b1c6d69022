import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import type { CellValue, FeatureRow, FeatureTable, Field } from '../../analysis/core/features.ts';
import { seededRandom } from '../../analysis/core/random.ts';
import { writeShapefile } from '../../analysis/vector/write-shapefile.ts';

/** Inputs of the measurement, the same bytes each time. */
export const ROWS = 200_000;

const FIELDS: readonly Field[] = [
  { name: '编号', type: 'text' },
  { name: '名称', type: 'text' },
  { name: '街道', type: 'text' },
  { name: '类型', type: 'text' },
  { name: '户数', type: 'integer' },
  { name: '面积', type: 'real' },
  { name: '建成日期', type: 'date' },
  { name: '备注', type: 'text' },
];
const STREETS = [
  '建外街道',
  '朝外街道',
  '呼家楼街道',
  '三里屯街道',
  '左家庄街道',
  '高碑店地区',
  '黑庄户地区',
  '望京街道',
];
const TYPES = ['住宅楼', '商业', '垃圾楼', '清洁站', '厂房'];

/** Buildings of 5 to 12 corners, or their middles, in EPSG:4326. */
export function buildings(kind: 'polygons' | 'points'): FeatureTable {
  const random = seededRandom(7);
  const rows: FeatureRow[] = [];
  for (let row = 0; row < ROWS; row++) {
    const [x, y] = [116.35 + random() * 0.3, 39.8 + random() * 0.3];
    rows.push({
      geometry: kind === 'points' ? { type: 'Point', coordinates: [x, y] } : outline(x, y, random),
      values: valuesOf(row, random),
    });
  }
  return { name: kind, crs: 'EPSG:4326', fields: FIELDS, rows };
}

function outline(x: number, y: number, random: () => number): Geometry {
  const corners = 5 + Math.floor(random() * 8);
  const ring = Array.from({ length: corners }, (_, corner) => {
    const angle = (corner / corners) * 2 * Math.PI;
    const size = 0.0001 * (0.5 + random());
    return [x + size * Math.cos(angle), y + size * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}

function valuesOf(row: number, random: () => number): CellValue[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  const street = pick(STREETS);
  const day = `20${String(10 + Math.floor(random() * 16))}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-15`;
  return [
    `B${String(row).padStart(7, '0')}`,
    `${street.slice(0, -2)}${row % 997}号楼`,
    street,
    pick(TYPES),
    Math.floor(random() * 300),
    Math.round(random() * 1e6) / 100,
    day,
    row % 3 === 0 ? null : `第${row % 89}次核查，无异常`,
  ];
}

/** A loose shapefile; the encoding is said in .cpg. */
export async function writeShapefileInput(
  folder: string,
  table: FeatureTable,
  encoding: 'gbk' | 'utf-8',
): Promise<string> {
  const stem = join(folder, `${table.name}-${encoding}`);
  const { parts } = writeShapefile(table, { encoding, date: '2026-05-20' });
  for (const [extension, bytes] of Object.entries(parts)) await writeFile(stem + extension, bytes);
  return `${stem}.shp`;
}

/** A FeatureCollection of so many bytes or a little more: the rows over and over. */
export async function writeGeoJsonInput(folder: string, table: FeatureTable, bytes: number): Promise<string> {
  const path = join(folder, `${table.name}.geojson`);
  const stream = createWriteStream(path);
  let written = 0;
  stream.write('{"type":"FeatureCollection","features":[\n');
  for (let row = 0; written < bytes; row++) {
    const { geometry, values } = table.rows[row % table.rows.length]!;
    const properties = Object.fromEntries(table.fields.map(({ name }, column) => [name, values[column] ?? null]));
    const text = `${row === 0 ? '' : ',\n'}${JSON.stringify({ type: 'Feature', properties, geometry })}`;
    written += Buffer.byteLength(text);
    if (!stream.write(text)) await new Promise<void>((drained) => stream.once('drain', () => drained()));
  }
  await new Promise<void>((done) => stream.end(']}\n', done));
  return path;
}
