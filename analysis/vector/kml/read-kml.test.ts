import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { inspectVector, readVector } from '../read-vector.ts';

const kml = (inside: string) => `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const mark = (inside: string) => `<Placemark>${inside}</Placemark>`;
const point = '<Point><coordinates>116.5,39.9</coordinates></Point>';
const source = (text: string, name = 'a.kml') => memorySource(name, strToU8(text));
const read = (text: string) => readVector([source(text)], {}, quietRun);
const refusal = (code: string) => ({ problem: expect.objectContaining({ code }) });

describe('KML', () => {
  it('a point with a name and a number is a row', async () => {
    const { table } = await read(
      kml(mark(`<name>甲</name><ExtendedData><Data name="户数"><value>12</value></Data></ExtendedData>${point}`)),
    );
    expect(table.fields).toEqual([
      { name: 'name', type: 'text' },
      { name: '户数', type: 'integer' },
    ]);
    expect(table.rows).toEqual([{ geometry: { type: 'Point', coordinates: [116.5, 39.9] }, values: ['甲', 12] }]);
  });

  it('codes with leading zeros stay text', async () => {
    const { table } = await read(
      kml(mark(`<ExtendedData><Data name="编号"><value>007</value></Data></ExtendedData>${point}`)),
    );
    expect(table.rows[0]?.values).toEqual(['007']);
  });

  it('blanks behind commas, holes and several holes in one boundary', async () => {
    const ring = (text: string) => `<LinearRing><coordinates>${text}</coordinates></LinearRing>`;
    const polygon = `<Polygon><outerBoundaryIs>${ring('0, 0 9, 0 9, 9 0, 0')}</outerBoundaryIs><innerBoundaryIs>${ring('5,1 6,1 6,2 5,1')}${ring('7,1 8,1 8,2 7,1')}</innerBoundaryIs></Polygon>`;
    const { table } = await read(kml(mark(polygon)));
    expect(table.rows[0]?.geometry).toMatchObject({ type: 'Polygon', coordinates: { length: 3 } });
  });

  it('markup in a name is text', async () => {
    const { table } = await read(kml(mark(`<name><![CDATA[<img src=x onerror=alert(1)>]]></name>${point}`)));
    expect(table.rows[0]?.values).toEqual(['<img src=x onerror=alert(1)>']);
  });

  it('a coordinate that is no number is kept aside', async () => {
    const { aside } = await read(kml(mark(point) + mark('<Point><coordinates>116.5,x</coordinates></Point>')));
    expect(aside).toMatchObject([{ row: 2, problem: { code: 'bad-geometry', reason: 'not-a-number' } }]);
  });

  it('more than 64 folders become a field', async () => {
    const folders = Array.from({ length: 65 }, (_, i) => `<Folder><name>第${i}组</name>${mark(point)}</Folder>`);
    const [preview, ...others] = await inspectVector([source(kml(folders.join('')))], {}, quietRun);
    expect(others).toEqual([]);
    expect(preview).toMatchObject({ rows: 65, fields: [{ name: 'folder' }] });
    expect(preview?.sample[3]).toEqual(['第3组']);
  });

  it.each([
    ['a DOCTYPE', '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml>&x;</kml>', 'xml-doctype'],
    ['folders 20,000 deep', '<kml>'.concat('<Folder>'.repeat(20_000)), 'xml-too-deep'],
    ['tags that do not fit', '<kml><Document></kml>', 'not-kml'],
    ['a file that breaks off', '<kml><Document><Placemark><name>a', 'not-kml'],
  ])('%s is refused', async (_, text, code) => {
    await expect(read(text)).rejects.toMatchObject(refusal(code));
  });

  it('a KMZ without a KML is refused, with several every one is read', async () => {
    const kmz = (files: Record<string, string>) =>
      memorySource(
        'a.kmz',
        zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
      );
    await expect(inspectVector([kmz({ 'a.png': 'x' })], {}, quietRun)).rejects.toMatchObject(
      refusal('kmz-without-kml'),
    );
    const several = kmz({ 'layers/乙.kml': kml(mark(point)), 'doc.kml': kml(mark(point)) });
    expect((await inspectVector([several], {}, quietRun)).map(({ name }) => name)).toEqual(['a', '乙']);
  });
});
