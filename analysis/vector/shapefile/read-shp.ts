import type { Geometry } from 'geojson';
import type { ByteSource } from '../../core/bytes.ts';
import type { GeometryFault } from '../../core/problem-words/reading.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { decodePolygon } from './decode-polygon.ts';
import { type CheckedRecord, decodeWithShpjs } from './decode-with-shpjs.ts';
import { FileWindow } from './file-window.ts';
import { recordPlaces } from './record-places.ts';
import type { Ring } from './ring.ts';
import { joinRings, lastOf } from './rings.ts';
import { faultOf, heightsAt, KINDS, MULTIPATCH, type ShapeKind } from './shape-record.ts';

/** One record of a .shp: its geometry (null for a null shape) or what is wrong with it. */
export type Shape = { readonly geometry: Geometry | null } | { readonly fault: GeometryFault };

export interface Shapes {
  readonly shapes: readonly Shape[];
  /** the file ends, or a record length lies, before the length that its header gives */
  readonly isCut: boolean;
  readonly hasMeasures: boolean;
  /** records whose own length differs from the one in the index, which was believed */
  readonly lyingLengths: number;
  /** rings of polygons with several that were only points or a line, and are left out */
  readonly droppedRings: number;
}

const HEADER_BYTES = 100;
const RECORD_BYTES_AT_MOST = 512_000_000;
/** Records that are decoded together. */
const BATCH = 2_000;
/** Polygons of more rings are put together with pauses, so that they can be cancelled. */
const RINGS_AT_ONCE = 500;

/**
 * Reads a .shp record by record (ESRI Shapefile Technical Description, 1998), with its index where there is one. Each record's counts
 * are checked against its length before anything is decoded; a bad record is a bad row, not the end of the file. Heights are kept,
 * measures are left out. Problems: `damaged-file`, `unsupported-shapes`.
 */
export async function readShp(shp: ByteSource, shx: ByteSource | undefined, run: Run): Promise<Shapes> {
  const header = await shp.read(0, HEADER_BYTES);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.byteLength < HEADER_BYTES || view.getInt32(0) !== 9994) {
    throw new AppError({ code: 'damaged-file', file: shp.name, where: '.shp' });
  }
  const type = view.getInt32(32, true);
  const kind = KINDS[type];
  if (kind === undefined && type !== 0) {
    throw new AppError({
      code: type === MULTIPATCH ? 'shapefile-multipatch' : 'unsupported-shapes',
      file: shp.name,
      type,
    });
  }
  const said = view.getInt32(24) * 2;
  const end = said > HEADER_BYTES ? Math.min(shp.size, said) : shp.size;
  const places = await recordPlaces(shp, shx, end, run);
  const reader = new ShapeReader(shp, kind ?? 'point', run);
  const count = places.offsets.length;
  for (let row = 0; row < count; row++) {
    if (row % 500 === 0) {
      await run.breathe();
      run.progress(row / count);
    }
    const [offset, length] = [places.offsets[row]!, places.lengths[row]!];
    if (!reader.isReady(offset, length)) {
      await run.breathe();
      await reader.makeReady(offset, length);
    }
    // Only large polygons take a while: awaiting each of 200,000 records would cost more than reading them.
    const rest = reader.take(offset, length);
    if (rest !== null) await rest;
  }
  reader.flush();
  return {
    shapes: reader.shapes,
    isCut: places.isCut || said > shp.size,
    hasMeasures: type > 20,
    lyingLengths: reader.lyingLengths,
    droppedRings: reader.droppedRings,
  };
}

/** Decodes records in their order, in batches that lie in one part of the file. */
class ShapeReader {
  readonly shapes: Shape[] = [];
  lyingLengths = 0;
  droppedRings = 0;
  private waiting: CheckedRecord[] = [];
  private waitingRows: number[] = [];
  private readonly window: FileWindow;
  private readonly kind: ShapeKind;
  private readonly run: Run;

  constructor(shp: ByteSource, kind: ShapeKind, run: Run) {
    this.window = new FileWindow(shp);
    this.kind = kind;
    this.run = run;
  }

  isReady(offset: number, length: number): boolean {
    return this.window.holds(offset, 8 + length);
  }

  async makeReady(offset: number, length: number): Promise<void> {
    this.flush();
    if (isPossible(offset, length)) await this.window.load(offset, 8 + length);
  }

  /** Reads one record; what is left to be done is given back where it may take long. */
  take(offset: number, length: number): Promise<void> | null {
    const { window, shapes } = this;
    if (!isPossible(offset, length) || !this.isReady(offset, length)) {
      shapes.push({ fault: isPossible(offset, length) ? 'file-ends' : 'damaged-record' });
      return null;
    }
    const at = offset - window.start + 8;
    if (window.view.getInt32(at - 4) * 2 !== length) this.lyingLengths++;
    const fault = faultOf(window.view, at, length, this.kind);
    if (fault === 'null') shapes.push({ geometry: null });
    else if (fault !== 'good') shapes.push({ fault });
    else return this.good({ at, heightsAt: heightsAt(window.view, at, length, this.kind) });
    return null;
  }

  /** Decodes what waits; called before the part of the file in memory changes. */
  flush(): void {
    if (this.waiting.length === 0 || this.kind === 'polygon') return;
    const decoded = decodeWithShpjs(this.window.view, this.waiting, this.kind);
    for (const [index, row] of this.waitingRows.entries()) this.shapes[row] = decoded[index]!;
    this.waiting = [];
    this.waitingRows = [];
  }

  private good(record: CheckedRecord): Promise<void> | null {
    const { shapes } = this;
    if (this.kind !== 'polygon') {
      this.waitingRows.push(shapes.length);
      this.waiting.push(record);
      shapes.push({ geometry: null });
      if (this.waiting.length >= BATCH) this.flush();
      return null;
    }
    const { at, heightsAt: zAt } = record;
    const decoded = decodePolygon(this.window.view, at, zAt === null ? null : at + zAt);
    if (!('rings' in decoded)) {
      shapes.push(decoded);
      return null;
    }
    this.droppedRings += decoded.dropped;
    if (decoded.rings.length > RINGS_AT_ONCE) return this.together(decoded.rings);
    else shapes.push({ geometry: lastOf(joinRings(decoded.rings)) });
    return null;
  }

  private async together(rings: readonly Ring[]): Promise<void> {
    const steps = joinRings(rings);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        this.shapes.push({ geometry: step.value });
        return;
      }
      await this.run.breathe();
    }
  }
}

const isPossible = (offset: number, length: number): boolean =>
  offset >= HEADER_BYTES && length >= 0 && length <= RECORD_BYTES_AT_MOST;
