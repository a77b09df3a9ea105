import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('generate', () => {
  test('writes as many lines as asked for, and the same for the same seed', () => {
    const first = runCli(['generate', '--events', '2500', '--seed', '7']);
    const again = runCli(['generate', '-n', '2,500', '--seed', '7']);
    const other = runCli(['generate', '--events', '2_500', '--seed', '8']);

    expect(first.code).toBe(0);
    expect(first.stdout.split('\n')).toHaveLength(2501);
    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });

  test('writes the same to a file, and says so', () => {
    const file = join(folder, 'events.jsonl');

    const { code, stdout } = runCli(['generate', '--events', '300', '--out', file, '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ events: 300, seed: 1, out: file });
    expect(readFileSync(file, 'utf8')).toBe(runCli(['generate', '--events', '300']).stdout);
  });

  test('writes lines that are no JSON only when asked for damage', () => {
    const broken = (text: string) =>
      text
        .split('\n')
        .slice(0, -1)
        .filter((line) => !isJson(line)).length;

    expect(broken(runCli(['generate', '--events', '5k']).stdout)).toBe(0);
    expect(broken(runCli(['generate', '--events', '5k', '--damaged']).stdout)).toBeGreaterThan(0);
  });
});

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
