import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import addTab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import type { ExitCode } from './commands/command';
import { COMMANDS } from './commands/commands';
import { buildProgram } from './program';

const FILE_PLACES: ReadonlySet<string> = new Set(['file', 'files', 'config', 'lake', 'out']);

/** The program as the shell asks it: every command, option, choice and file name can be completed. */
export function completionProgram(finish: (code: ExitCode) => void): Command {
  const program = buildProgram(
    COMMANDS.filter(({ name }) => name !== 'complete'),
    finish,
  );
  for (const command of withSubcommands(program)) command.description(command.summary());
  const completion = addTab(program);
  for (const command of completion.commands.values()) {
    for (const { long, description, required } of program.options) {
      const name = long?.slice(2) ?? '';
      if (required) command.option(name, description, () => undefined);
      else command.option(name, description);
    }
    for (const place of [...command.arguments.entries(), ...command.options.entries()]) {
      const [name, taker] = place;
      if (FILE_PLACES.has(name)) taker.handler = (add) => completeFiles(process.argv.at(-1) ?? '', add);
    }
  }
  return program;
}

function withSubcommands(command: Command): readonly Command[] {
  return command.commands.flatMap((one) => [one, ...withSubcommands(one)]);
}

/**
 * Names below what is typed so far. The shell ends a single match with a space, so a folder that is the only
 * match stands as what is in it.
 */
function completeFiles(typed: string, add: (value: string, description: string) => void): void {
  const [only, ...more] = namesLike(typed);
  if (only?.endsWith('/') === true && more.length === 0 && only !== typed) {
    completeFiles(only, add);
    return;
  }
  for (const name of [only, ...more]) if (name !== undefined) add(name, '');
}

function namesLike(typed: string): readonly string[] {
  const folder = typed.endsWith('/') ? typed : dirname(typed);
  const prefix =
    folder === '.' && !typed.startsWith('./') ? '' : folder.endsWith('/') ? folder : `${folder}/`;
  try {
    return readdirSync(join(folder), { withFileTypes: true })
      .map((entry) => `${prefix}${entry.name}${entry.isDirectory() ? '/' : ''}`)
      .filter(
        (name) => name.startsWith(typed) && (typed.length > prefix.length || !name.startsWith(`${prefix}.`)),
      )
      .sort();
  } catch {
    return [];
  }
}
