import { isKnownCrs } from '../crs.ts';
import { recognizeWkt } from '../crs-wkt.ts';
import type { Crs } from '../features.ts';
import type { Problem } from '../problems.ts';
import { crsProblem } from './crs-problem.ts';
import { projText } from './parameters.ts';
import { parametersOfProj } from './proj-text.ts';
import { crsOfParameters, parametersOf } from './system.ts';

export type ParsedCrs = { readonly crs: Crs } | { readonly datum: 'gcj02' | 'bd09' } | { readonly problem: Problem };

const SHIFTED: Readonly<Record<string, 'gcj02' | 'bd09'>> = { gcj02: 'gcj02', bd09: 'bd09', bd09ll: 'bd09' };

/**
 * A coordinate system as people write it: "EPSG:4548", "4548", an OGC URN, a PROJ string, a well-known text, "GCJ-02", "BD-09", or a code
 * with its shift to WGS 84 behind it, "EPSG:2436 +towgs84=dx,dy,dz,rx,ry,rz,s" (position vector, m, arc seconds, ppm).
 *
 * Problems: `bad-crs`, `datum-needs-shift`, `legacy-datum`, `unsupported-projection`.
 */
export function parseCrs(text: string): ParsedCrs {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const shifted = SHIFTED[trimmed.toLowerCase().replace(/[^a-z0-9]/g, '')];
  if (shifted !== undefined) return { datum: shifted };
  const [, code, shift] =
    /^(?:(?:urn:ogc:def:crs:)?EPSG:[\d.]*:?)?(\d{4,6})(?:\s+\+towgs84=(\S+))?$/i.exec(trimmed) ?? [];
  if (code !== undefined) return byCode(`EPSG:${Number(code)}`, shift, trimmed);
  const proj = /^(?:PROJ:)?\s*(\+.*\bproj\s*=.*)$/is.exec(trimmed)?.[1];
  if (proj !== undefined) return byProj(proj, trimmed);
  if (!/^[A-Za-z_]+\s*[[(]/.test(trimmed)) return { problem: { code: 'bad-crs', text: trimmed.slice(0, 60) } };
  const found = recognizeWkt(trimmed);
  return found.crs !== null ? { crs: found.crs } : { problem: crsProblem(found, found.name || 'WKT') };
}

function byCode(crs: Crs, shift: string | undefined, text: string): ParsedCrs {
  const parameters = parametersOf(crs);
  if (parameters === null) return { problem: { code: 'bad-crs', text: text.slice(0, 60) } };
  if (shift !== undefined) {
    const own = parametersOfProj(`+proj=longlat +towgs84=${shift}`);
    if ('kind' in own) return { problem: { code: 'bad-crs', text: text.slice(0, 60) } };
    return { crs: crsOfParameters({ ...parameters, shift: own.shift }) };
  }
  if (isKnownCrs(crs)) return { crs };
  return { problem: { code: 'datum-needs-shift', file: crs, datum: crs, system: crs } };
}

function byProj(proj: string, text: string): ParsedCrs {
  const parameters = parametersOfProj(proj);
  if ('kind' in parameters) {
    return parameters.kind === 'projection'
      ? { problem: { code: 'unsupported-projection', file: text.slice(0, 60), projection: parameters.what } }
      : { problem: { code: 'bad-crs', text: text.slice(0, 60) } };
  }
  const crs = crsOfParameters(parameters);
  if (isKnownCrs(crs)) return { crs };
  return {
    problem: { code: 'datum-needs-shift', file: text.slice(0, 60), datum: '+ellps', system: projText(parameters) },
  };
}
