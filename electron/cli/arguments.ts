import { parseArgs } from 'node:util';
import { AppError } from '../../analysis/core/problems.ts';
import { CRS_OPTIONS, crsOption } from './crs-option.ts';
import type { Arguments, OptionTable } from './verb.ts';

/** Reads what follows the verb against its table of options. */
export function readArguments(verb: string, argv: readonly string[], table: OptionTable): Arguments {
  const parsed = parse(verb, argv, table);
  const values = parsed.values as Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  const text = (name: string): string | null => {
    const value = values[name];
    if (typeof value !== 'string') return null;
    return CRS_OPTIONS.has(name) ? crsOption(value) : value;
  };
  return {
    positionals: parsed.positionals,
    has: (name) => values[name] !== undefined,
    text,
    required: (name) => text(name) ?? refuse(verb, `--${name}`),
    all: (name) => (Array.isArray(values[name]) ? (values[name] as readonly string[]) : []),
    number: (name) => {
      const value = text(name);
      if (value === null) return null;
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number)) return refuse(verb, `--${name} ${value}`);
      return number;
    },
    positional: (index, what) => parsed.positionals[index] ?? refuse(verb, what),
  };
}

export function refuse(verb: string, what: string): never {
  throw new AppError({ code: 'cli-usage', what, verb });
}

function parse(verb: string, argv: readonly string[], table: OptionTable) {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { value, many }]) => [
      name,
      { type: value === null ? ('boolean' as const) : ('string' as const), multiple: many ?? false },
    ]),
  );
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    return refuse(verb, error instanceof Error ? error.message.split('\n')[0]! : String(error));
  }
}
