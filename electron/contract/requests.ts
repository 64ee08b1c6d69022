import { z } from 'zod';
import type { DistrictReport, LayerOriginInfo } from './catalogue.ts';
import { type CrsChoice, importPart, readChoices } from './import-choices.ts';
import type { CandidateInfo, FileToken, RunResult, WorkspaceSnapshot } from './model.ts';
import { LAYER_ROLES, VERDICTS } from './model.ts';
import type { DataPreview, PartQuality } from './preview.ts';

const id = z.string().min(1).max(200);
const token = z.string().regex(/^[0-9a-f]{32}$/);
const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const numberOrText = z.union([z.number(), z.string().max(200)]);
const role = z.enum(LAYER_ROLES);
const classification = z.enum(['public', 'internal', 'secret']);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const range = z.tuple([z.number(), z.number()]);
const view = z.object({
  bands: z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)]),
  stretch: z.tuple([range, range, range]),
});

export const sheetOptions = z.object({
  template: z.enum(['overview', 'site', 'gaps', 'plan']),
  paper: z.enum(['A4', 'A3']),
  orientation: z.enum(['portrait', 'landscape']),
  title: z.string().max(120),
  scale: z.number().min(100).max(2_000_000).nullable(),
  centre: lonLat.nullable(),
  unit: z.string().max(60).nullable(),
  candidateId: id.nullable(),
  drawnBy: z.string().max(60),
  checkedBy: z.string().max(60),
  approvedBy: z.string().max(60),
  classification,
  language: z.enum(['zh', 'en']),
});

/** A request and what answers it: `input` is checked at the engine's door, `output` is a promise to the page. */
export interface RequestSpec<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** exists for the compiler only */
  readonly output?: Output;
}
const request =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): RequestSpec<Input, Output> => ({ input });
const nothing = z.object({});

/** A job answers at once with its id; its progress and end arrive as events. */
export interface JobStarted {
  readonly jobId: string;
}

/** Requests that the engine answers. */
export const engineRequests = {
  'workspace.snapshot': request<WorkspaceSnapshot>()(nothing),
  'project.create': request<WorkspaceSnapshot>()(z.object({ file: token, name: z.string().max(200) })),
  'project.open': request<WorkspaceSnapshot>()(z.object({ file: token })),
  'project.close': request<WorkspaceSnapshot>()(nothing),
  /** makes the demonstration data on first need, then opens the project on it (an existing one keeps its decisions) */
  'sample.open': request<JobStarted>()(z.object({ extent: z.enum(['quick', 'district']) })),
  'data.inspect': request<DataPreview>()(
    z.object({
      file: token,
      /** looks at this layer alone; left out at all of them */
      layer: z.string().max(300).exactOptional(),
      /** what the layer is for, so that its fields can be matched; left out the file is judged by its name and fields */
      role: role.exactOptional(),
      ...readChoices,
    }),
  ),
  /** coordinate systems by number, name or PROJ text; the usual ones for an empty text */
  'crs.search': request<readonly CrsChoice[]>()(z.object({ text: z.string().max(500) })),
  /** looks at every row of a layer of a file: its quality, and whether its positions seem to be shifted */
  'data.quality': request<PartQuality>()(z.object({ file: token, layer: z.string().max(300), role, ...readChoices })),
  'data.import': request<JobStarted>()(z.object({ file: token, parts: z.array(importPart).min(1).max(50) })),
  /** GeoJSON FeatureCollection text in EPSG:4326; every feature has its row id as `id` */
  'layer.features': request<string>()(z.object({ layerId: id })),
  'layer.update': request<WorkspaceSnapshot>()(
    z.object({
      layerId: id,
      change: z
        .object({
          name: z.string().min(1).max(200),
          visible: z.boolean(),
          opacity: z.number().min(0).max(1),
          order: z.number(),
          role,
          date: date.nullable(),
          classification,
          source: z.string().max(300),
          licence: z.string().max(300),
          view,
          bandRoles: z.record(z.string().max(40), z.int().min(0).max(10_000)),
        })
        .partial(),
    }),
  ),
  'layer.remove': request<WorkspaceSnapshot>()(z.object({ layerId: id })),
  /** points a moved raster to its file again; the content hash must agree */
  'layer.relink': request<WorkspaceSnapshot>()(z.object({ layerId: id, file: token })),
  /** looks through a folder for the files of missing rasters, by size and then by content, and links what it finds */
  'layers.relinkFolder': request<JobStarted>()(z.object({ folder: token })),
  /** reads every raster file again: the job ends with the ids of those whose content is not what was added */
  'layers.verify': request<JobStarted>()(nothing),
  /** what was kept of a layer's import; null for a result */
  'layer.origin': request<LayerOriginInfo | null>()(z.object({ layerId: id })),
  /** writes the rows kept aside, each with its number and reason, as CSV */
  'layer.exportAside': request<{ readonly rows: number }>()(
    z.object({ layerId: id, file: token, language: z.enum(['zh', 'en']) }),
  ),
  /** writes the catalogue as CSV, a line per layer */
  'catalogue.export': request<{ readonly rows: number }>()(z.object({ file: token, language: z.enum(['zh', 'en']) })),
  /** holds a unit layer against the official 43 */
  'units.check': request<DistrictReport>()(z.object({ layerId: id, giveUpToM2: z.number().min(0).max(1e6) })),
  /** repairs findings of that check as one step that undo takes back */
  'units.repair': request<JobStarted>()(
    z.object({
      layerId: id,
      findings: z.array(z.string().max(300)).min(1).max(100_000),
      giveUpToM2: z.number().min(0).max(1e6),
    }),
  ),
  /** 2–98 % stretch of these bands, the same for all given raster layers */
  'raster.stretch': request<{ readonly stretch: readonly (readonly [number, number])[] }>()(
    z.object({ layerIds: z.array(id).min(1).max(8), bands: z.tuple([z.int(), z.int(), z.int()]) }),
  ),
  /** a north-up PNG chip around a point, in one ground scale for all dates */
  'raster.chip': request<Uint8Array | null>()(
    z.object({
      layerId: id,
      centre: lonLat,
      sizeM: z.number().min(20).max(20_000),
      pixels: z.int().min(16).max(1024),
      view,
    }),
  ),
  'dumps.run': request<JobStarted>()(
    z.object({
      afterLayerId: id,
      beforeLayerId: id.nullable(),
      afterMaskLayerId: id.nullable(),
      beforeMaskLayerId: id.nullable(),
      params: z.record(z.string(), numberOrText),
    }),
  ),
  'coverage.run': request<JobStarted>()(
    z.object({
      demandLayerId: id,
      facilityLayerId: id,
      unitLayerId: id,
      roadLayerId: id.nullable(),
      params: z.record(z.string(), numberOrText),
    }),
  ),
  'location.run': request<JobStarted>()(
    z.object({
      demandLayerId: id,
      candidateLayerId: id,
      existingLayerId: id.nullable(),
      /** roads to walk along; null for straight lines, left out for the topmost layer of that role */
      roadLayerId: id.nullable().optional(),
      params: z.record(z.string(), numberOrText),
    }),
  ),
  'run.result': request<RunResult>()(z.object({ runId: id })),
  'candidates.list': request<readonly CandidateInfo[]>()(z.object({ runId: id })),
  /** answers after the transaction is on disk */
  'review.decide': request<CandidateInfo>()(
    z.object({
      candidateId: id,
      verdict: z.enum(VERDICTS).nullable(),
      reason: z.string().max(60),
      note: z.string().max(2000),
      by: z.string().max(60),
    }),
  ),
  'edit.undo': request<WorkspaceSnapshot>()(nothing),
  'edit.redo': request<WorkspaceSnapshot>()(nothing),
  'job.cancel': request<{ readonly cancelled: boolean }>()(z.object({ jobId: id })),
  /** the sheet as one self-contained HTML page: what is shown is what is printed */
  'sheet.compose': request<{ readonly html: string; readonly widthMm: number; readonly heightMm: number }>()(
    z.object({ options: sheetOptions }),
  ),
} as const;

