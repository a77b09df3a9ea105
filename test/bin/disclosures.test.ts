import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLine } from './event-lines';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-disclosures-'));
const lake = join(folder, 'lake');
const HOSTILE = '@provider\u001b[2J';
const disclosed = (number: number, type: string, patient_id: string, metadata: object) =>
  eventLine(number, {
    action: { type: 'EXPORT' },
    resource: { type, patient_id },
    metadata: { record_count: 1, ...metadata },
    timestamp: `2026-03-0${number}T08:00:00Z`,
  });

beforeAll(() => {
  const lines = [
    disclosed(1, 'Part2Record', 'pat_1', { recipient: 'court_1', disclosure_purpose: 'court order' }),
    disclosed(2, 'Claim', 'pat_1', { recipient: 'payer_1', disclosure_purpose: 'payment' }),
    disclosed(3, 'LabResult', 'pat_2', { recipient: HOSTILE, disclosure_purpose: 'research' }),
  ];
  expect(runCli(['ingest', '-', '--lake', lake], { input: lines.join('\n') }).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (...args: string[]) => runCli(['disclosures', '--lake', lake, ...args]);
const MARCH = ['--from', '2026-03-01', '--to', '2026-04-01'];

describe('disclosures', () => {
  test('prints one object with --json, and ends with 1 where a Part 2 record had no consent', () => {
    const { code, stdout } = ask('--patient', 'pat_1', ...MARCH, '--json');
    const report = JSON.parse(stdout);

    expect(code).toBe(1);
    expect(Object.keys(report)).toEqual(['patient', 'window', 'disclosures', 'totals', 'uncertainty']);
    expect(report.disclosures).toEqual([
      {
        date: '2026-03-01T08:00:00.000Z',
        recipient: 'court_1',
        recipient_address: null,
        what: 'Part2Record, 1 record',
        purpose: 'court order',
        listed_under: '42 CFR 2.25',
        tier: 'sud',
        disclosed_by: 'usr_0008',
        disclosed_by_org: null,
        service: 'intake-api',
        consent: { consent_id: null, in_force: false, basis: 'no consent is recorded until then' },
        event_id: expect.stringMatching(/1$/),
      },
    ]);
  });

  test('prints a table with what it cannot know, of six years where no window is given', () => {
    const { code, stdout } = ask('--patient', 'pat_2');

    expect(code).toBe(0);
    expect(stdout).toContain('45 CFR 164.528');
    expect(stdout).toMatch(/│ 2026-03-03 08:00 +│ @provider\\u001b\[2J/);
    expect(stdout).toContain('suspensions');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('longer than six years');
    expect(ask('--patient', 'pat_2', '--from', '2010-01-01').stdout).toContain('longer than six years');
  });

  test('prints a record for each disclosure with --csv, safe for a spreadsheet', () => {
    const [head, first, end] = ask('--patient', 'pat_2', ...MARCH, '--csv').stdout.split('\r\n');

    expect(head).toMatch(/^date,recipient,recipient_address,what,purpose,/);
    expect(first).toContain(",'@provider\u001b[2J,,");
    expect(end).toBe('');
  });

  test('writes a report beside the answer', () => {
    const file = join(folder, 'accounting.html');

    expect(ask('--patient', 'pat_2', ...MARCH, '--report', file).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*pat_2/);
  });

  test('tells an unknown patient from one without disclosures', () => {
    const early = ask('--patient', 'pat_1', '--from', '2026-01-01', '--to', '2026-02-01');

    expect(early).toMatchObject({ code: 0, stdout: expect.stringContaining('The patient is known') });
    expect(ask('--patient', 'pat_l').stdout).toContain('never seen a patient pat_l');
  });

  test.each([
    ['no patient', [], '--patient is missing'],
    [
      'an empty window',
      ['--patient', 'p', '--from', '2026-03-01', '--to', '2026-03-01'],
      'the window is empty',
    ],
    ['a day that is none', ['--patient', 'p', '--from', '2026-02-30'], 'is no time'],
    ['no lake', ['--patient', 'p', '--lake', join(folder, 'none')], 'There is no lake'],
  ])('ends with 2 and the reason for %s', (_what, args, says) => {
    const { code, stdout, stderr } = ask(...args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});
