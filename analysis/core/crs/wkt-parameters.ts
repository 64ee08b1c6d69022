import { child, nameOf, numberOf, type WktNode } from '../wkt.ts';
import { type CrsParameters, DEGREES } from './parameters.ts';
import { type CrsRefusal, settledWebMercator } from './proj-text.ts';
import { settledNumbers } from './settle-numbers.ts';
import { methodOf, parameterOf } from './wkt-methods.ts';

const DEGREE = Math.PI / 180;
const GEOGRAPHIC = ['GEOGCS', 'GEOGCRS', 'GEODCRS', 'BASEGEOGCRS', 'BASEGEODCRS', 'GEODETICCRS', 'GEOGRAPHICCRS'];

/** The geographic system of a description: itself, or the base of a projected one. */
export const geographicNode = (node: WktNode): WktNode | undefined =>
  GEOGRAPHIC.includes(node.keyword) ? node : child(node, ...GEOGRAPHIC);

/** Ellipsoid and prime meridian of a geographic node; null without an ellipsoid. */
export function figureOf(
  node: WktNode,
): Pick<CrsParameters, 'semiMajorM' | 'inverseFlattening' | 'meridianDeg'> | null {
  const datum = child(node, 'DATUM', 'ENSEMBLE', 'GEODETICDATUM', 'TRF');
  const ellipsoid = child(datum, 'SPHEROID', 'ELLIPSOID');
  const metre = numberOf(child(ellipsoid, 'LENGTHUNIT', 'UNIT'), 1) || 1;
  const semiMajorM = numberOf(ellipsoid, 1) * metre;
  const inverseFlattening = numberOf(ellipsoid, 2);
  if (!(semiMajorM > 1_000) || !(inverseFlattening >= 0)) return null;
  const prime = child(node, 'PRIMEM', 'PRIMEMERIDIAN');
  const degrees = numberOf(child(prime, 'ANGLEUNIT', 'UNIT'), 1) / DEGREE || 1;
  const meridianDeg = prime === undefined ? 0 : numberOf(prime, 1) * degrees;
  return { semiMajorM, inverseFlattening, meridianDeg: Number.isFinite(meridianDeg) ? meridianDeg : 0 };
}

/** Degrees in one angular unit of a geographic node. */
export function angleOf(node: WktNode): number {
  const axis = child(node, 'AXIS');
  const radians = numberOf(child(node, 'UNIT', 'ANGLEUNIT') ?? child(axis, 'ANGLEUNIT', 'UNIT'), 1);
  const degrees = radians / DEGREE;
  return !Number.isFinite(degrees) || Math.abs(degrees - 1) < 1e-9 ? 1 : degrees;
}

/** The three or seven numbers of a TOWGS84 (WKT 1) or of a BOUNDCRS around the system (WKT 2); null without any. */
export function shiftOf(root: WktNode, geographic: WktNode): readonly number[] | null {
  const towgs84 = child(child(geographic, 'DATUM'), 'TOWGS84');
  const parts = towgs84?.parts.map(Number) ?? boundShift(root);
  return parts !== null && (parts.length === 3 || parts.length === 7) && parts.every(Number.isFinite) ? parts : null;
}

function boundShift(root: WktNode): number[] | null {
  const step = child(root, 'ABRIDGEDTRANSFORMATION');
  const method = nameOf(child(step, 'METHOD')).toLowerCase();
  if (step === undefined || !/position vector|coordinate frame|geocentric translations/.test(method)) return null;
  const values = step.parts.flatMap((part) =>
    typeof part === 'object' && part.keyword === 'PARAMETER' ? [numberOf(part, 1)] : [],
  );
  if (values.length === 7) {
    const sign = method.includes('coordinate frame') ? -1 : 1;
    for (const turn of [3, 4, 5]) values[turn] = sign * values[turn]!;
    // A BOUNDCRS of WKT 2 writes the scale itself, 1.0000024, where TOWGS84 writes 2.4 (OGC 18-010r7, 17.2.3).
    if (Math.abs(values[6]! - 1) < 0.1) values[6] = (values[6]! - 1) * 1e6;
  }
  return values;
}

/** The projection of a PROJCS or PROJCRS node, before its datum is known. */
export function projectionIn(node: WktNode): CrsParameters | CrsRefusal {
  const geographic = geographicNode(node);
  const figure = geographic === undefined ? null : figureOf(geographic);
  if (geographic === undefined || figure === null) return { kind: 'not-understood', what: nameOf(node) };
  const conversion = child(node, 'CONVERSION') ?? node;
  const methodName = nameOf(child(conversion, 'PROJECTION', 'METHOD'));
  const isWeb = /^mercator_1sp$/i.test(methodName) && /pseudo|web.?mercator|google|popular/i.test(nameOf(node));
  const method = methodOf(isWeb ? 'Mercator_Auxiliary_Sphere' : methodName);
  if (method === null) return { kind: 'projection', what: methodName || nameOf(node) };
  const toMetre = numberOf(child(node, 'UNIT', 'LENGTHUNIT') ?? child(child(node, 'AXIS'), 'LENGTHUNIT'), 1);
  const unit = Number.isFinite(toMetre) && toMetre > 0 ? toMetre : 1;
  const given: Partial<Record<string, number>> = {};
  for (const part of conversion.parts) {
    if (typeof part !== 'object' || part.keyword !== 'PARAMETER') continue;
    const name = parameterOf(nameOf(part));
    if (name === null) continue;
    const value = numberOf(part, 1) * unitOf(part, name, unit, angleOf(geographic));
    if (!Number.isFinite(value)) return { kind: 'not-understood', what: nameOf(part) };
    given[method.renames?.[name] ?? name] = value;
  }
  const settled = settledNumbers(method.projection, given);
  // Esri tells Křovák's own axes, south and west, by a plane that is not turned.
  const isUnturned = method.projection === 'krovak' && given['gamma'] === 0;
  const axes = axesOf(node, isUnturned ? 'sw' : method.axes);
  return settledWebMercator({ ...DEGREES, ...settled, flags: method.flags ?? [], axes, ...figure, toMetre: unit });
}

function unitOf(parameter: WktNode, name: string, unit: number, angle: number): number {
  if (name === 'k_0') return 1;
  const own = numberOf(child(parameter, 'LENGTHUNIT', 'ANGLEUNIT', 'UNIT'), 1);
  if (name === 'x_0' || name === 'y_0') return Number.isFinite(own) ? own : unit;
  if (!Number.isFinite(own)) return angle;
  return Math.abs(own / DEGREE - 1) < 1e-9 ? 1 : own / DEGREE;
}

/** "ws" and "sw" where the system counts to the west and the south; a polar system's axes, both north or south, are east and north. */
function axesOf(node: WktNode, ofMethod: string | undefined): string {
  const directions = node.parts.flatMap((part) =>
    typeof part === 'object' && part.keyword === 'AXIS' ? [String(part.parts[1] ?? '').toLowerCase()] : [],
  );
  const named = directions.slice(0, 2).map((direction) => direction.charAt(0));
  return named.includes('s') && named.includes('w') ? named.join('') : (ofMethod ?? 'en');
}
