import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIXED_LINES } from './event-lines';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
/** A folder for a lake that is not there yet. */
function newLake(): string {
  number += 1;
  return join(folder, `lake-${number}`);
}

describe('the commands that read a lake', () => {
  test.each([
    ['status', ['status']],
    ['quarantine list', ['quarantine', 'list']],
    ['quarantine show', ['quarantine', 'show', 'abc']],
    ['query', ['query', 'select 1']],
  ])('%s ends with 2 and the fix where there is no lake', (_name, args) => {
    const lake = newLake();

    const { code, stdout, stderr } = runCli([...args, '--lake', lake]);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^audit-lake: There is no lake at .*ingest or demo/);
    expect(existsSync(lake)).toBe(false);
  });

  test('status says what is in it', () => {
    const lake = newLake();
    runCli(['ingest', '-', '--lake', lake], { input: MIXED_LINES });

    const { code, stdout } = runCli(['status', '--lake', lake, '--json']);
    const told = JSON.parse(stdout);

    expect(code).toBe(0);
    expect(told.total).toMatchObject({
      events: 3,
      files: 3,
      first_event_date: '2026-03-02',
      last_event_date: '2026-03-02',
    });
    expect(told.tiers.sud.events).toBe(1);
    expect(runCli(['status', '--lake', lake]).stdout).toMatch(/total +│ +3 │ 2026-03-02 │ 2026-03-02 │ +3 │/);
  });
});

describe('quarantine', () => {
  const lake = join(folder, 'lake-quarantine');
  beforeAll(() => {
    runCli(['ingest', '-', '--lake', lake], { input: MIXED_LINES });
  });

  function entries(): { readonly id: string; readonly reason: string | null }[] {
    return JSON.parse(runCli(['quarantine', 'list', '--json', '--lake', lake]).stdout);
  }

  test('list names every refused line with its reason, and shows no text', () => {
    const { code, stdout } = runCli(['quarantine', 'list', '--lake', lake]);

    expect(code).toBe(0);
    expect(stdout).toContain('3 lines in quarantine');
    expect(stdout).not.toContain('078');
    expect(
      entries()
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['conflict', 'not_json', 'phi']);
  });

  test('show gives the reason, and the text only with --raw', () => {
    const id = entries().find(({ reason }) => reason === 'not_json')?.id ?? '';

    const plain = runCli(['quarantine', 'show', id.slice(0, 10), '--lake', lake]);
    const raw = runCli(['quarantine', 'show', id, '--raw', '--lake', lake]);
    const json = runCli(['quarantine', 'show', id, '--raw', '--json', '--lake', lake]);

    expect(plain.stdout).toContain('not_json');
    expect(plain.stdout).not.toContain('no json');
    expect(raw.stdout).toBe('no json');
    expect(JSON.parse(json.stdout)).toMatchObject({ id, reason: 'not_json', raw: 'no json' });
  });

  test.each([
    ['an id that is not there', 'ffffffffffffffff', 'no line in quarantine'],
    ['text that is no id', 'xyz', 'hexadecimal'],
  ])('show refuses %s', (_what, id, says) => {
    const { code, stderr } = runCli(['quarantine', 'show', id, '--lake', lake]);

    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  test('replay takes what passes by a new configuration, and keeps the rest', () => {
    const file = join(folder, 'redacting.json');
    writeFileSync(file, '{"guard":{"rules":{"ssn":"redact"}}}');

    const { code, stdout } = runCli(['quarantine', 'replay', '--json', '--lake', lake, '--config', file]);

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ read: 3, accepted: 1, removed: 1, kept: 2 });
    expect(
      entries()
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['conflict', 'not_json']);
  });
});
