import { describe, expect, it } from 'vitest';
import { type ByteSource, memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { encodeGb18030 } from '../encode-gb18030.ts';
import { inspectVector } from '../read-vector.ts';
import { colourOfIndex } from './aci-colour.ts';
import { withBulges } from './curves.ts';
import { plainMtext, plainText } from './dxf-text.ts';
import { dxfFormat } from './read-dxf.ts';

type Pair = string | number;
const text = (...pairs: readonly Pair[]): string => `${pairs.join('\n')}\n`;
const drawing = (blocks: readonly Pair[], entities: readonly Pair[], header: readonly Pair[] = []): string =>
  text(
    ...[0, 'SECTION', 2, 'HEADER', ...header, 0, 'ENDSEC', 0, 'SECTION', 2, 'BLOCKS', ...blocks, 0, 'ENDSEC'],
    ...[0, 'SECTION', 2, 'ENTITIES', ...entities, 0, 'ENDSEC', 0, 'EOF'],
  );
const source = (words: string): ByteSource => memorySource('图.dxf', new TextEncoder().encode(words));
const layer = (words: string, name: string) => dxfFormat.read([source(words)], `图_${name}`, {}, quietRun);
const refusal = (code: string) => ({ problem: expect.objectContaining({ code }) });

describe('a drawing', () => {
  it('has no coordinate system: the person chooses', async () => {
    const [preview] = await inspectVector([source(drawing([], [0, 'POINT', 8, 'JZD', 10, 1, 20, 2]))], {}, quietRun);
    expect(preview?.blocking).toEqual({ code: 'missing-crs', file: '图.dxf' });
  });

  it('a closed polyline is a polygon, an open one a line', async () => {
    const corners = [10, 0, 20, 0, 10, 4, 20, 0, 10, 4, 20, 3];
    const words = drawing([], [0, 'LWPOLYLINE', 8, 'a', 70, 1, ...corners, 0, 'LWPOLYLINE', 8, 'b', 70, 0, ...corners]);
    expect((await layer(words, 'polygon')).rows[0]?.geometry).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 3],
          [0, 0],
        ],
      ],
    });
    expect((await layer(words, 'line')).rows[0]?.geometry).toMatchObject({ coordinates: { length: 3 } });
  });

  it('a block is moved from its base point, scaled, turned and repeated', async () => {
    const block = [0, 'BLOCK', 2, 'B', 10, 1, 20, 0, 0, 'POINT', 8, '0', 10, 2, 20, 0, 0, 'ENDBLK'];
    const insert = [0, 'INSERT', 8, '井盖', 2, 'b', 10, 100, 20, 100, 41, 3, 42, 3, 50, 90, 70, 2, 44, 10];
    const { rows, fields } = await layer(drawing(block, insert), 'point');
    expect(rows.map(({ geometry }) => geometry?.type === 'Point' && geometry.coordinates.map(Math.round))).toEqual([
      [100, 100],
      [100, 103],
      [100, 113],
    ]);
    expect(rows[1]?.values[fields.findIndex(({ name }) => name === 'layer')]).toBe('井盖');
  });

  it.each([
    ['that holds itself', [0, 'BLOCK', 2, 'b', 0, 'INSERT', 8, '0', 2, 'b', 10, 0, 20, 0, 0, 'ENDBLK'], 'too-deep'],
    ['that is not there', [], 'missing'],
    ['a billion times', [0, 'BLOCK', 2, 'b', 0, 'ENDBLK'], 'too-many'],
  ])('a block %s keeps its insertion point, and says so', async (_, block, reason) => {
    const often = reason === 'too-many' ? [70, 30_000, 71, 30_000] : [];
    const { rows, notes } = await layer(drawing(block, [0, 'INSERT', 8, 'x', 2, 'b', 10, 5, 20, 6, ...often]), 'point');
    expect(rows.map(({ geometry }) => geometry)).toEqual([{ type: 'Point', coordinates: [5, 6] }]);
    expect(notes).toMatchObject([{ row: 1, problem: { code: 'dxf-block', reason } }]);
  });

  it.each([
    ['ANSI_936 before 2007', 'AC1015', 'ANSI_936'],
    ['a western code page over Chinese text', 'AC1015', 'ANSI_1252'],
    ['2007 with text that is not UTF-8', 'AC1021', 'ANSI_936'],
  ])('Chinese in GBK is read: %s', async (_, version, page) => {
    const words = drawing(
      [],
      [0, 'TEXT', 8, '注记', 10, 1, 20, 2, 1, '朝阳区'],
      [9, '$ACADVER', 1, version, 9, '$DWGCODEPAGE', 3, page],
    );
    const read = await dxfFormat.read([memorySource('a.dxf', encodeGb18030(words))], 'a_text', {}, quietRun);
    expect(read.rows[0]?.values).toEqual(expect.arrayContaining(['注记', '朝阳区']));
  });

  it.each([
    ['DWG', 'AC1032\0\0\0', 'dwg-file'],
    ['binary DXF', 'AutoCAD Binary DXF\r\n\x1a\0', 'dxf-binary'],
    ['a group code that is none', '0\nSECTION\nx\nENTITIES\n', 'not-dxf'],
    ['nothing', '0\nSECTION\n2\nENTITIES\n', 'not-dxf'],
  ])('%s is refused in words', async (_, words, code) => {
    await expect(inspectVector([source(words)], {}, quietRun)).rejects.toMatchObject(refusal(code));
  });
});

describe('the parts', () => {
  it('a bulge of 1 is half a circle', () => {
    const points = withBulges(
      [
        [0, 0],
        [2, 0],
      ],
      [1, 0],
      false,
    );
    for (const [x, y] of points) expect(Math.hypot(x! - 1, y!)).toBeCloseTo(1, 12);
    // The chords may cut the lowest point off by their height, a hundredth.
    expect(Math.min(...points.map(([, y]) => y!))).toBeLessThan(-0.99);
  });

  it('codes in text', () => {
    expect(plainText('%%c300 \\U+6C61\\M+5CBAE 45%%d')).toBe('⌀300 污水 45°');
    expect(plainMtext('{\\fSimSun|b0;一}\\P\\H2.5x;二 \\S1/2; \\\\')).toBe('一\n二 1/2 \\');
  });

  it('colours by number', () => {
    expect([1, 3, 11, 12, 150, 255, 0, 256].map(colourOfIndex)).toEqual([
      ...['#ff0000', '#00ff00', '#ff7f7f', '#cc0000', '#007fff', '#ffffff'],
      ...[null, null],
    ]);
  });
});
