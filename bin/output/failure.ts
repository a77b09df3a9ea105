import type { CommanderError } from 'commander';
import { nearestName } from '../../lib/config/nearest-name';
import { CannotRun } from './cannot-run';
import { printable, styleFor } from './style';

/** What the command-line library refused, in the words and with the exit code of every other failure. */
export function explainUsage(error: CommanderError, commands: readonly string[]): CannotRun {
  const [, message = '', hint] = /^(?:error: )?(.*?)(?:\n\((.*)\))?$/s.exec(error.message) ?? [];
  const typed = error.code === 'commander.unknownCommand' ? /'(.*)'/.exec(message)?.[1] : undefined;
  const meant = typed === undefined ? undefined : nearestName(typed, commands);
  const suggestion = meant === undefined ? hint : `Did you mean ${meant}?`;
  const help = 'see audit-lake --help, or audit-lake <command> --help';
  return new CannotRun(message, suggestion === undefined ? help : `${suggestion} Otherwise ${help}`);
}

/** Errors whose messages are written for people and hold no event content; each says itself what to do. */
const SPEAKING: ReadonlySet<string> = new Set(['SourceError', 'LakeError', 'QueryError']);

/** Nothing in here may show an event: a foreign error's message can hold one, so only its kind and place are told. */
export function reportFailure(error: unknown): void {
  // What stopped an ingest is its cause; the counts around it are the caller's to tell.
  const told = error instanceof Error && error.name === 'IngestError' ? error.cause : error;
  const prefix = styleFor(process.stderr)('red', 'audit-lake:');
  process.stderr.write(`${failureLines(told, prefix).join('\n')}\n`);
}

/** A name of a file, or the text of a question, can hold what would move the cursor. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function failureLines(error: unknown, prefix: string): readonly string[] {
  if (error instanceof CannotRun) {
    const [fix = '', ...more] = error.fix.split('\n');
    return [
      `${prefix} ${printableLines(error.message)}`,
      ...error.details,
      `  fix: ${fix}`,
      ...more.map((line) => `       ${line}`),
    ];
  }
  if (error instanceof Error && SPEAKING.has(error.name))
    return [`${prefix} ${printableLines(error.message)}`];
  return [`${prefix} internal error: ${kindOf(error)}${placeOf(error)} (please report)`];
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/** The first line of our own code in the stack: enough for a report, and free of data. */
function placeOf(error: unknown): string {
  const frame = error instanceof Error ? /([\w.-]+\.m?[jt]s:\d+:\d+)/.exec(error.stack ?? '') : null;
  return frame?.[1] === undefined ? '' : ` at ${frame[1]}`;
}
