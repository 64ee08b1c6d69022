import { app, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from '../contract/bridge.ts';

/** What pages of the program may load: themselves and nothing else. MapLibre's worker is a file of ours; antd writes style elements. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "connect-src 'self' blob: data:",
  "font-src 'self' data:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** What a printed sheet may load: no script at all. */
export const SHEET_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  `font-src ${APP_ORIGIN} data:`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const ALLOWED_SCHEMES = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** Denies every permission and every request that would leave the machine. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !ALLOWED_SCHEMES.has(new URL(details.url).protocol) });
  });
}

/** No page leaves its own address, opens a window or hosts a webview. */
export function lockContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !event.url.startsWith('about:srcdoc')) event.preventDefault();
  });
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', stay);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/**
 * Applies the rules above to every page there will ever be. Started with --no-sandbox (root can only start that way), forcing the
 * sandbox would end every child process at once: Chromium refuses it to root.
 */
export function lockEverything(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('session-created', lockSession);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

/** Only the main frame of our own page may ask for anything. */
export function isOurPage(frame: Electron.WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${APP_ORIGIN}/`);
}
