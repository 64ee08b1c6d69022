/** The Debian package of each shared library that an Electron binary links to (found with `ldd` and `dpkg -S` on Debian 12). */
const PACKAGE_OF_LIBRARY: Readonly<Record<string, string>> = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

export const CHINESE_FONT_PACKAGE = 'fonts-noto-cjk';
export const VIRTUAL_DISPLAY_PACKAGE = 'xvfb';

/** The libraries that `ldd` prints as `name => not found`. */
export function missingInLdd(lddOutput: string): string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}

/**
 * Library names as package names, each once, and the libraries whose package is not known.
 *
 * @param isPackage does the package index of this machine have that name? Ubuntu 24.04 and Debian 13 renamed some packages to …t64.
 */
export function packagesOf(
  libraries: readonly string[],
  isPackage: (name: string) => boolean,
): { readonly packages: string[]; readonly unknown: string[] } {
  const known = libraries.flatMap((library) => PACKAGE_OF_LIBRARY[library] ?? []);
  const unknown = libraries.filter((library) => !(library in PACKAGE_OF_LIBRARY));
  const named = known.map((name) => (isPackage(`${name}t64`) ? `${name}t64` : name));
  return { packages: [...new Set(named)].sort(), unknown };
}

/** The command to type; the same that the program runs when it may. */
export function aptCommand(packages: readonly string[], isRoot: boolean): string {
  return `${isRoot ? '' : 'sudo '}apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}
