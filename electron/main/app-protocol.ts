import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { protocol } from 'electron';
import { FONT_FOLDER, RENDERER_FOLDER } from './folders.ts';
import { PAGE_POLICY, SHEET_POLICY } from './security.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

/** Must run before the app is ready: makes app:// an origin of its own, with fetch, workers and compiled code kept between starts. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        corsEnabled: true,
        stream: true,
        codeCache: true,
      },
    },
  ]);
}

export interface AppContent {
  /** PNG of a map tile, or null where the layer does not reach */
  tile(layerId: string, z: number, x: number, y: number): Promise<Uint8Array | null>;
  /** a sheet waiting to be printed, by its one-time name */
  sheet(name: string): string | undefined;
}

/** Serves the built page, fonts, map tiles and sheets; everything else is 404. */
export function serveApp(content: AppContent): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'clearground' || request.method !== 'GET') return notFound();
    const [area, ...rest] = decodeURIComponent(url.pathname).slice(1).split('/');
    if (area === 'tiles') return tileResponse(content, rest);
    if (area === 'sheets') return sheetResponse(content, rest[0] ?? '');
    if (area === 'fonts') return fileResponse(FONT_FOLDER, rest.join('/'));
    return fileResponse(RENDERER_FOLDER, [area, ...rest].join('/'));
  });
}

async function tileResponse(content: AppContent, [layerId, , z, x, yPng]: readonly string[]): Promise<Response> {
  const position = [Number(z), Number(x), Number.parseInt(yPng ?? '', 10)];
  if (!layerId || !position.every((part) => Number.isInteger(part) && part >= 0)) return notFound();
  const png = await content.tile(layerId, position[0]!, position[1]!, position[2]!);
  if (png === null) return new Response(null, { status: 204 });
  return new Response(png as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': 'image/png', 'cache-control': 'max-age=3600', 'access-control-allow-origin': '*' },
  });
}

function sheetResponse(content: AppContent, name: string): Response {
  const html = content.sheet(name);
  if (html === undefined) return notFound();
  return new Response(html, {
    headers: { 'content-type': CONTENT_TYPES['.html']!, 'content-security-policy': SHEET_POLICY },
  });
}

/** A file below the folder; a path that climbs out of it does not exist. */
async function fileResponse(folder: string, name: string): Promise<Response> {
  const path = join(folder, name);
  const inside = relative(folder, path);
  const type = CONTENT_TYPES[extname(path).toLowerCase()];
  if (inside.startsWith('..') || isAbsolute(inside) || name.includes('\0') || type === undefined) return notFound();
  try {
    const bytes = await readFile(path);
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': type,
        'content-security-policy': PAGE_POLICY,
        'x-content-type-options': 'nosniff',
        'access-control-allow-origin': '*',
      },
    });
  } catch {
    return notFound();
  }
}

const notFound = (): Response => new Response(null, { status: 404 });
