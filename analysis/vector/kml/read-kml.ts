import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import type { DecodedText } from '../decode-text.ts';
import { distinctNames } from '../field-types.ts';
import { oncePerSource } from '../once-per-source.ts';
import { isZip } from '../shapefile/shapefile-parts.ts';
import { extensionOf, layerNameOf, type RawLayer, type ReadOptions, type VectorFormat } from '../vector-format.ts';
import { newUnpackBudget, unpackEntry } from '../zip/unpack-entry.ts';
import { readZipDirectory, type ZipEntry } from '../zip/zip-directory.ts';
import { collectKml, type KmlContent, LEFT_OUT } from './collect-kml.ts';
import { decodeXml } from './decode-xml.ts';
import { type PlacedMark, rowsOf } from './kml-layer.ts';

/** The text is held whole, at two bytes a letter once it holds Chinese. */
const BYTES_AT_MOST = 200_000_000;
/** More folders than anybody wants as layers: they become a field of one layer. */
const LAYERS_AT_MOST = 64;

/** KML (OGC 12-007) and KMZ: one layer for each Document or Folder with Placemarks directly in it, as OGR has it. Nothing is ever fetched. */
export const kmlFormat: VectorFormat = {
  id: 'kml',
  label: { zh: 'KML / KMZ', en: 'KML / KMZ' },
  extensions: ['.kml', '.kmz'],
  recognizes(head, name) {
    const extension = extensionOf(name);
    if (isZip(head)) return extension === '.kmz';
    const start = new TextDecoder('latin1').decode(head).replaceAll('\0', '');
    return /<kml[\s>]/.test(start) || (extension === '.kml' && /^\W{0,4}<[?!a-zA-Z]/.test(start.trimStart()));
  },
  async layers(files, run) {
    return (await openKml(files[0]!, undefined, run)).layers.map(({ name }) => name);
  },
  async read(files, layer, options, run) {
    return readLayer(files[0]!, layer, options, run);
  },
};

interface KmlFile {
  readonly layers: readonly { readonly name: string; readonly marks: readonly PlacedMark[] }[];
  readonly encoding: string;
  readonly encodingHow: Words;
  readonly provenance: readonly Words[];
}

async function readLayer(source: ByteSource, layer: string, options: ReadOptions, run: Run): Promise<RawLayer> {
  const { layers, encoding, encodingHow, provenance } = await openKml(source, options.encoding, run);
  const found = layers.find(({ name }) => name === layer) ?? layers[0]!;
  return {
    ...{ name: found.name, encoding, encodingHow, provenance, crsProblem: null },
    ...rowsOf(found.marks, source.name),
    crs: 'EPSG:4326',
    crsHow: { zh: 'KML 标准（WGS 84 经纬度）', en: 'the KML standard (WGS 84 degrees)' },
  };
}

const openKml = oncePerSource(parsed);

async function parsed(source: ByteSource, chosen: string | undefined, run: Run): Promise<KmlFile> {
  const texts = await kmlTextsIn(source, chosen, run.stage('zip', 0, 0.2));
  const contents: { name: string; content: KmlContent }[] = [];
  for (const [index, { name, text }] of texts.entries()) {
    const part = run.stage('kml', 0.2 + (0.8 * index) / texts.length, 0.2 + (0.8 * (index + 1)) / texts.length);
    contents.push({ name, content: await collectKml(text, source.name, part) });
  }
  const { encoding, how } = texts[0]!;
  const provenance = remarksOn(contents.map(({ content }) => content));
  return { layers: layersOf(contents, layerNameOf(source.name)), encoding, encodingHow: how, provenance };
}

/** The .kml itself, or every .kml of a KMZ, doc.kml first: links from one to another lead inside the archive, and each is read once. */
async function kmlTextsIn(
  source: ByteSource,
  chosen: string | undefined,
  run: Run,
): Promise<(DecodedText & { readonly name: string })[]> {
  const isMain = ({ name }: ZipEntry) => name.toLowerCase() === 'doc.kml';
  const entries = isZip(await source.read(0, 4))
    ? (await readZipDirectory(source)).filter(
        ({ name }) => extensionOf(name) === '.kml' && !name.startsWith('__MACOSX/'),
      )
    : null;
  if (entries?.length === 0) throw new AppError({ code: 'kmz-without-kml', file: source.name });
  const total = entries?.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0) ?? source.size;
  if (total > BYTES_AT_MOST) {
    throw new AppError({ code: 'file-too-large', file: source.name, what: 'bytes', limit: BYTES_AT_MOST });
  }
  if (entries === null) {
    return [{ name: layerNameOf(source.name), ...decodeXml(await source.read(0, source.size), chosen) }];
  }
  const budget = newUnpackBudget();
  const texts: (DecodedText & { readonly name: string })[] = [];
  for (const entry of [...entries.filter(isMain), ...entries.filter((each) => !isMain(each))]) {
    const kml = await unpackEntry(source, entry, budget, run);
    const name = layerNameOf(isMain(entry) ? source.name : entry.name);
    texts.push({ name, ...decodeXml(await kml.read(0, kml.size), chosen) });
  }
  return texts;
}

/** A layer is named for its folder, or for the folder or file around it where that has no name. */
function layersOf(contents: readonly { name: string; content: KmlContent }[], fileName: string): KmlFile['layers'] {
  const folders = contents.flatMap(({ name, content }) =>
    content.folders.map(({ path, placemarks }) => ({
      path: [name, ...path].filter((each) => each !== ''),
      placemarks,
    })),
  );
  if (folders.length === 0) return [{ name: fileName, marks: [] }];
  if (folders.length > LAYERS_AT_MOST) {
    const marks = folders.flatMap(({ path, placemarks }) =>
      placemarks.map((placemark) => ({ placemark, folder: path.slice(1).join(' / ') })),
    );
    return [{ name: fileName, marks }];
  }
  const names = distinctNames(folders.map(({ path }) => layerNameOf(`${path.at(-1)!.replace(/[/\\]/g, '-')}.kml`)));
  return folders.map(({ placemarks }, index) => ({
    name: names[index]!,
    marks: placemarks.map((placemark) => ({ placemark })),
  }));
}

function remarksOn(contents: readonly KmlContent[]): Words[] {
  const sum = (count: (content: KmlContent) => number) =>
    contents.reduce((total, content) => total + count(content), 0);
  const [dropped, links, folders] = [
    sum(({ heights }) => heights.dropped),
    sum((one) => one.links),
    sum((one) => one.folders.length),
  ];
  const words: Words[] = [];
  if (dropped > 0) {
    words.push({
      zh: `${dropped} 个坐标的高程没有读入`,
      en: `the heights of ${dropped} positions were not read`,
    });
  }
  for (const name of LEFT_OUT) {
    const count = sum(({ leftOut }) => leftOut.get(name) ?? 0);
    if (count > 0) words.push({ zh: `${count} 个 ${name} 没有读入`, en: `${count} × ${name} not read` });
  }
  if (links > 0) {
    words.push({ zh: `${links} 处链接或图标没有下载`, en: `${links} links and icons were not fetched` });
  }
  if (folders > LAYERS_AT_MOST) {
    words.push({
      zh: `${folders} 个文件夹合并为一个图层，名称在 folder 字段`,
      en: `${folders} folders were made one layer; the field “folder” has their names`,
    });
  }
  return words;
}
