import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { anEvent } from '../fixtures/an-event';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-validate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ID = '7b89296c-6dcb-4c50-8857-7eb1924770d3';
const ACCEPTED = JSON.stringify(anEvent());
const NOTE = JSON.stringify(anEvent({ resource: { type: 'PsychotherapyNote' } }));
const SCHEMA = JSON.stringify(anEvent({ outcome: { status: 'FAILURE', error_message: 'timeout' } }));
const PHI = JSON.stringify(anEvent({ metadata: { note: 'ssn 078-05-1120' } }));
const FUTURE = JSON.stringify(anEvent({ timestamp: '2999-01-01T00:00:00Z' }));

function verdicts(input: string | Uint8Array, ...args: string[]): readonly string[] {
  const { stdout } = runCli(['validate', '-', '--json', ...args], { input });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('validate --json', () => {
  test('prints one object a line of input, in order, with these keys in this order', () => {
    const input = [ACCEPTED, SCHEMA, 'no json', '[]', '{"schema_version":"9"}', PHI, FUTURE, NOTE].join('\n');

    expect(verdicts(input)).toEqual([
      `{"line":1,"verdict":"accepted","event_id":"${ID}","tier":"standard","tier_basis":"resource_type"}`,
      '{"line":2,"verdict":"rejected","reason":"schema","path":"/outcome/error_type","detail":"required"}',
      '{"line":3,"verdict":"rejected","reason":"not_json","path":"","detail":"syntax"}',
      expect.stringMatching(
        /^\{"line":4,"verdict":"rejected","reason":"not_object","path":"","detail":"[a-z_]+"\}$/,
      ),
      expect.stringMatching(
        /^\{"line":5,"verdict":"rejected","reason":"unknown_version","path":"\/schema_version","detail":"[a-z_]+"\}$/,
      ),
      '{"line":6,"verdict":"rejected","reason":"phi","path":"/metadata/note","detail":"ssn"}',
      '{"line":7,"verdict":"rejected","reason":"clock","path":"/timestamp","detail":"in_future"}',
      `{"line":8,"verdict":"accepted","event_id":"${ID}","tier":"psychotherapy","tier_basis":"resource_type"}`,
    ]);
  });

  test('counts blank lines as lines of the file, and says nothing about them', () => {
    expect(verdicts(`\n${ACCEPTED}\r\n\r\n${ACCEPTED}`).map((line) => JSON.parse(line).line)).toEqual([2, 4]);
  });

  test('says of a log line without an event that it was skipped', () => {
    const log = (message: string) => `2026-03-02 08:00:01,500 INFO audit ${message}\n`;

    expect(verdicts(log(ACCEPTED) + log('queue drained') + log(ACCEPTED))).toEqual([
      expect.stringContaining('"line":1,"verdict":"accepted"'),
      '{"line":2,"verdict":"skipped"}',
      expect.stringContaining('"line":3,"verdict":"accepted"'),
    ]);
  });

  test('refuses bytes that are no UTF-8, and an event larger than the limit', () => {
    const file = join(folder, 'small.json');
    writeFileSync(file, '{"limits":{"maxEventBytes":1024}}');
    const latin = Buffer.from(ACCEPTED.replace('usr_0008', 'usr_é'), 'latin1');
    const large = JSON.stringify(anEvent({ metadata: { x: 'a'.repeat(1024) } }));

    expect(verdicts(Buffer.concat([latin, Buffer.from(`\n${large}`)]), '--config', file)).toEqual([
      '{"line":1,"verdict":"rejected","reason":"encoding","path":"","detail":"utf8"}',
      '{"line":2,"verdict":"rejected","reason":"too_large","path":"","detail":"bytes"}',
    ]);
  });

  test('follows the configuration', () => {
    const file = join(folder, 'clinic.json');
    writeFileSync(file, '{"tiers":{"services":{"sud":["Intake API"]}},"guard":{"rules":{"ssn":"redact"}}}');

    expect(verdicts(PHI, '--config', file)).toEqual([
      `{"line":1,"verdict":"accepted","event_id":"${ID}","tier":"sud","tier_basis":"service_name"}`,
    ]);
  });

  test('never prints a value of an event', () => {
    const { stdout, stderr } = runCli(['validate', '-'], { input: `${PHI}\n{"078-05-1120":\n` });

    expect(stdout + stderr).not.toContain('078');
  });
});

describe('validate', () => {
  const file = join(folder, 'mixed.jsonl');
  beforeAll(() => writeFileSync(file, [ACCEPTED, SCHEMA, SCHEMA, PHI].join('\n')));

  test('ends with 1 when something was rejected, and groups it by reason with the lines', () => {
    const { code, stdout } = runCli(['validate', file]);

    expect(code).toBe(1);
    expect(stdout).toContain('4 events read: 1 accepted (1 standard), 3 rejected');
    expect(stdout).toMatch(/schema +│ required +│ \/outcome\/error_type +│ +2 │ 2, 3 /);
    expect(stdout).toMatch(/phi +│ ssn +│ \/metadata\/note +│ +1 │ 4 /);
  });

  test('ends with 0 when everything is good, and when there is nothing', () => {
    expect(runCli(['validate', '-'], { input: ACCEPTED }).code).toBe(0);
    expect(runCli(['validate', '-'], { input: '' })).toMatchObject({
      code: 0,
      stdout: '0 events read: 0 accepted, 0 rejected\n',
    });
  });

  test('tells what it read of a damaged file, and ends with 2', () => {
    const whole = gzipSync(`${`${ACCEPTED}\n`.repeat(2000)}`);
    const cut = join(folder, 'cut.jsonl.gz');
    writeFileSync(cut, whole.subarray(0, whole.length - 9));

    const { code, stdout, stderr } = runCli(['validate', cut, '--json']);

    expect(code).toBe(2);
    expect(stdout.split('\n').length).toBeGreaterThan(1000);
    expect(stderr).toMatch(/^audit-lake: .*cut\.jsonl\.gz .*gzip/);
  });

  test.each([
    ['that does not exist', 'absent.jsonl', 'does not exist'],
    ['that is a folder', '.', 'is a folder'],
  ])('ends with 2 for a file %s', (_what, name, says) => {
    const { code, stdout, stderr } = runCli(['validate', name], { cwd: folder });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });

  test('makes no lake and leaves no file', () => {
    const before = readdirSync(folder);

    runCli(['validate', file], { cwd: folder });

    expect(readdirSync(folder)).toEqual(before);
  });
});
