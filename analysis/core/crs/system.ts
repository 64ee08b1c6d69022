import type { Crs } from '../features.ts';
import { shiftFromWgs84, shiftToWgs84 } from './datum-shift.ts';
import { epsgSystem } from './epsg/table.ts';
import { type CrsParameters, isAtWgs84, projText } from './parameters.ts';
import { parametersOfProj } from './proj-text.ts';
import { projectionOf } from './projections.ts';
import { systemInSeries } from './series.ts';

/** One step of a transformation on [x or longitude, y or latitude, height], in place. */
type Step = (place: Float64Array) => void;

/** A system ready to transform: to and from degrees of WGS 84. */
export interface System {
  readonly parameters: CrsParameters;
  readonly toWgs84: Step;
  readonly fromWgs84: Step;
}

const KEPT_AT_MOST = 200;
const systems = new Map<string, System | null>();

/** The parameters of a system, or null for an unknown code or a text that is none. The shift to WGS 84 may be missing. */
export function parametersOf(crs: string): CrsParameters | null {
  const code = /^EPSG:(\d{1,7})$/.exec(crs)?.[1];
  if (code !== undefined) return systemInSeries(Number(code)) ?? epsgSystem(Number(code))?.parameters ?? null;
  if (!crs.startsWith('PROJ:')) return null;
  const parameters = parametersOfProj(crs.slice(5));
  return 'kind' in parameters ? null : parameters;
}

/** The same system under one spelling: its parameters as a `PROJ:` text. */
export const crsOfParameters = (parameters: CrsParameters): Crs => `PROJ:${projText(parameters)}`;

/** The name of a system without the numbers of a shift to WGS 84, which whoever gave them may not pass on. */
export const withoutShift = (crs: string): string => crs.replace(/\+towgs84=\S+/g, '+towgs84=…');

/** The system behind a name, made once; null where it is unknown or lacks its shift to WGS 84. */
export function systemOf(crs: string): System | null {
  const known = systems.get(crs);
  if (known !== undefined) return known;
  const parameters = parametersOf(crs);
  const system = parameters === null || parameters.shift === null ? null : madeOf(parameters);
  if (systems.size >= KEPT_AT_MOST) systems.clear();
  systems.set(crs, system);
  return system;
}

function madeOf(parameters: CrsParameters): System | null {
  const { forward, inverse } = projectionOf(parameters);
  const project: Step = (place) => forward(place[0]!, place[1]!, place);
  const unproject: Step = (place) => inverse(place[0]!, place[1]!, place);
  if (isAtWgs84(parameters)) return { parameters, toWgs84: unproject, fromWgs84: project };
  const [to, from] = [shiftToWgs84(parameters), shiftFromWgs84(parameters)];
  return {
    parameters,
    toWgs84: (place) => {
      unproject(place);
      to(place);
    },
    fromWgs84: (place) => {
      from(place);
      project(place);
    },
  };
}
