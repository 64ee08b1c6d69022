import type { LayerRole, SheetOptions } from '../../../contract/model.ts';

/** What a kind of sheet shows: layer roles from the bottom up, and which of them carry labels. */
export interface SheetTemplate {
  readonly roles: readonly LayerRole[];
  readonly labelled: readonly LayerRole[];
  /** draws the newest scene below everything */
  readonly withScene: boolean;
  /** road classes below this detail are left out at small scales */
  readonly mainRoadsOnly: boolean;
}

export const templates: Readonly<Record<SheetOptions['template'], SheetTemplate>> = {
  overview: {
    roles: ['landuse', 'water', 'roads', 'units', 'facilities', 'candidates'],
    labelled: ['units'],
    withScene: false,
    mainRoadsOnly: true,
  },
  site: {
    roles: ['water', 'roads', 'permits', 'units', 'complaints', 'candidates'],
    labelled: ['candidates', 'permits'],
    withScene: true,
    mainRoadsOnly: false,
  },
  gaps: {
    roles: ['coverage-units', 'water', 'units', 'machines', 'coverage-gaps'],
    labelled: ['units'],
    withScene: false,
    mainRoadsOnly: true,
  },
  plan: {
    roles: ['landuse', 'water', 'roads', 'units', 'machines', 'plan'],
    labelled: ['units', 'plan'],
    withScene: false,
    mainRoadsOnly: true,
  },
};

/** Roads a small-scale sheet keeps. */
export const MAIN_ROADS: ReadonlySet<string> = new Set(['motorway', 'trunk', 'primary']);
/** Facility types too numerous for a small-scale sheet. */
export const NUMEROUS_FACILITIES: ReadonlySet<string> = new Set(['bin-station', 'collect-point']);
