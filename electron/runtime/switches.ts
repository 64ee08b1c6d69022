import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** WebGL 2 on the processor, for machines and virtual displays without a graphics card. */
export const SOFTWARE_RENDERING = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
] as const;

/**
 * No X, no Wayland, no window system at all: for PDF and pictures from hidden windows. Such a window must be made with
 * `frame: false`; a frame asks GTK for a display and ends the process.
 */
export const WINDOWLESS = ['--ozone-platform=headless'] as const;

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** Chromium's sandbox needs user namespaces; some systems forbid them to ordinary users. */
  readonly canSandbox: boolean;
  readonly hasGraphicsCard: boolean;
  readonly display: 'x11' | 'wayland' | 'virtual' | 'none';
}

/** What Electron has to be told about this machine, to be placed before the app folder on its command line. */
export function launchSwitches(surroundings: Surroundings): string[] {
  const { platform, isRoot, canSandbox, hasGraphicsCard, display } = surroundings;
  if (platform !== 'linux') return [];
  const switches: string[] = [];
  if (isRoot || !canSandbox) switches.push('--no-sandbox');
  if (!hasGraphicsCard || display === 'virtual' || display === 'none') switches.push(...SOFTWARE_RENDERING);
  if (display === 'wayland') switches.push('--ozone-platform=wayland');
  if (display === 'none') switches.push(...WINDOWLESS);
  return switches;
}

export function surroundingsWith(display: Surroundings['display']): Surroundings {
  const isRoot = process.getuid?.() === 0;
  return {
    platform: process.platform,
    isRoot,
    canSandbox: !isRoot && canMakeUserNamespace(),
    hasGraphicsCard: hasGraphicsCard(),
    display,
  };
}

/** The switches for a hidden window that only prints: needs no display on Linux. */
export function windowlessSwitches(): string[] {
  return launchSwitches(surroundingsWith('none'));
}

function canMakeUserNamespace(): boolean {
  if (process.platform !== 'linux') return true;
  return spawnSync('unshare', ['--user', '--map-root-user', '--net', 'true'], { stdio: 'ignore' }).status === 0;
}

function hasGraphicsCard(): boolean {
  if (process.platform !== 'linux') return true;
  if (existsSync('/dev/dxg') || existsSync('/dev/nvidia0')) return true;
  try {
    return readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
  } catch {
    return false;
  }
}
