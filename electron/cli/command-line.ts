import { AppError, explain } from '../../analysis/core/problems.ts';
import type { Language } from '../../analysis/core/words.ts';
import { RuntimeProblem } from '../runtime/words.ts';
import { readArguments } from './arguments.ts';
import { commonOptions } from './common-options.ts';
import { helpOfAll, helpOfVerb } from './help.ts';
import { languageOf } from './language.ts';
import type { Session } from './session.ts';
import type { Verb } from './verb.ts';
import { verbs, verbsToCome } from './verbs/index.ts';

export const EXIT = { done: 0, bug: 1, unusable: 2, cancelled: 130 } as const;

/** Carries out one call and answers with its exit code. Only results reach stdout. */
export async function commandLine(
  argv: readonly string[],
  openSession: (language: Language) => Session,
  stdout: (text: string) => void,
): Promise<number> {
  const language = languageOf(argv, process.env);
  const [name, ...rest] = verbFirst(argv);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    stdout(`${helpOfAll(verbs, language)}\n`);
    return EXIT.done;
  }
  const session = openSession(language);
  const stop = listenForInterrupt(session);
  try {
    const verb = findVerb(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      stdout(`${helpOfVerb(verb, language)}\n`);
      return EXIT.done;
    }
    const args = readArguments(name, rest, { ...verb.options, ...commonOptions });
    const { json, lines } = await verb.run(args, session);
    if (args.has('json')) stdout(`${JSON.stringify(json, null, 2)}\n`);
    else for (const line of lines) stdout(`${line[language]}\n`);
    return EXIT.done;
  } catch (error) {
    return tell(error, session, language);
  } finally {
    await session.close();
    stop();
  }
}

/** Lets --lang stand before the verb too. */
function verbFirst(argv: readonly string[]): readonly string[] {
  const [first, second, ...rest] = argv;
  if (first === '--lang' && second !== undefined) return rest.length > 0 ? [...rest, first, second] : ['--help'];
  if (first?.startsWith('--lang=')) return second !== undefined ? [second, ...rest, first] : ['--help'];
  return argv;
}

function findVerb(name: string): Verb {
  const verb = verbs.find((candidate) => candidate.name === name);
  if (verb !== undefined) return verb;
  throw new AppError({ code: verbsToCome.includes(name) ? 'cli-verb-not-there' : 'cli-unknown-verb', verb: name });
}

function tell(error: unknown, session: Session, language: Language): number {
  if (error instanceof AppError) {
    const { cause, remedy } = explain(error.problem, language);
    session.terminal.line(cause);
    session.terminal.line(remedy);
    return error.problem.code === 'cancelled' || session.isInterrupted ? EXIT.cancelled : EXIT.unusable;
  }
  if (session.isInterrupted) return EXIT.cancelled;
  if (error instanceof RuntimeProblem) {
    session.terminal.line(error.words.cause[language]);
    session.terminal.line(error.words.remedy[language]);
    return EXIT.unusable;
  }
  session.terminal.line(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.bug;
}

/** Ctrl+C asks the work to stop; what has not stopped in 900 ms is left behind, without half-written files. */
function listenForInterrupt(session: Session): () => void {
  const onSignal = (): void => {
    session.interrupt();
    setTimeout(() => {
      session.outputs.removeUnfinished();
      process.exit(EXIT.cancelled);
    }, 900).unref();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
}
