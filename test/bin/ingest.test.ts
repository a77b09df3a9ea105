import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventLine, MIXED_LINES } from './event-lines';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-ingest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
/** A folder for a lake that is not there yet. */
function newLake(): string {
  number += 1;
  return join(folder, `lake-${number}`);
}

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
    const { code, stdout, stderr } = runCli(['ingest', '-', '--json', '--lake', newLake()], {
      input: MIXED_LINES,
    });

    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(`${JSON.stringify(COUNTS)}\n`);
  });

  test('ends with 0 when everything was taken, also the second time', () => {
    const lake = newLake();
    const first = runCli(['ingest', '-', '--json', '--lake', lake], { input: eventLine(1) });
    const again = runCli(['ingest', '-', '--json', '--lake', lake], { input: eventLine(1) });

    expect([first.code, again.code]).toEqual([0, 0]);
    expect(JSON.parse(first.stdout)).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  test('tells people the same in tables', () => {
    const { stdout } = runCli(['ingest', '-', '--lake', newLake()], { input: MIXED_LINES });

    expect(stdout).toContain('7 events read: 3 accepted, 1 duplicate, 1 conflict, 2 rejected');
    expect(stdout).toMatch(/clinical +│ +1 │ █/);
    expect(stdout).toMatch(/phi +│ +1 │/);
  });

  test('keeps what it read of a damaged file, reads the other files, and ends with 2', () => {
    const damaged = join(folder, 'damaged.gz');
    const whole = gzipSync(Array.from({ length: 3000 }, (_, index) => eventLine(index + 10)).join('\n'));
    writeFileSync(damaged, whole.subarray(0, whole.length - 20));
    const good = join(folder, 'good.jsonl');
    writeFileSync(good, eventLine(1));

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

    const { code, stderr } = runCli(['ingest', '-', '--lake', file], { input: eventLine(1) });

    expect(code).toBe(2);
    expect(stderr).toContain('is a file');
  });
});
