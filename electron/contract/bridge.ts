import type { Problem } from '../../analysis/core/problems.ts';
import type { AppEvents, EventName } from './events.ts';
import type { FileToken } from './model.ts';
import type { RequestInput, RequestName, RequestOutput } from './requests.ts';

/** An answer across the process border: problems travel as facts, because an Error keeps little but its message. */
export type Reply<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly problem: Problem | null; readonly message: string };

/** What the sandboxed preload puts on the page as `window.clearground`. */
export interface Bridge {
  request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<Reply<RequestOutput<Name>>>;
  on<Name extends EventName>(name: Name, listener: (payload: AppEvents[Name]) => void): () => void;
  /** turns a dropped file into a token; the path stays outside the page */
  tokenForFile(file: File): Promise<{ readonly token: FileToken; readonly name: string }>;
}

/** The origin everything in the window comes from. */
export const APP_ORIGIN = 'app://clearground';

/** Map tiles of a raster layer; the revision makes a changed view a new address. */
export const tileUrl = (layerId: string, revision: number): string =>
  `${APP_ORIGIN}/tiles/${encodeURIComponent(layerId)}/${revision}/{z}/{x}/{y}.png`;
