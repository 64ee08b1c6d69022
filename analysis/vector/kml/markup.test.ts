import { expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { readVector } from '../read-vector.ts';

async function descriptionOf(inside: string): Promise<unknown> {
  const kml = `<kml><Placemark><name>甲</name><description>${inside}</description><Point><coordinates>116,39</coordinates></Point></Placemark></kml>`;
  const { table } = await readVector([memorySource('a.kml', new TextEncoder().encode(kml))], {}, quietRun);
  const column = table.fields.findIndex(({ name }) => name === 'description');
  return table.rows[0]?.values[column];
}

it('keeps the markup of a description that was written without CDATA, in its order', async () => {
  expect(await descriptionOf('面积<b>三<i>亩</i></b>整')).toBe('面积<b>三<i>亩</i></b>整');
  expect(await descriptionOf('<b>bold</b>')).toBe('<b>bold</b>');
  expect(await descriptionOf('<font color="red">红</font><br/>下')).toBe('<font color="red">红</font><br/>下');
});
it('keeps CDATA as it is', async () => {
  expect(await descriptionOf('<![CDATA[<b>三</b> & 四]]>')).toBe('<b>三</b> & 四');
});
