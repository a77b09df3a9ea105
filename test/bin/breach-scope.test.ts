import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLine } from './event-lines';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-breach-'));
const lake = join(folder, 'lake');
const HOSTILE = '=cmd|"/c"!A1\u001b[2J\u202e\n,x';
const thief = (number: number, resource: object, rest: object = {}) =>
  eventLine(number, {
    actor: { subject_id: 'usr_1' },
    resource: { type: 'Note', ...resource },
    timestamp: `2026-03-02T0${number}:00:00Z`,
    ...rest,
  });

beforeAll(() => {
  const lines = [
    thief(1, { id: 'n1', patient_id: 'pat_1' }, { metadata: { phi_categories: 'labs', phi_fields: 'name' } }),
    thief(2, { id: 'n2', patient_id: 'pat_1' }, { action: { type: 'PRINT' } }),
    thief(3, { id: 'n3', patient_id: 'pat_2' }, { outcome: { status: 'DENIED', error_type: 'RoleDenied' } }),
    thief(4, { id: undefined }, { action: { type: 'LOGIN' } }),
    eventLine(5, { actor: { subject_id: HOSTILE }, resource: { id: HOSTILE, patient_id: HOSTILE } }),
    eventLine(6, { timestamp: '2026-03-02T09:00:00Z', metadata: { note: 'ssn 078-05-1120' } }),
  ];
  expect(runCli(['ingest', '-', '--lake', lake], { input: lines.join('\n') }).code).toBe(1);
});
afterAll(() => rmSync(folder, { recursive: true }));

const WINDOW = ['--from', '2026-03-02', '--to', '2026-03-03'];
const ask = (...args: string[]) => runCli(['breach-scope', '--lake', lake, ...args]);
const scope = (...args: string[]) =>
  ask('--actor', 'usr_1', ...WINDOW, '--discovered', '2026-03-09', ...args);