/** Requests that main answers itself: dialogs, windows, paper. */
export const mainRequests = {
  'dialog.openData': request<readonly { readonly token: FileToken; readonly name: string }[]>()(nothing),
  'dialog.openFolder': request<{ readonly token: FileToken; readonly name: string } | null>()(nothing),
  'dialog.saveTable': request<{ readonly token: FileToken; readonly name: string } | null>()(
    z.object({ suggestedName: z.string().max(200) }),
  ),
  'dialog.openProject': request<{ readonly token: FileToken; readonly name: string } | null>()(nothing),
  'dialog.newProject': request<{ readonly token: FileToken; readonly name: string } | null>()(
    z.object({ suggestedName: z.string().max(200) }),
  ),
  /** asks where to, prints the sheet from a hidden window and writes it whole; null when the person cancels */
  'sheet.export': request<{ readonly token: FileToken; readonly name: string; readonly bytes: number } | null>()(
    z.object({ options: sheetOptions, suggestedName: z.string().max(200) }),
  ),
  'file.reveal': request<null>()(z.object({ file: token })),
  'window.appearance': request<null>()(
    z.object({ theme: z.enum(['system', 'light', 'dark']), language: z.enum(['zh', 'en']) }),
  ),
  'recent.list':
    request<readonly { readonly token: FileToken; readonly name: string; readonly missing: boolean }[]>()(nothing),
  'app.about': request<{
    readonly version: string;
    readonly electron: string;
    readonly chromium: string;
    readonly runtimeNote: string | null;
    readonly startWith: 'sample-quick' | 'sample-district' | 'project' | 'nothing';
    readonly startFile: FileToken | null;
  }>()(nothing),
} as const;

export const requests = { ...engineRequests, ...mainRequests } as const;

type Specs = typeof requests;
export type RequestName = keyof Specs;
export type EngineRequestName = keyof typeof engineRequests;
export type MainRequestName = keyof typeof mainRequests;
export type RequestInput<Name extends RequestName> = z.infer<Specs[Name]['input']>;
export type RequestOutput<Name extends RequestName> =
  Specs[Name] extends RequestSpec<z.ZodType, infer Output> ? Output : never;
export type SheetOptionsInput = z.infer<typeof sheetOptions>;

export const isEngineRequest = (name: string): name is EngineRequestName => Object.hasOwn(engineRequests, name);
export const isMainRequest = (name: string): name is MainRequestName => Object.hasOwn(mainRequests, name);
