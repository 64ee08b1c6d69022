import type { RuntimeProblemWords } from './words.ts';

/** Every way in which starting can fail for a reason that a person can change. */
export const runtimeProblems = {
  noRuntime: (reasons: readonly string[]): RuntimeProblemWords => ({
    cause: {
      zh: `没有可用的 Electron 运行环境。已尝试：\n    ${reasons.join('\n    ')}`,
      en: `No Electron runtime could be had. Tried:\n    ${reasons.join('\n    ')}`,
    },
    remedy: {
      zh: '请联网后重试；或将 ELECTRON_MIRROR 设为可以访问的镜像；或将 ELECTRON_OVERRIDE_DIST_PATH 指向已解压的 Electron 目录。',
      en: 'Connect to the network and try again; set ELECTRON_MIRROR to a mirror you can reach; or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron folder.',
    },
  }),
  badOverride: (folder: string): RuntimeProblemWords => ({
    cause: {
      zh: `ELECTRON_OVERRIDE_DIST_PATH 指向 ${folder}，但其中没有 Electron 可执行文件。`,
      en: `ELECTRON_OVERRIDE_DIST_PATH points at ${folder}, which holds no Electron executable.`,
    },
    remedy: {
      zh: '请改为解压后的 Electron 目录，或取消该环境变量。',
      en: 'Point it at an unpacked Electron folder, or unset it.',
    },
  }),
  missingPackages: (packages: readonly string[], command: string): RuntimeProblemWords => ({
    cause: {
      zh: `缺少系统组件：${packages.join('、')}。`,
      en: `System packages are missing: ${packages.join(', ')}.`,
    },
    remedy: { zh: `请运行：${command}`, en: `Type: ${command}` },
  }),
  missingLibraries: (names: readonly string[]): RuntimeProblemWords => ({
    cause: {
      zh: `Electron 所需的系统库不存在：${names.join('、')}。`,
      en: `Electron needs system libraries that are not here: ${names.join(', ')}.`,
    },
    remedy: {
      zh: '请用本系统的软件包管理器安装 GTK 3、NSS、ALSA、CUPS 与 GBM 的运行库。',
      en: "Install the runtime libraries of GTK 3, NSS, ALSA, CUPS and GBM with this system's package manager.",
    },
  }),
  aptFailed: (command: string, lastWords: string): RuntimeProblemWords => ({
    cause: { zh: `安装系统组件失败：${lastWords}`, en: `Installing system packages failed: ${lastWords}` },
    remedy: { zh: `请检查软件源后运行：${command}`, en: `Check the package sources, then type: ${command}` },
  }),
  noVirtualDisplay: (lastWords: string): RuntimeProblemWords => ({
    cause: { zh: `虚拟显示器 Xvfb 未能启动：${lastWords}`, en: `The virtual display Xvfb did not start: ${lastWords}` },
    remedy: {
      zh: '请安装 xvfb（sudo apt-get install -y xvfb），或在有显示器的会话中运行。',
      en: 'Install xvfb (sudo apt-get install -y xvfb), or run in a session that has a display.',
    },
  }),
  buildFailed: (exitCode: number): RuntimeProblemWords => ({
    cause: {
      zh: `构建失败（代码 ${exitCode}），上面是它的最后几行输出。`,
      en: `The build failed (code ${exitCode}); its last lines are above.`,
    },
    remedy: {
      zh: '若刚更新过代码，请先运行 npm ci；否则按上面的错误修改后重试。',
      en: 'If you have just updated the code, run npm ci first; otherwise mend what it names and try again.',
    },
  }),
  notInstalled: (what: string): RuntimeProblemWords => ({
    cause: { zh: `没有找到 ${what}。`, en: `${what} is not here.` },
    remedy: { zh: '请先在项目目录运行 npm ci。', en: 'Run npm ci in the project folder first.' },
  }),
  packageFailed: (exitCode: number): RuntimeProblemWords => ({
    cause: { zh: `electron-builder 以代码 ${exitCode} 结束。`, en: `electron-builder ended with code ${exitCode}.` },
    remedy: { zh: '请查看上面的输出。', en: 'See its output above.' },
  }),
} as const;
