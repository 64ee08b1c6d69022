import { resolve } from 'node:path';
import type { TableSource } from '../engine/tasks/table-source.ts';
import type { Arguments } from './verb.ts';

/** A vector file named on the command line, "FILE" or "FILE#LAYER", under the call's --crs and --encoding. */
export function tableSource(text: string, args: Arguments): TableSource {
  const [file, layer] = splitLayer(text);
  return {
    kind: 'file',
    file: { path: resolve(file), layer, encoding: args.text('encoding'), crs: args.text('crs') },
  };
}

export const tableSourceOf = (args: Arguments, option: string): TableSource | null => {
  const text = args.text(option);
  return text === null ? null : tableSource(text, args);
};

/** @example splitLayer('a.gpkg#roads') // ['a.gpkg', 'roads'] */
export function splitLayer(text: string): [file: string, layer: string] {
  const at = text.lastIndexOf('#');
  return at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text, ''];
}

/** "KEY=VALUE" pairs, split at the first equals sign. */
export function pairs(entries: readonly string[], refuse: (entry: string) => never): [key: string, value: string][] {
  return entries.map((entry) => {
    const at = entry.indexOf('=');
    return at > 0 ? [entry.slice(0, at), entry.slice(at + 1)] : refuse(entry);
  });
}
