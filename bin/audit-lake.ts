#!/usr/bin/env node
import { CommanderError } from 'commander';
import { COMMANDS } from './commands/commands';
import { keepHeapFlat } from './flat-heap';
import { explainUsage, reportFailure } from './output/failure';
import { cannotWrite } from './output/write-out';
import { buildProgram } from './program';

/** A reader that has seen enough (`| head`) is no failure: end quietly, as text tools do. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  reportFailure(cannotWrite('standard output', error));
  process.exit(2);
});
process.stderr.on('error', () => undefined);
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    reportFailure(error);
    process.exit(2);
  });
}

/** Codes with which the library ends after printing what was asked for, or help where a command is missing. */
const HELP_PRINTED: ReadonlySet<string> = new Set([
  'commander.help',
  'commander.helpDisplayed',
  'commander.version',
]);

async function main(argv: readonly string[]): Promise<void> {
  const finish = (code: number) => {
    process.exitCode = code;
  };
  try {
    const program = isCompletion(argv)
      ? (await import('./completion')).completionProgram(finish)
      : buildProgram(COMMANDS, finish);
    await program.parseAsync(argv.map(commentIsNoOption));
  } catch (error) {
    const usage = error instanceof CommanderError ? error : undefined;
    process.exitCode = usage?.exitCode === 0 ? 0 : 2;
    if (usage === undefined) reportFailure(error);
    else if (!HELP_PRINTED.has(usage.code))
      reportFailure(
        explainUsage(
          usage,
          COMMANDS.map(({ name }) => name),
        ),
      );
  }
}

/** `complete` belongs to the completion library, except for its help. */
function isCompletion([, , command, next]: readonly string[]): boolean {
  return command === 'complete' && next !== '--help' && next !== '-h';
}

/** SQL may start with a comment, which looks like an option; but no option has a space before its value. */
function commentIsNoOption(argument: string): string {
  return /^--[^=]*?\s/.test(argument) ? ` ${argument}` : argument;
}

keepHeapFlat();
void main(process.argv);
