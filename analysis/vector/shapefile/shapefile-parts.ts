import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { extensionOf, layerNameOf } from '../vector-format.ts';
import { newUnpackBudget, unpackEntry } from '../zip/unpack-entry.ts';
import { readZipDirectory } from '../zip/zip-directory.ts';

/** Opens one part of a shapefile, unpacking it when it lies in an archive. */
type OpenPart = (run: Run) => Promise<ByteSource>;

/** The parts of one shapefile by extension; `.shp` is always there. */
export interface ShapefileParts {
  readonly layer: string;
  readonly open: ReadonlyMap<string, OpenPart>;
}

const WANTED = ['.shp', '.dbf', '.prj', '.cpg', '.shx'];

/** All shapefiles among loose files or inside one zip. Problem `missing-part` when there is no .shp. */
export async function shapefilesIn(files: readonly ByteSource[]): Promise<ShapefileParts[]> {
  const parts = isZip(await files[0]!.read(0, 4)) ? await partsOfZip(files[0]!) : partsOfLoose(files);
  const byStem = new Map<string, { path: string; open: Map<string, OpenPart> }>();
  for (const { path, open } of parts) {
    const extension = extensionOf(path.split(/[/\\]/).at(-1) ?? '');
    if (!WANTED.includes(extension)) continue;
    const stem = path.slice(0, path.length - extension.length).toLowerCase();
    const known = byStem.get(stem) ?? { path, open: new Map<string, OpenPart>() };
    if (!known.open.has(extension)) known.open.set(extension, open);
    byStem.set(stem, known);
  }
  const found = [...byStem.values()].filter(({ open }) => open.has('.shp'));
  if (found.length === 0) throw new AppError({ code: 'missing-part', file: files[0]!.name, part: '.shp' });
  const taken = new Set<string>();
  return found.map(({ path, open }) => {
    const base = layerNameOf(path);
    let layer = base;
    for (let number = 2; taken.has(layer); number++) layer = `${base} ${number}`;
    taken.add(layer);
    return { layer, open };
  });
}

export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05);

const partsOfLoose = (files: readonly ByteSource[]) =>
  files.map((file) => ({ path: file.name, open: async () => file }));

/** Names are only compared, never used as paths; nothing is unpacked before it is asked for. */
async function partsOfZip(archive: ByteSource) {
  const budget = newUnpackBudget();
  const entries = await readZipDirectory(archive);
  return entries
    .filter(({ name }) => !name.endsWith('/') && !name.startsWith('__MACOSX/'))
    .map((entry) => ({ path: entry.name, open: (run: Run) => unpackEntry(archive, entry, budget, run) }));
}
