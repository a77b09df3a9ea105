import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anEvent } from '../fixtures/an-event';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-query-'));
const lake = join(folder, 'lake');
const TYPES = ['Patient', 'ProgressNote', 'MethadoneDose'];

beforeAll(() => {
  const events = TYPES.map((type, index) =>
    JSON.stringify(
      anEvent({
        event_id: `7b89296c-6dcb-4c50-8857-00000000000${index}`,
        resource: { type },
        metadata: { record_count: index, purpose_of_use: 'a,b' },
      }),
    ),
  );
  runCli(['ingest', '-', '--lake', lake], { input: events.join('\n') });
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (sql: string, ...args: string[]) => runCli(['query', sql, '--lake', lake, ...args]);

describe('query', () => {
  test('prints an array of objects with --json: integers as numbers, times as ISO 8601', () => {
    const sql = 'select tier, record_count, event_time from audit_events order by record_count';

    const { code, stdout } = ask(sql, '--json');

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { tier: 'standard', record_count: 0, event_time: '2026-03-02T08:00:01.500Z' },
      { tier: 'clinical', record_count: 1, event_time: '2026-03-02T08:00:01.500Z' },
      { tier: 'sud', record_count: 2, event_time: '2026-03-02T08:00:01.500Z' },
    ]);
    expect(ask(sql, '--format', 'json').stdout).toBe(stdout);
  });

  test('prints an empty array for an empty answer', () => {
    expect(ask('select * from audit_events where false', '--json').stdout).toBe('[]\n');
  });

  test('prints a table by default, numbers to the right', () => {
    const { stdout } = ask('select tier, count(*) as events from audit_events group by tier order by tier');

    expect(stdout).toMatch(/│ clinical +│ +1 │/);
    expect(stdout).toContain('3 rows');
  });

  test('prints wide rows below each other', () => {
    expect(ask('select * from audit_events limit 1').stdout).toMatch(/── row 1 ──\nevent_id +7b89296c/);
  });

  test('shows the first thousand rows of a long answer, and says so', () => {
    const { stdout } = ask('select * from range(1500)');

    expect(stdout).toContain('│   999 │');
    expect(stdout).not.toContain('│  1000 │');
    expect(stdout).toContain('the first 1,000 rows');
    expect(ask('select * from range(1000)').stdout).toContain('\n1,000 rows');
  });

  test('writes CSV, to a file too', () => {
    const file = join(folder, 'answer.csv');
    const sql = 'select tier, purpose_of_use from audit_events order by tier';

    ask(sql, '--format', 'csv', '--out', file);

    expect(readFileSync(file, 'utf8')).toBe(
      'tier,purpose_of_use\r\nclinical,"a,b"\r\nstandard,"a,b"\r\nsud,"a,b"\r\n',
    );
    expect(ask(sql, '-f', 'csv').stdout).toBe(readFileSync(file, 'utf8'));
  });

  test('writes Parquet to a file and to a pipe', () => {
    const file = join(folder, 'answer.parquet');

    const written = ask('select tier from audit_events', '--format', 'parquet', '--out', file);
    const piped = ask('select tier from audit_events', '--format', 'parquet');

    expect(written).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(file).subarray(0, 4).toString()).toBe('PAR1');
    expect(piped.stdout.slice(0, 4)).toBe('PAR1');
    expect(ask(`select * from '${file}'`).code).toBe(2);
  });

  test('reads the question from a file and from standard input, and lets it begin with a comment', () => {
    const file = join(folder, 'question.sql');
    writeFileSync(file, '-- how many\nselect count(*) as n from sud.audit_events;\n');

    expect(JSON.parse(ask(`@${file}`, '--json').stdout)).toEqual([{ n: 1 }]);
    expect(
      JSON.parse(runCli(['query', '-', '--json', '--lake', lake], { input: 'select 1 as n' }).stdout),
    ).toEqual([{ n: 1 }]);
    expect(JSON.parse(ask('-- a comment\nselect 2 as n', '--json').stdout)).toEqual([{ n: 2 }]);
  });

  test.each([
    ['a syntax error', ['selec 1'], 'syntax error'],
    ['an unknown column', ['select colour from audit_events'], 'colour'],
    ['a change', ['drop view audit_events'], 'not allowed'],
    ['a file outside the lake', ["select * from read_text('/etc/hosts')"], 'not allowed'],
    ['two statements', ['select 1; select 2'], 'One statement'],
    ['a question that is not there', ['@absent.sql'], '@absent.sql (ENOENT)'],
    ['two formats', ['select 1', '--json', '--format', 'csv'], 'contradict'],
  ])('ends with 2 and the reason for %s', (_what, args, says) => {
    const { code, stdout, stderr } = runCli(['query', ...args, '--lake', lake]);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^audit-lake: /);
    expect(stderr).toContain(says);
    expect(stderr).toContain('fix: ');
  });

  test('leaves no file in the place of an answer that failed', () => {
    const file = join(folder, 'failed.parquet');

    expect(ask("select cast('x' as int)", '--format', 'parquet', '--out', file).code).toBe(2);
    expect(existsSync(file)).toBe(false);
  });
});
