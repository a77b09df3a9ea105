import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { anEvent } from '../fixtures/an-event';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-ingest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
/** A folder for a lake that is not there yet. */
function newLake(): string {
  number += 1;
  return join(folder, `lake-${number}`);
}

function line(index: number, overrides: Parameters<typeof anEvent>[0] = {}): string {
  return JSON.stringify(
    anEvent({ event_id: `7b89296c-6dcb-4c50-8857-${String(index).padStart(12, '0')}`, ...overrides }),
  );
}

const LINES = [
  line(1),
  line(2, { resource: { type: 'ProgressNote' } }),
  line(3, { resource: { type: 'MethadoneDose' } }),
  line(1),
  line(2, { resource: { type: 'Patient' } }),
  line(4, { metadata: { note: 'ssn 078-05-1120' } }),
  'no json',
].join('\n');

const COUNTS = {
  read: 7,
  accepted: 3,
  duplicates: 1,
  conflicts: 1,
  rejected: 2,
  by_tier: { standard: 1, clinical: 1, psychotherapy: 0, sud: 1 },
  by_reason: {
    not_json: 1,
    not_object: 0,
    unknown_version: 0,
    schema: 0,
    phi: 1,
    clock: 0,
    too_large: 0,
    encoding: 0,
  },
  skipped: 0,
};

describe('ingest', () => {
  test('prints exactly the counts, in this order, and ends with 1 when something was refused', () => {
    const { code, stdout, stderr } = runCli(['ingest', '-', '--json', '--lake', newLake()], { input: LINES });

    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(`${JSON.stringify(COUNTS)}\n`);
  });

  test('ends with 0 when everything was taken, also the second time', () => {
    const lake = newLake();
    const first = runCli(['ingest', '-', '--json', '--lake', lake], { input: line(1) });
    const again = runCli(['ingest', '-', '--json', '--lake', lake], { input: line(1) });

    expect([first.code, again.code]).toEqual([0, 0]);
    expect(JSON.parse(first.stdout)).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  test('tells people the same in tables', () => {
    const { stdout } = runCli(['ingest', '-', '--lake', newLake()], { input: LINES });

    expect(stdout).toContain('7 events read: 3 accepted, 1 duplicate, 1 conflict, 2 rejected');
    expect(stdout).toMatch(/clinical +│ +1 │ █/);
    expect(stdout).toMatch(/phi +│ +1 │/);
  });

  test('keeps what it read of a damaged file, reads the other files, and ends with 2', () => {
    const damaged = join(folder, 'damaged.gz');
    const whole = gzipSync(Array.from({ length: 3000 }, (_, index) => line(index + 10)).join('\n'));
    writeFileSync(damaged, whole.subarray(0, whole.length - 20));
    const good = join(folder, 'good.jsonl');
    writeFileSync(good, line(1));

    const { code, stdout, stderr } = runCli([
      'ingest',
      damaged,
      join(folder, 'absent'),
      good,
      '--json',
      '--lake',
      newLake(),
    ]);

    expect(code).toBe(2);
    const { read, accepted } = JSON.parse(stdout);
    expect(accepted).toBe(read);
    expect(accepted).toBeGreaterThan(1000);
    expect(stderr).toContain('damaged.gz');
    expect(stderr).toContain('absent does not exist');
  });

  test('makes no lake for a file that is not there, and says 0 of everything', () => {
    const lake = newLake();

    const { code, stdout, stderr } = runCli(['ingest', join(folder, 'absent'), '--json', '--lake', lake]);

    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ read: 0, accepted: 0 });
    expect(stderr).toContain('does not exist');
    expect(existsSync(lake)).toBe(false);
  });

  test('refuses to read standard input twice', () => {
    expect(runCli(['ingest', '-', '-', '--lake', newLake()])).toMatchObject({ code: 2 });
  });

  test('refuses a lake that is a file', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');

    const { code, stderr } = runCli(['ingest', '-', '--lake', file], { input: line(1) });

    expect(code).toBe(2);
    expect(stderr).toContain('is a file');
  });
});

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
    runCli(['ingest', '-', '--lake', lake], { input: LINES });

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
    runCli(['ingest', '-', '--lake', lake], { input: LINES });
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

describe('demo', () => {
  const lake = join(folder, 'lake-demo');

  test('shows the tiers, the refusals and three answered questions', () => {
    const { code, stdout } = runCli(['demo', '--events', '3000', '--lake', lake]);

    expect(code).toBe(0);
    for (const text of [
      '3,000 events',
      'psychotherapy',
      'unknown_version',
      '1. Who opened',
      '2. Was an account',
      '3. Which 42 CFR',
    ]) {
      expect(stdout).toContain(text);
    }
  });

  test('run again adds nothing, and prints one object with --json', () => {
    const { code, stdout } = runCli(['demo', '--events', '3000', '--lake', lake, '--json']);
    const told = JSON.parse(stdout);

    expect(code).toBe(0);
    expect(told.counts.accepted).toBe(0);
    expect(told.answers).toHaveLength(3);
    for (const { rows, finding } of told.answers) {
      expect(rows.length).toBeGreaterThan(0);
      expect(finding).not.toBe('');
    }
  });

  test('prints questions that can be asked as printed', () => {
    const [, question = ''] =
      /audit-lake query --lake \S+ "([^"]+)"/.exec(
        runCli(['demo', '--events', '3000', '--lake', lake]).stdout,
      ) ?? [];

    expect(runCli(['query', question, '--lake', lake, '--json'])).toMatchObject({ code: 0 });
  });

  test('never enters a lake that is not its own', () => {
    const other = newLake();
    mkdirSync(other);
    writeFileSync(join(other, 'kept.txt'), 'kept');

    const { code, stderr } = runCli(['demo', '--events', '10', '--lake', other]);

    expect(code).toBe(2);
    expect(stderr).toContain('audit-lake demo --lake');
    expect(readFileSync(join(other, 'kept.txt'), 'utf8')).toBe('kept');
  });

  test('is told by ingest that its lake holds synthetic events', () => {
    expect(runCli(['ingest', '-', '--lake', lake], { input: line(1) }).stderr).toContain(
      'events of the demo',
    );
  });
});
