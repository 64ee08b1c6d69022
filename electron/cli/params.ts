import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { AppError } from '../../analysis/core/problems.ts';
import { refuse } from './arguments.ts';
import { pairs } from './sources.ts';
import type { Arguments, OptionTable } from './verb.ts';

export const paramOptions: OptionTable = {
  params: { value: 'FILE', words: { zh: '参数文件：{"名称": 值} 的 JSON', en: 'parameters as JSON: {"name": value}' } },
  param: { value: 'NAME=VALUE', many: true, words: { zh: '一个参数', en: 'one parameter' } },
};

/** Parameters from --params FILE with those of --param laid over; the analysis checks names and ranges. */
export function readParamsOf(verb: string, args: Arguments): Record<string, number | string> {
  const values: Record<string, number | string> = {};
  const file = args.text('params');
  if (file !== null) Object.assign(values, readParamFile(file));
  for (const [name, value] of pairs(args.all('param'), (entry) => refuse(verb, `--param ${entry}`))) {
    values[name] = value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  }
  return values;
}

function readParamFile(file: string): Record<string, number | string> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(resolve(file), 'utf8'));
  } catch (error) {
    throw new AppError({ code: 'file-unreadable', file: basename(file), reason: String(error) });
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new AppError({ code: 'file-unreadable', file: basename(file), reason: 'not a JSON object' });
  }
  return content as Record<string, number | string>;
}
