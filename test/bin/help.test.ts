import type { CommandGroup, CommandSpec } from '../../bin/commands/command';
import { COMMANDS } from '../../bin/commands/commands';
import { buildProgram } from '../../bin/program';
import { runCli } from './run-cli';

interface Named {
  readonly path: readonly string[];
  readonly spec: CommandSpec;
}

const SPECS: readonly Named[] = COMMANDS.flatMap((entry): readonly Named[] =>
  'commands' in entry
    ? entry.commands.map((spec) => ({ path: [entry.name, spec.name], spec }))
    : [{ path: [entry.name], spec: entry }],
);

describe('help', () => {
  test('of the program lists every command and shows examples', () => {
    const { code, stdout, stderr } = runCli(['--help']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name } of COMMANDS) expect(stdout).toContain(`\n  ${name} `);
    for (const { summary } of COMMANDS) expect(stdout.replace(/\s+/g, ' ')).toContain(summary);
    expect(stdout).toContain('Examples:\n  #');
  });

  test.each(SPECS.map(({ path }) => path.join(' ')))(
    'of %s has an example, --json and the exit codes',
    (path) => {
      const { code, stdout, stderr } = runCli([...path.split(' '), '--help']);

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/Examples:\n {2}# .+\n {2}.*audit-lake /);
      expect(stdout).toContain('With --json: ');
      expect(stdout).toMatch(/Exit codes:\n {2}0 /);
      expect(stdout).toContain('--lake <DIR>');
    },
  );

  test.each(SPECS.flatMap(({ spec }) => spec.examples.map(({ run }) => run)))(
    'has an example that can be run: %s',
    async (run) => {
      const called = await parsed(argumentsOf(run));

      expect(called).toHaveLength(1);
    },
  );

  test('is printed on standard error, with exit code 2, when no command is given', () => {
    const { code, stdout, stderr } = runCli([]);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: audit-lake');
  });

  test('of the version is the version of the package', () => {
    const { code, stdout } = runCli(['--version']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

/** The first call of audit-lake in a line of shell, split as a shell would. */
function argumentsOf(run: string): string[] {
  const [, call = ''] = /audit-lake ((?:'[^']*'|"[^"]*"|[^'"|<>()])*)/.exec(run) ?? [];
  return [...call.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}

/** Which commands a line of arguments reaches, and no further. */
async function parsed(args: readonly string[]): Promise<readonly string[]> {
  const called: string[] = [];
  const idle = (spec: CommandSpec): CommandSpec => ({
    ...spec,
    run: async () => {
      called.push(spec.name);
      return 0;
    },
  });
  const entries = COMMANDS.map((entry): CommandSpec | CommandGroup =>
    'commands' in entry ? { ...entry, commands: entry.commands.map(idle) } : idle(entry),
  );
  await buildProgram(entries, () => undefined).parseAsync(['node', 'audit-lake', ...args]);
  return called;
}
