import { codeProblem } from '../../core/crs/crs-problem.ts';
import { isKnownCrs } from '../../core/crs.ts';
import type { RawLayer } from '../vector-format.ts';

/** Numbers that programs gave to the Mercator system of web maps before it had one of its own. */
const WEB_MERCATOR = ['900913', '102100', '102113', '3785'];

/**
 * The system that the old `crs` member names (GeoJSON 2008, section 3): a short name or a URN, or the number of the drafts before it.
 * EPSG:4326 without one (RFC 7946, section 4). Positions are longitude first whatever the system says of its axes.
 *
 * @example systemOfMember('a.geojson', { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4548' } }).crs // 'EPSG:4548'
 */
export function systemOfMember(file: string, member: unknown): Pick<RawLayer, 'crs' | 'crsHow' | 'crsProblem'> {
  const name = nameOf(member);
  if (name === '') {
    const crsHow = { zh: 'GeoJSON 标准（RFC 7946）', en: 'the GeoJSON standard (RFC 7946)' };
    return { crs: 'EPSG:4326', crsHow, crsProblem: null };
  }
  const crsHow = { zh: `文件写明 ${name}`, en: `the file says ${name}` };
  if (/CRS:?84$/i.test(name)) return { crs: 'EPSG:4326', crsHow, crsProblem: null };
  const [, authority = '', number = ''] = /(EPSG|ESRI):+(?:[\d.]*:)?(\d{4,6})$/i.exec(name) ?? [];
  const code = WEB_MERCATOR.includes(number) ? 'EPSG:3857' : `${authority.toUpperCase()}:${number}`;
  if (isKnownCrs(code)) return { crs: code, crsHow, crsProblem: null };
  return { crs: null, crsHow, crsProblem: codeProblem(code, name, file) };
}

function nameOf(member: unknown): string {
  const { type, properties } = plainOf(member);
  const { name, code } = plainOf(properties);
  if (typeof name === 'string') return name;
  return typeof type === 'string' && /^epsg$/i.test(type) && Number.isInteger(code) ? `EPSG:${String(code)}` : '';
}

const plainOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
