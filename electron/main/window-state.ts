import type { BrowserWindow, Rectangle } from 'electron';
import { screen } from 'electron';
import type { JsonFile } from './json-file.ts';

export interface WindowState extends Rectangle {
  readonly maximized: boolean;
}

export const FIRST_STATE: WindowState = { x: 0, y: 0, width: 1600, height: 1000, maximized: false };
export const MINIMUM = { width: 1280, height: 720 } as const;

export const isWindowState = (value: unknown): value is WindowState =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((key) => Number.isFinite((value as Record<string, unknown>)[key]));

/** The remembered place of the window, moved back onto a screen that exists. */
export function placeOnScreen(state: WindowState): Rectangle {
  const area = screen.getDisplayMatching(state).workArea;
  const width = Math.min(Math.max(state.width, MINIMUM.width), area.width);
  const height = Math.min(Math.max(state.height, MINIMUM.height), area.height);
  const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
  return {
    x: clamp(state.x, area.x, area.x + area.width - width),
    y: clamp(state.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** Keeps the place of the window for the next start. */
export function rememberWindow(window: BrowserWindow, file: JsonFile<WindowState>): void {
  window.on('close', () => file.write({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
}