describe('breach-scope', () => {
  test('prints one object with --json, to the letter, and ends with 1 where patients are found', () => {
    const { code, stdout } = scope('--json');
    const { deadlines, encryption, uncertainty, ...told } = JSON.parse(stdout);

    expect(code).toBe(1);
    expect(told).toEqual({
      actor: 'usr_1',
      window: { from: '2026-03-02T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' },
      patients: [
        {
          patient_id: 'pat_1',
          events: 2,
          denied: 0,
          first: '2026-03-02T01:00:00.000Z',
          last: '2026-03-02T02:00:00.000Z',
          actions: ['PRINT', 'READ'],
          exposure: 'accessed',
          exported: true,
          changed: false,
          tiers: ['clinical'],
          phi_categories: ['labs'],
          phi_fields: ['name'],
          records: ['Note/n1', 'Note/n2'],
        },
        expect.objectContaining({ patient_id: 'pat_2', exposure: 'attempted', denied: 1 }),
      ],
      totals: { patients: 2, accessed: 1, attempted: 1, events: 4, records: 3, events_without_patient: 1 },
    });
    expect(deadlines[0]).toEqual({ rule: 'individuals', due: '2026-05-08', basis: expect.any(String) });
    expect(encryption).toEqual([{ tier: 'clinical', encrypted_at_rest: null, basis: expect.any(String) }]);
    expect(uncertainty).toMatchObject({
      events_without_patient: 1,
      quarantined_events: 1,
      narrowed_by: null,
    });
    expect(scope('--format', 'json').stdout).toBe(stdout);
  });

  test('prints a table by default, with what is due and what is not known', () => {
    const { stdout } = scope();

    expect(stdout).toContain('Breach scope of usr_1');
    expect(stdout).toContain('discovered 2026-03-09');
    expect(stdout).toMatch(/│ pat_1 +│ accessed +│ +2 │/);
    expect(stdout).toContain('2026-05-08');
    expect(stdout).toContain('Encrypted at the time');
    expect(stdout).toMatch(/\s1 {2}refused lines are dated in the window/);
    expect(stdout).not.toContain('078-05');
  });

  test('prints a record for each patient with --csv, to a file too', () => {
    const file = join(folder, 'scope.csv');

    const { code, stdout } = scope('--csv', '--out', file);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const [head, first] = readFileSync(file, 'utf8').split('\r\n');
    expect(head).toBe(
      'patient_id,exposure,events,denied,first,last,exported,changed,actions,tiers,phi_categories,phi_fields,records',
    );
    expect(first).toBe(
      'pat_1,accessed,2,0,2026-03-02T01:00:00.000Z,2026-03-02T02:00:00.000Z,true,false,PRINT; READ,clinical,labs,name,Note/n1; Note/n2',
    );
    expect(scope('-f', 'csv').stdout).toBe(readFileSync(file, 'utf8'));
  });

  test('writes a report beside the answer', () => {
    const file = join(folder, 'scope.html');

    const { code, stdout, stderr } = scope('--json', '--report', file);

    expect(code).toBe(1);
    expect(JSON.parse(stdout).actor).toBe('usr_1');
    expect(stderr).toContain(`wrote the report to ${file}`);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*pat_1/);
  });

  test('is narrowed by session, address and patient, and says so', () => {
    const { stdout } = scope('--patient', 'pat_2', '--json');

    expect(JSON.parse(stdout).totals).toMatchObject({ patients: 1, attempted: 1 });
    expect(JSON.parse(stdout).uncertainty.narrowed_by).toMatchObject({
      patient: 'pat_2',
      events_left_out: 3,
    });
    expect(scope('--ip', '10.0.0.0/8')).toMatchObject({ code: 0 });
    expect(scope('--ip', '10.0.0.0/8').stdout).toContain('4 events of it name no address');
    expect(scope('--session', 'sess_1').code).toBe(0);
  });

  test('ends with 0 where nothing is found, and tells a known account from one that never was', () => {
    const early = ask('--actor', 'usr_1', '--from', '2026-01-01', '--to', '2026-01-02');
    const never = ask('--actor', 'usr_l', ...WINDOW);

    expect([early.code, never.code]).toEqual([0, 0]);
    expect(early.stdout).toContain('The account is known');
    expect(never.stdout).toContain('has never seen an account usr_l');
  });

  test('counts from today where no day of discovery is given, and says which day that is', () => {
    const [before, { stdout }, after] = [today(), ask('--actor', 'usr_1', ...WINDOW), today()];

    expect([before, after].some((day) => stdout.includes(`discovered ${day}`))).toBe(true);
  });

  test('an id that would move the cursor or be a formula does neither', () => {
    const hostile = ['--actor', HOSTILE, ...WINDOW];

    const [table, csv, json] = [ask(...hostile), ask(...hostile, '--csv'), ask(...hostile, '--json')];

    expect(JSON.parse(json.stdout).patients[0].patient_id).toBe(HOSTILE);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(table.stdout).not.toMatch(/[\u001b\u202e]/);
    expect(table.stdout).toContain('\\u001b[2J\\u202e');
    expect(csv.stdout.split('\r\n')[1]).toMatch(/^"'=cmd\|""/);
  });

  test.each([
    ['no actor', WINDOW, '--actor is missing'],
    ['an empty actor', ['--actor', '', ...WINDOW], '--actor <ID> is empty'],
    ['no begin', ['--actor', 'u', '--to', '2026-03-02'], '--from is missing'],
    ['no end', ['--actor', 'u', '--from', '2026-03-02'], '--to is missing'],
    ['a day that is none', ['--actor', 'u', '--from', '2026-02-29', '--to', '2026-03-02'], 'is no time'],
    [
      'a time without its offset',
      ['--actor', 'u', '--from', '2026-03-01T08:00:00', '--to', '2026-03-02'],
      'offset',
    ],
    [
      'an empty window',
      ['--actor', 'u', '--from', '2026-03-02', '--to', '2026-03-02'],
      'the window is empty',
    ],
    [
      'a window backwards',
      ['--actor', 'u', '--from', '2026-03-03', '--to', '2026-03-02'],
      'the window is empty',
    ],
    ['a network that is none', ['--actor', 'u', ...WINDOW, '--ip', '10.0.0.0/33'], 'no range of addresses'],
    ['a day of discovery that is none', ['--actor', 'u', ...WINDOW, '--discovered', 'monday'], 'no day'],
    ['two formats', ['--actor', 'u', ...WINDOW, '--json', '--csv'], 'contradict'],
    ['an unknown format', ['--actor', 'u', ...WINDOW, '--format', 'xml'], 'xml'],
    [
      'a place that cannot be written',
      ['--actor', 'usr_1', ...WINDOW, '--out', join(folder, 'no', 'file')],
      'cannot write',
    ],
  ])('ends with 2, the reason and the fix for %s', (_what, args, says) => {
    const { code, stdout, stderr } = ask(...args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^audit-lake: /);
    expect(stderr).toContain(says);
    expect(stderr).toContain('fix: ');
  });

  test('ends with 2 where there is no lake, and makes none; an empty lake has nothing in scope', () => {
    const [none, empty] = [join(folder, 'none'), join(folder, 'empty')];
    mkdirSync(empty);
    const of = (where: string) => runCli(['breach-scope', '--lake', where, '--actor', 'u', ...WINDOW]);

    expect(of(none).code).toBe(2);
    expect(existsSync(none)).toBe(false);
    expect(of(empty).code).toBe(0);
  });
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
