type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Chromium turns the bytes of a file's name into letters by the locale: in the plain C locale of bare servers and containers a
 * Chinese name would be lost on its way from the desktop. What to add to the environment, nothing where it is in UTF-8 already.
 */
export function fileNameLocale(env: Environment = process.env, platform = process.platform): Record<string, string> {
  if (platform !== 'linux') return {};
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  return /utf-?8/i.test(locale) ? {} : { LC_ALL: 'C.UTF-8' };
}
