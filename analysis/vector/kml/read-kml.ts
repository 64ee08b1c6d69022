import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import { distinctNames } from '../field-types.ts';
import { isZip } from '../shapefile/shapefile-parts.ts';
import { extensionOf, layerNameOf, type RawLayer, type ReadOptions, type VectorFormat } from '../vector-format.ts';
import { newUnpackBudget, unpackEntry } from '../zip/unpack-entry.ts';
import { readZipDirectory } from '../zip/zip-directory.ts';
import { collectKml, type KmlContent } from './collect-kml.ts';
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
    ...rowsOf(found.marks),
    crs: 'EPSG:4326',
    crsHow: { zh: 'KML 标准（WGS 84 经纬度）', en: 'the KML standard (WGS 84 degrees)' },
  };
}

const opened = new WeakMap<ByteSource, Map<string, Promise<KmlFile>>>();

/** A file is read once for all of its layers, as long as somebody holds its source. */
function openKml(source: ByteSource, chosen: string | undefined, run: Run): Promise<KmlFile> {
  const known = opened.get(source) ?? new Map<string, Promise<KmlFile>>();
  opened.set(source, known);
  const key = chosen ?? '';
  const before = known.get(key);
  if (before !== undefined) return before;
  const file = parsed(source, chosen, run);
  known.set(key, file);
  file.catch(() => known.delete(key));
  return file;
}

async function parsed(source: ByteSource, chosen: string | undefined, run: Run): Promise<KmlFile> {
  const { kml, provenance } = await kmlIn(source, run.stage('zip', 0, 0.2));
  if (kml.size > BYTES_AT_MOST) {
    throw new AppError({ code: 'file-too-large', file: source.name, what: 'bytes', limit: BYTES_AT_MOST });
  }
  const { text, encoding, how } = decodeXml(await kml.read(0, kml.size), chosen);
  const content = await collectKml(text, source.name, run.stage('kml', 0.2, 1));
  const layers = layersOf(content, layerNameOf(source.name));
  return { layers, encoding, encodingHow: how, provenance: [...provenance, ...remarksOn(content)] };
}

/** The .kml itself, or the main one of a KMZ: doc.kml, else the first. */
async function kmlIn(source: ByteSource, run: Run): Promise<{ kml: ByteSource; provenance: Words[] }> {
  if (!isZip(await source.read(0, 4))) return { kml: source, provenance: [] };
  const entries = (await readZipDirectory(source)).filter(
    ({ name }) => extensionOf(name) === '.kml' && !name.startsWith('__MACOSX/'),
  );
  const main = entries.find(({ name }) => name.toLowerCase() === 'doc.kml') ?? entries[0];
  if (main === undefined) throw new AppError({ code: 'kmz-without-kml', file: source.name });
  const others = entries.length - 1;
  const remark = {
    zh: `压缩包里另有 ${others} 个 KML 没有读入`,
    en: `${others} other KML files in the archive were not read`,
  };
  return { kml: await unpackEntry(source, main, newUnpackBudget(), run), provenance: others > 0 ? [remark] : [] };
}

function layersOf({ folders }: KmlContent, fileName: string): KmlFile['layers'] {
  const nameOf = (path: readonly string[]) => path.findLast((name) => name !== '') ?? fileName;
  if (folders.length > LAYERS_AT_MOST) {
    const marks = folders.flatMap(({ path, placemarks }) =>
      placemarks.map((placemark) => ({ placemark, folder: path.filter((name) => name !== '').join(' / ') })),
    );
    return [{ name: fileName, marks }];
  }
  if (folders.length === 0) return [{ name: fileName, marks: [] }];
  const names = distinctNames(folders.map(({ path }) => layerNameOf(`${nameOf(path).replace(/[/\\]/g, '-')}.kml`)));
  return folders.map(({ placemarks }, index) => ({
    name: names[index]!,
    marks: placemarks.map((placemark) => ({ placemark })),
  }));
}

function remarksOn({ leftOut, heights, links, folders }: KmlContent): Words[] {
  const words: Words[] = [];
  if (heights.dropped > 0) {
    words.push({
      zh: `${heights.dropped} 个坐标的高程没有读入`,
      en: `the heights of ${heights.dropped} positions were not read`,
    });
  }
  for (const [name, count] of leftOut) {
    words.push({ zh: `${count} 个 ${name} 没有读入`, en: `${count} × ${name} not read` });
  }
  if (links > 0) {
    words.push({ zh: `${links} 处链接或图标没有下载`, en: `${links} links and icons were not fetched` });
  }
  if (folders.length > LAYERS_AT_MOST) {
    words.push({
      zh: `${folders.length} 个文件夹合并为一个图层，名称在 folder 字段`,
      en: `${folders.length} folders were made one layer; the field “folder” has their names`,
    });
  }
  return words;
}
