import { create } from 'zustand';
import type { DistrictReport, LayerOriginInfo } from '../../electron/contract/catalogue.ts';
import type { Failure } from '../ui/problem-text.ts';

/** What the data panel shows: files on their way in, the layers that are here, or the self-test of the units. */
export const DATA_PAGES = ['add', 'catalogue', 'units'] as const;
export type DataPage = (typeof DATA_PAGES)[number];

export interface UnitsState {
  readonly report: DistrictReport | null;
  /** revision of the layer that the report is about */
  readonly revision: number;
  readonly busy: 'checking' | 'repairing' | null;
  readonly failure: Failure | null;
  /** ids of the findings that are ticked for repair */
  readonly ticked: ReadonlySet<string>;
  readonly giveUpToM2: number;
  /** the finding that the map shows */
  readonly shownId: string | null;
}

export interface CatalogueState {
  readonly view: DataPage;
  readonly layerId: string | null;
  /** what is known of a layer's import, by layer */
  readonly origins: Readonly<Record<string, LayerOriginInfo | null>>;
  /** layers whose file was found to have other content than when it was added */
  readonly changedIds: readonly string[];
  readonly units: UnitsState;
}

export const initialUnits: UnitsState = {
  report: null,
  revision: 0,
  busy: null,
  failure: null,
  ticked: new Set(),
  giveUpToM2: 1000,
  shownId: null,
};

/** Catalogue and self-test; kept apart from the main state because no other panel asks for them. */
export const useCatalogue = create<CatalogueState>()(() => ({
  view: 'add',
  layerId: null,
  origins: {},
  changedIds: [],
  units: initialUnits,
}));
export const getCatalogue = useCatalogue.getState;
export const setCatalogue = (change: Partial<CatalogueState>): void => useCatalogue.setState(change);
export const setUnits = (change: Partial<UnitsState>): void =>
  setCatalogue({ units: { ...getCatalogue().units, ...change } });
