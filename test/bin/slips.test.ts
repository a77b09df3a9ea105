import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLine } from './event-lines';
import { CLI, runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-slips-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lake = join(folder, 'lake');
beforeAll(() => {
  runCli(['ingest', '-', '--lake', lake], { input: eventLine(1) });
});

describe('a lake that is not meant', () => {
  const readers = [
    ['status'],
    ['query', 'select 1'],
    ['quarantine', 'list'],
    ['quarantine', 'show', 'ab'],
    ['quarantine', 'replay'],
  ];

  test.each(readers)('%s %s takes no other folder for one, and leaves it as it is', (...args) => {
    const other = join(folder, 'other');
    mkdirSync(join(other, 'src'), { recursive: true });

    const { code, stdout, stderr } = runCli([...args, '--lake', other]);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('There is no lake at');
    expect(readdirSync(other)).toEqual(['src']);
  });

  test('replay makes none where there is nothing', () => {
    const absent = join(folder, 'absent');

    expect(runCli(['quarantine', 'replay', '--lake', absent]).code).toBe(2);
    expect(existsSync(absent)).toBe(false);
  });

  test.each(['lake', 'config'])('an empty --%s, as an unset variable gives it, is refused', (name) => {
    const { code, stderr } = runCli(['ingest', '-', `--${name}`, ''], { cwd: folder, input: eventLine(1) });

    expect(code).toBe(2);
    expect(stderr).toContain(`--${name} is empty`);
    expect(existsSync(join(folder, 'vault'))).toBe(false);
  });

  test('demo leaves nothing behind where the configuration is wrong', () => {
    const config = join(folder, 'wrong.json');
    writeFileSync(config, '{"stage":"prod"}');
    const demo = join(folder, 'demo');

    expect(runCli(['demo', '--lake', demo, '--config', config]).code).toBe(2);
    expect(existsSync(demo)).toBe(false);
  });

  // Node's own way of making folders never comes back from here.
  (existsSync('/proc/self') ? test : test.skip)('a place that takes no folders is told at once', () => {
    for (const command of [['ingest', '-'], ['demo']]) {
      const { code, stderr } = runCli([...command, '--lake', '/proc/lake'], { input: eventLine(1) });

      expect(code).toBe(2);
      expect(stderr).toContain('/proc/lake');
    }
  });
});

describe('an answer', () => {
  const ask = (...args: readonly string[]) => runCli(['query', ...args, '--lake', lake]);

  test.each(['/dev/null', '.', join('absent', 'x.parquet'), ''])('does not take the place of %p', (out) => {
    const { code, stderr } = ask('select 1', '--format', 'parquet', '--out', out);

    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot write|no regular file|names no file/);
  });

  test('may be asked for with a comment first', () => {
    expect(JSON.parse(ask('--how many?\nselect count(*) as n from audit_events', '--json').stdout)).toEqual([
      { n: 1 },
    ]);
  });

  test('of nothing is refused in words', () => {
    expect(ask('  ').stderr).toContain('The question is empty');
  });

  test('that cannot be given repeats no character that moves a cursor', () => {
    const { code, stderr } = ask('select \u001b[2J');

    expect(code).toBe(2);
    expect(stderr).toContain('\\u001b');
    expect(stderr).not.toContain('\u001b');
  });

  test.each(['cast(event_id as integer)', 'cast(event_id as date)', "json(event_id || '{')"])(
    'that fails at a value does not show it: %s',
    (expression) => {
      const { code, stdout, stderr } = ask(`select ${expression} from audit_events`);

      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('Error');
      expect(stderr).not.toContain('7b89296c');
    },
  );

  (existsSync('/dev/full') ? test : test.skip)('that has no room to go to ends with 2 and the fix', () => {
    for (const args of [['status'], ['query', 'select 1'], ['quarantine', 'list', '--json'], ['--help']]) {
      const { status, stderr } = spawnSync(
        'bash',
        ['-c', 'exec "$@" > /dev/full', 'bash', process.execPath, CLI, ...args, '--lake', lake],
        { encoding: 'utf8' },
      );

      expect(status).toBe(2);
      expect(stderr).toBe(
        'audit-lake: cannot write standard output (ENOSPC)\n  fix: make room on the disk, or write somewhere else\n',
      );
    }
  });
});

describe('texts of an event for people', () => {
  const line = JSON.stringify({
    ...JSON.parse(eventLine(2)),
    schema_version: '1.0',
    metadata: Array.from({ length: 500 }).reduce<object>((inner) => ({ level: inner }), {
      note: 'ssn 078-05-1120',
    }),
  });

  test('stay as wide as a terminal, however long a pointer is', () => {
    const input = [line, line].join('\n');
    const validated = runCli(['validate', '-'], { input });
    runCli(['ingest', '-', '--lake', join(folder, 'wide')], { input });
    const listed = runCli(['quarantine', 'list', '--lake', join(folder, 'wide')]);

    for (const { stdout } of [validated, listed]) {
      expect(stdout).toContain('/metadata/level/level');
      expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThan(200);
    }
  });

  test('name the members of an entry in the order of the help', () => {
    const { stdout } = runCli(['quarantine', 'list', '--json', '--lake', join(folder, 'wide')]);

    expect(Object.keys(JSON.parse(stdout)[0])).toEqual([
      'id',
      'tier',
      'reason',
      'path',
      'detail',
      'received_at',
      'bytes',
    ]);
  });
});
