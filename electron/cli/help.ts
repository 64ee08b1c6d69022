import type { Language, Words } from '../../analysis/core/words.ts';
import { commonOptions } from './common-options.ts';
import type { OptionTable, Verb } from './verb.ts';

const pick = (words: Words, language: Language): string => words[language];

/** All verbs with one line each. */
export function helpOfAll(verbs: readonly Verb[], language: Language): string {
  const width = Math.max(...verbs.map((verb) => verb.name.length)) + 2;
  const head =
    language === 'zh'
      ? '净图 ClearGround：与窗口相同的引擎、相同的数字。\n\n用法：clearground 命令 [选项]\n'
      : 'ClearGround 净图: the same engine and the same numbers as the window.\n\nUsage: clearground VERB [options]\n';
  const tail =
    language === 'zh'
      ? '\n每个命令都有 --help。退出码：0 完成，2 输入不可用，1 程序错误，130 已取消。'
      : '\nEvery verb has --help. Exit codes: 0 done, 2 the input cannot be used, 1 a bug, 130 cancelled.';
  const rows = verbs.map((verb) => `  ${verb.name.padEnd(width)}${pick(verb.title, language)}`);
  return [head, ...rows, tail].join('\n');
}

/** One verb with its options. */
export function helpOfVerb(verb: Verb, language: Language): string {
  const usage = language === 'zh' ? '用法' : 'Usage';
  const options = language === 'zh' ? '选项' : 'Options';
  return [
    pick(verb.title, language),
    '',
    `${usage}: clearground ${verb.name} ${verb.usage}`,
    '',
    `${options}:`,
    ...optionRows({ ...verb.options, ...commonOptions }, language),
  ].join('\n');
}

function optionRows(table: OptionTable, language: Language): string[] {
  const heads = Object.entries(table).map(([name, { value }]) => `--${name}${value === null ? '' : ` ${value}`}`);
  const width = Math.max(...heads.map((head) => head.length)) + 2;
  return Object.values(table).map(({ words, many }, index) => {
    const again = many ? (language === 'zh' ? '（可重复）' : ' (may be repeated)') : '';
    return `  ${heads[index]!.padEnd(width)}${pick(words, language)}${again}`;
  });
}
