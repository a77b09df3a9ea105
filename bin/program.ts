import { Argument, Command, Help, Option } from 'commander';
import { version } from '../package.json';
import type { CommandGroup, CommandSpec, Example, ExitCode, GlobalOptions } from './commands/command';
import type { OptionSpecs, ValuesOf } from './commands/option';
import { CannotRun } from './output/cannot-run';

const HELP_WIDTH = 100;

const ABOUT = `A data lake for the audit events of behavioural healthcare, on one machine: it validates every
  event, keeps PHI out, files it by protection tier, stores it as Parquet, and answers questions in SQL.`;

const EXIT_CODES = 'Exit codes: 0 done; 1 done, and something was found; 2 could not run, or not to the end.';

const GLOBAL_EXAMPLES: readonly Example[] = [
  { run: 'audit-lake demo', says: 'a clinic of synthetic events, ingested and questioned' },
  {
    run: 'audit-lake validate events.jsonl',
    says: 'what the lake would say about a file, without storing anything',
  },
  { run: 'audit-lake ingest events.jsonl', says: 'take it in' },
];

/** The commander program of these commands. `finish` gets the exit code of the one that ran. */
export function buildProgram(
  entries: readonly (CommandSpec | CommandGroup)[],
  finish: (code: ExitCode) => void,
): Command {
  const program = new Command('audit-lake')
    .description(paragraph(ABOUT))
    .version(version, '-V, --version', 'print the version')
    .option('--lake <DIR>', 'directory of the lake', './lake')
    .option('--config <FILE>', 'configuration (default: lake.config.json here, if there is one)')
    .option('--json', 'print JSON for programs instead of text for people')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ showGlobalOptions: true, helpWidth: HELP_WIDTH })
    .addHelpText('after', `\n${EXIT_CODES}\n\nExamples:\n${exampleLines(GLOBAL_EXAMPLES)}`)
    // Errors are printed in one place, with what to do about them: see output/failure.ts.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  for (const entry of entries) {
    if ('commands' in entry) addGroup(program, entry, finish);
    else addCommand(program, entry, finish);
  }
  return program;
}

function addGroup(parent: Command, group: CommandGroup, finish: (code: ExitCode) => void): void {
  const command = parent
    .command(group.name)
    .summary(group.summary)
    .description(paragraph(group.details))
    .addHelpText('after', `\nExamples:\n${exampleLines(group.examples)}`);
  for (const spec of group.commands) addCommand(command, spec, finish);
}

function addCommand(parent: Command, spec: CommandSpec, finish: (code: ExitCode) => void): void {
  const command = parent
    .command(spec.name)
    .summary(spec.summary)
    .description(paragraph(spec.details))
    .addHelpText('after', `\n${factLines(spec)}\n\nExamples:\n${exampleLines(spec.examples)}`);
  for (const { name, says, choices } of spec.args) {
    const argument = new Argument(name, says);
    command.addArgument(choices === undefined ? argument : argument.choices([...choices]));
  }
  for (const { flags, says, choices, standard } of Object.values(spec.options)) {
    const option = new Option(flags, standard === undefined ? says : `${says} (default: ${standard})`);
    command.addOption(choices === undefined ? option : option.choices([...choices]));
  }
  command.action(async () => {
    const global = command.optsWithGlobals<{ lake: string; config?: string; json?: boolean }>();
    for (const name of ['lake', 'config'] as const) {
      // As `--lake "$UNSET"` gives it: the current directory is not what was meant.
      if (global[name] === '')
        throw new CannotRun(`--${name} is empty`, `write --${name} and a name, or leave it out`);
    }
    finish(
      await spec.run({
        args: command.args,
        options: optionValues(spec.options, command.opts()),
        global: {
          lake: global.lake,
          config: global.config,
          json: global.json === true,
        } satisfies GlobalOptions,
      }),
    );
  });
}

/** Commander gives `true` for a switch and text for the rest; the specs know what they mean. */
function optionValues<O extends OptionSpecs>(
  specs: O,
  given: Readonly<Record<string, unknown>>,
): ValuesOf<O> {
  const values = Object.entries(specs).map(([name, spec]) => {
    const value = given[name];
    return [name, spec.parse(value === undefined || value === false ? undefined : String(value))];
  });
  return Object.fromEntries(values) as ValuesOf<O>;
}

/** Texts are written in lines of source; help breaks them where the terminal ends. */
function paragraph(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function factLines({ json, exits }: CommandSpec): string {
  const codes = Object.entries(exits).map(([code, says]) => `  ${code}  ${says}`);
  const printed = new Help().boxWrap(`With --json: ${paragraph(json)}`, HELP_WIDTH);
  return `${printed}\n\nExit codes:\n${codes.join('\n')}`;
}

function exampleLines(examples: readonly Example[]): string {
  return examples.map(({ run, says }) => `  # ${says}\n  ${run}`).join('\n');
}
