import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLine } from './event-lines';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-review-'));
const lake = join(folder, 'lake');
const HOSTILE = '=usr\u001b[2J';
const at = (number: number, subject_id: string, roles: string[], timestamp: string) =>
  eventLine(number, { actor: { subject_id, roles, org_id: 'org_1' }, timestamp });

beforeAll(() => {
  const lines = [
    at(1, 'usr_1', ['nurse'], '2026-02-01T15:00:00Z'),
    at(2, 'usr_1', ['nurse'], '2026-05-01T15:00:00Z'),
    at(3, HOSTILE, ['admin'], '2026-02-01T15:00:00Z'),
    at(4, HOSTILE, ['admin'], '2026-05-02T15:00:00Z'),
  ];
  expect(runCli(['ingest', '-', '--lake', lake], { input: lines.join('\n') }).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (...args: string[]) => runCli(['review', '--lake', lake, ...args]);
const fileOf = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('review', () => {
  test('prints the packet: nobody stands out, so it ends with 0', () => {
    const { code, stdout } = ask('--quarter', '2026Q1');

    expect(code).toBe(0);
    expect(stdout).toContain('Access review of 2026Q1');
    expect(stdout).toContain('2 users, 2 roles of 2 to confirm or to revoke');
    expect(stdout).toContain('nurse: Patient 1  [ ] confirm or revoke');
    expect(stdout).toContain('=usr\\u001b[2J');
    expect(stdout).not.toContain('\u001b');
  });

  test('prints one object with --json, and a record for each role with --csv', () => {
    const packet = JSON.parse(ask('--quarter', '2026Q1', '--json').stdout);
    const csv = ask('--quarter', '2026Q1', '--csv').stdout.split('\r\n');

    expect(Object.keys(packet)).toEqual(['quarter', 'window', 'org', 'users', 'totals']);
    expect(packet).toMatchObject({
      quarter: '2026Q1',
      org: null,
      users: [{ standing: 'regular' }, { standing: 'regular' }],
      totals: { users: 2, roles_to_decide: 2, findings: 0 },
    });
    expect(csv[0]).toMatch(/^standing,actor_subject_id,actor_subject_type,role,/);
    expect(csv[1]).toMatch(/^regular,'=usr/);
  });

  test('is of one organisation where one is asked for, and says when nobody acted for it', () => {
    expect(JSON.parse(ask('--quarter', '2026Q1', '--org', 'org_1', '--json').stdout).totals.users).toBe(2);
    expect(ask('--quarter', '2026Q1', '--org', 'org\u001b[2J').stdout).toContain(
      'Nobody acted for org\\u001b[2J in this quarter',
    );
    expect(ask('--quarter', '2025Q1').stdout).toContain('Nobody did anything in this quarter');
  });

  test('decisions go from the template into the lake, once, and come first in the next quarter', () => {
    const template = join(folder, 'decisions.csv');
    expect(ask('--quarter', '2026Q1', '--template', template, '--json').code).toBe(0);
    const [head = '', first = '', second = ''] = readFileSync(template, 'utf8').split('\r\n');
    expect(head).toBe('actor_subject_id,role,event_id,decision,reviewer,reason');
    expect(first).toBe("'=usr\u001b[2J,admin,,,,");
    const filled = [head, first.replace(',,,,', ',,revoke,usr_9,left the clinic'), second].join('\r\n');
    const file = fileOf('filled.csv', filled);

    const recorded = ask('--quarter', '2026Q1', '--decisions', file, '--json');
    const again = ask('--quarter', '2026Q1', '--decisions', file);
    const next = ask('--quarter', '2026Q2', '--json');

    expect(recorded.code).toBe(0);
    expect(JSON.parse(recorded.stdout)).toEqual({ quarter: '2026Q1', recorded: 1, known: 0, undecided: 1 });
    expect(again.stdout).toContain(
      '0 decisions recorded for 2026Q1, 1 known already, 1 row without a decision',
    );
    expect(next.code).toBe(1);
    expect(JSON.parse(next.stdout).users[0]).toMatchObject({
      actor_subject_id: HOSTILE,
      standing: 'revoked',
      roles: [{ role: 'admin', revoked: { quarter: '2026Q1', reviewer: 'usr_9' }, decided: null }],
    });
    const stored = runCli([
      'query',
      "select metadata from audit_events where resource_type = 'AccessReview'",
      '--lake',
      lake,
      '--json',
    ]);
    expect(JSON.parse(stored.stdout)).toHaveLength(1);
    expect(stored.stdout).not.toContain('left the clinic');
  });

  test('writes a report beside the packet', () => {
    const file = join(folder, 'review.html');

    expect(ask('--quarter', '2026Q1', '--report', file).stdout).toContain('Access review of 2026Q1');
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*usr_1/);
  });

  test('writes the template as JSON too, and reads it back', () => {
    const template = join(folder, 'decisions.json');
    ask('--quarter', '2026Q2', '--template', template, '--json');
    const rows = JSON.parse(readFileSync(template, 'utf8')) as object[];

    const file = fileOf(
      'all.json',
      JSON.stringify(rows.map((row) => ({ ...row, decision: 'confirm', reviewer: 'usr_9' }))),
    );
    const { code, stdout } = ask('--quarter', '2026Q2', '--decisions', file, '--json');

    expect({ code, ...JSON.parse(stdout) }).toEqual({
      code: 0,
      quarter: '2026Q2',
      recorded: 2,
      known: 0,
      undecided: 0,
    });
    expect(ask('--quarter', '2026Q2').code).toBe(0);
  });

  test('records nothing of a file with a mistake, and names the line and the fix but no value', () => {
    const rows = 'usr_1,nurse,,revoke,usr_9,\nusr_secret,nurse,,revoke,usr_9,\nusr_1,nurse,,confirm,usr_9,';
    const file = fileOf('bad.csv', `actor_subject_id,role,event_id,decision,reviewer,reason\n${rows}\n`);

    const { code, stdout, stderr } = ask('--quarter', '2026Q1', '--decisions', file);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('2 problems, nothing was recorded');
    expect(stderr).toMatch(/line 3: .*no such user\n {4}fix: /);
    expect(stderr).toContain('line 4: it contradicts line 2');
    expect(stderr).not.toContain('usr_secret');
    expect(JSON.parse(ask('--quarter', '2026Q1', '--json').stdout).totals.roles_to_decide).toBe(1);
  });

  test.each([
    ['no quarter', [], '--quarter is missing'],
    ['a quarter that is none', ['--quarter', '2026Q5'], 'no quarter'],
    [
      'a file that is not there',
      ['--quarter', '2026Q1', '--decisions', join(folder, 'absent.csv')],
      'ENOENT',
    ],
    ['two steps at once', ['--quarter', '2026Q1', '--decisions', 'a', '--template', 'b'], 'two steps'],
    ['a report of decisions', ['--quarter', '2026Q1', '--decisions', 'a', '--report', 'b'], 'two steps'],
    ['no lake', ['--quarter', '2026Q1', '--lake', join(folder, 'none')], 'There is no lake'],
  ])('ends with 2 and the reason for %s', (_what, args, says) => {
    const { code, stdout, stderr } = ask(...args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});
