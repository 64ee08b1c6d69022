import type { Language } from '../../analysis/core/words.ts';

/** The language of this call: --lang, else the terminal's locale, else Chinese. */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at >= 0) {
    const given = argv[at]!.includes('=') ? argv[at]!.split('=')[1] : argv[at + 1];
    if (given === 'zh' || given === 'en') return given;
  }
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
