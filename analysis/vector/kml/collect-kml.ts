import type { Geometry } from 'geojson';
import type { Run } from '../../core/run.ts';
import { geometryOfPlacemark, type Heights } from './kml-geometry.ts';
import {
  extendedValuesOf,
  type KmlOwn,
  type KmlSchemas,
  type KmlType,
  type KmlValue,
  ownValuesOf,
  schemaOf,
} from './kml-values.ts';
import { scanXml } from './scan-xml.ts';
import type { XmlNode } from './xml-node.ts';

/** One Placemark, its geometry unchecked. */
export interface Placemark {
  readonly geometry: Geometry | null;
  readonly own: readonly KmlOwn[];
  readonly extended: readonly KmlValue[];
}

/** A Document or Folder with the Placemarks directly in it. */
export interface KmlFolder {
  /** its own name and those of the folders around it, outermost first; '' where it has none */
  readonly path: readonly string[];
  readonly placemarks: Placemark[];
}

export interface KmlContent {
  /** those that hold Placemarks, in the order of the file */
  readonly folders: readonly KmlFolder[];
  /** things of a KML that are no features of a layer, each with how often it is there */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly heights: Heights;
  /** icons, pictures and links that the file asks to be fetched; none is */
  readonly links: number;
}

const FOLDERS = ['kml', 'Document', 'Folder'];
const TREES = ['Placemark', 'Schema'];
/** Elements that are no features of a layer. */
export const LEFT_OUT = ['NetworkLink', 'GroundOverlay', 'PhotoOverlay', 'ScreenOverlay', 'Tour', 'Model'];

/** Reads KML text into folders and Placemarks; only one Placemark at a time is built up as a tree. Problems: those of `scanXml`. */
export async function collectKml(text: string, file: string, run: Run): Promise<KmlContent> {
  const collector = new Collector();
  await scanXml(text, file, collector, run);
  const folders = collector.folders.filter(({ placemarks }) => placemarks.length > 0);
  return { folders, leftOut: collector.leftOut, heights: collector.heights, links: collector.links };
}

class Collector {
  readonly folders: KmlFolder[] = [];
  readonly leftOut = new Map<string, number>();
  readonly heights: Heights = { dropped: 0 };
  links = 0;
  /** names of the elements that are open */
  readonly #names: string[] = [];
  /** the folders that are open, with the last one's name still to come */
  readonly #open: { path: string[]; placemarks: Placemark[] }[] = [];
  /** the elements of the tree that is being built, outermost first */
  readonly #tree: XmlNode[] = [];
  readonly #schemas = new Map<string, ReadonlyMap<string, KmlType>>();

  open(name: string, attributes: string): void {
    const parent = this.#names.at(-1);
    this.#names.push(name);
    if (LEFT_OUT.includes(name)) this.leftOut.set(name, (this.leftOut.get(name) ?? 0) + 1);
    if (name === 'href') this.links++;
    if (
      this.#tree.length > 0 ||
      TREES.includes(name) ||
      (name === 'name' && parent !== undefined && this.#isFolder(parent))
    ) {
      const node: XmlNode = { name, attributes, text: '', children: [] };
      this.#tree.at(-1)?.children.push(node);
      this.#tree.push(node);
    } else if (FOLDERS.includes(name)) {
      const folder = { path: [...(this.#open.at(-1)?.path ?? []), ''], placemarks: [] };
      this.#open.push(folder);
      this.folders.push(folder);
    }
  }

  text(piece: string): void {
    const node = this.#tree.at(-1);
    if (node !== undefined) node.text += piece;
  }

  close(name: string): void {
    this.#names.pop();
    const node = this.#tree.pop();
    if (node === undefined) {
      if (FOLDERS.includes(name)) this.#open.pop();
    } else if (this.#tree.length === 0) this.#take(node);
    else if (this.#tree.some((around) => around.name === 'description')) asText(node, this.#tree.at(-1)!);
  }

  /** A finished tree goes where it belongs. A Placemark outside any folder belongs to the file. */
  #take(node: XmlNode): void {
    const folder = this.#open.at(-1);
    if (node.name === 'name' && folder !== undefined) folder.path[folder.path.length - 1] = node.text.trim();
    else if (node.name === 'Schema') this.#schemas.set(...schemaOf(node));
    else if (node.name === 'Placemark') {
      const schemas: KmlSchemas = this.#schemas;
      const placemark: Placemark = {
        geometry: geometryOfPlacemark(node, this.heights),
        own: ownValuesOf(node),
        extended: extendedValuesOf(node, schemas),
      };
      if (folder !== undefined) folder.placemarks.push(placemark);
      else this.folders.push({ path: [''], placemarks: [placemark] });
    }
  }

  #isFolder = (name: string): boolean => FOLDERS.includes(name);
}

/** Markup that stands in a description without CDATA is text of the description, as its writer meant it. */
function asText({ name, attributes, text }: XmlNode, parent: XmlNode): void {
  parent.children.pop();
  const said = attributes.trim() === '' ? name : `${name} ${attributes.trim()}`;
  parent.text += text === '' ? `<${said}/>` : `<${said}>${text}</${name}>`;
}
