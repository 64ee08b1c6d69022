import { describe, expect, it } from 'vitest';
import { aptCommand, missingInLdd, packagesOf } from './apt-words.ts';
import { findDisplay, startVirtualDisplay, x11Socket } from './display.ts';
import { cacheFolder } from './places.ts';
import { launchSwitches, SOFTWARE_RENDERING, type Surroundings } from './switches.ts';
import { isOnPath } from './system-libraries.ts';
import { problemText, terminalLanguage } from './words.ts';

describe('missing system libraries', () => {
  const ldd = [
    'electron:',
    '\tlibgtk-3.so.0 => not found',
    '\tlibnss3.so => not found',
    '\tlibnssutil3.so => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    'libGLESv2.so:',
    '\tlibgtk-3.so.0 => not found',
  ].join('\n');

  it('are read from ldd, each once', () => {
    expect(missingInLdd(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so', 'libnssutil3.so']);
  });

  it('become packages, each once, under the name that this release uses', () => {
    const debian12 = packagesOf(missingInLdd(ldd), () => false);
    expect(debian12).toEqual({ packages: ['libgtk-3-0', 'libnss3'], unknown: [] });
    const ubuntu2404 = packagesOf(missingInLdd(ldd), (name) => name === 'libgtk-3-0t64');
    expect(ubuntu2404.packages).toEqual(['libgtk-3-0t64', 'libnss3']);
    expect(packagesOf(['libstrange.so.9'], () => false).unknown).toEqual(['libstrange.so.9']);
  });

  it('become one command, with sudo for those who need it', () => {
    expect(aptCommand(['libnss3', 'xvfb'], true)).toBe('apt-get install -y --no-install-recommends libnss3 xvfb');
    expect(aptCommand(['libnss3'], false)).toBe('sudo apt-get install -y --no-install-recommends libnss3');
  });
});

describe('how Electron is launched', () => {
  const desktop: Surroundings = {
    platform: 'linux',
    isRoot: false,
    canSandbox: true,
    hasGraphicsCard: true,
    display: 'x11',
  };

  it('with no switch on a desktop with a graphics card, nor on Windows and macOS', () => {
    expect(launchSwitches(desktop)).toEqual([]);
    expect(launchSwitches({ ...desktop, platform: 'win32', hasGraphicsCard: false })).toEqual([]);
  });

  it('without the sandbox as root or where user namespaces are forbidden, and only there', () => {
    expect(launchSwitches({ ...desktop, isRoot: true })).toEqual(['--no-sandbox']);
    expect(launchSwitches({ ...desktop, canSandbox: false })).toEqual(['--no-sandbox']);
  });

  it('drawing in software without a graphics card and on a virtual display', () => {
    expect(launchSwitches({ ...desktop, hasGraphicsCard: false })).toEqual([...SOFTWARE_RENDERING]);
    expect(launchSwitches({ ...desktop, display: 'virtual' })).toEqual([...SOFTWARE_RENDERING]);
  });

  it('without any window system where there is no display', () => {
    expect(launchSwitches({ ...desktop, display: 'none' })).toContain('--ozone-platform=headless');
  });
});

describe('displays', () => {
  it('are local sockets by number; one on another machine is taken on trust', () => {
    expect(x11Socket(':99')).toBe('/tmp/.X11-unix/X99');
    expect(x11Socket('unix:0.1')).toBe('/tmp/.X11-unix/X0');
    expect(x11Socket('localhost:10.0')).toBeUndefined();
  });

  it('that are named but do not answer count as none', async () => {
    expect((await findDisplay({ DISPLAY: ':64999' }, 'linux')).kind).toBe('none');
    expect((await findDisplay({}, 'linux')).kind).toBe('none');
    expect((await findDisplay({}, 'win32')).kind).toBe('x11');
  });

  it('can be made: it answers until it is stopped', async ({ skip }) => {
    if (!isOnPath('Xvfb')) skip('Xvfb is not installed');
    const display = await startVirtualDisplay();
    expect((await findDisplay(display.env)).kind).toBe('x11');
    display.stop();
    await expect.poll(async () => (await findDisplay(display.env)).kind).toBe('none');
  });
});

describe('words and places', () => {
  it('follow the terminal’s language, and a problem is told in both', () => {
    expect(terminalLanguage({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(terminalLanguage({ LANG: 'C' })).toBe('en');
    expect(terminalLanguage({ LANG: 'zh_CN.UTF-8', CLEARGROUND_LANG: 'en' })).toBe('en');
    const text = problemText({ cause: { zh: '坏了', en: 'broken' }, remedy: { zh: '修好它', en: 'mend it' } });
    expect(text).toBe('坏了\n  修好它\nbroken\n  mend it\n');
  });

  it('keep downloads in the cache folder of each platform', () => {
    expect(cacheFolder({}, 'linux', '/home/u')).toBe('/home/u/.cache/clearground');
    expect(cacheFolder({ XDG_CACHE_HOME: '/big' }, 'linux', '/home/u')).toBe('/big/clearground');
    expect(cacheFolder({}, 'darwin', '/Users/u')).toBe('/Users/u/Library/Caches/clearground');
    expect(cacheFolder({ CLEARGROUND_CACHE: '/mine' }, 'linux', '/home/u')).toBe('/mine');
  });
});
