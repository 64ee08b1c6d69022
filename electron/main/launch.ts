/** What this start is for, read from the command line. */
export type Launch =
  | { readonly kind: 'window'; readonly sample: 'quick' | 'district' | null; readonly files: readonly string[] }
  | { readonly kind: 'print-sheet'; readonly jobFile: string }
  | { readonly kind: 'command-line'; readonly args: readonly string[] };

/**
 * Reads the arguments that follow the program (and, in a checkout, the app folder).
 *
 * @example readLaunch(['--sample=quick']) // { kind: 'window', sample: 'quick', files: [] }
 */
export function readLaunch(args: readonly string[]): Launch {
  const afterCli = args.indexOf('--cli');
  if (afterCli >= 0) return { kind: 'command-line', args: args.slice(afterCli + 1) };
  const value = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const jobFile = value('print-sheet');
  if (jobFile !== undefined) return { kind: 'print-sheet', jobFile };
  const sample = value('sample');
  return {
    kind: 'window',
    sample: sample === 'quick' || sample === 'district' ? sample : null,
    files: args.filter((arg) => !arg.startsWith('-') && /\.[a-z]+$/i.test(arg)),
  };
}
