import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CI = resolve('.ci');

/** A result as jest writes it, as far as it is counted. */
const aResult = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    success: true,
    numPassedTests: 3,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numPendingTests: 0,
    ...changes,
  });
const GOOD = aResult();

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-lake-ci-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function sum(results: Readonly<Record<string, string>>, steps: readonly string[]) {
  for (const [name, text] of Object.entries(results)) writeFileSync(join(folder, `${name}.json`), text);
  const args = [join(CI, 'sum-results.mjs'), folder, 'tests', 'engines', ...steps];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { last: stdout.trimEnd().split('\n').at(-1), status, stdout };
}

const WELL = ['lint=0', 'tests=0', 'engines=0'] as const;

describe("the last line of CI's output", () => {
  test('sums the tests of both runs where all is well', () => {
    const engines = aResult({ numPassedTests: 4 });

    expect(sum({ tests: GOOD, engines }, WELL)).toMatchObject({ last: '7 passed, 0 failed', status: 0 });
  });

  test.each([
    ['a failed test', aResult({ success: false, numFailedTests: 2 }), 'engines=1', '6 passed, 2 failed'],
    [
      'suites that did not start',
      aResult({ success: false, numRuntimeErrorTestSuites: 2 }),
      'engines=1',
      '6 passed, 2 failed',
    ],
    ['a run that was broken off', aResult({ success: false }), 'engines=1', '6 passed, 1 failed'],
    ['a run that ended badly after its tests', GOOD, 'engines=137', '6 passed, 1 failed'],
    ['a run of no test', aResult({ numPassedTests: 0 }), 'engines=0', '3 passed, 1 failed'],
    ['half a result', GOOD.slice(0, 20), 'engines=0', '3 passed, 1 failed'],
  ])('counts %s as failed', (_, engines, status, last) => {
    expect(sum({ tests: GOOD, engines }, ['tests=0', status])).toMatchObject({ last, status: 1 });
  });

  test('counts a run without a result as failed, and names it', () => {
    const { last, status, stdout } = sum({ tests: GOOD }, WELL);

    expect({ last, status }).toEqual({ last: '3 passed, 1 failed', status: 1 });
    expect(stdout).toContain('engines: there is no result (ended with 0)');
  });

  test('counts a step without tests that failed, and names it', () => {
    const { last, status, stdout } = sum({ tests: GOOD, engines: GOOD }, [...WELL, 'types=2', 'checkout=1']);

    expect({ last, status }).toEqual({ last: '6 passed, 2 failed', status: 1 });
    expect(stdout).toContain('types: ended with 2\ncheckout: ended with 1');
  });
});

test("CI runs the README's commands: its test command, and what contributors have for the engines", () => {
  const readme = readFileSync('README.md', 'utf8');
  const [, commands = ''] = /^(npm ci && npm test)$/m.exec(readme) ?? [];
  const documented = [...commands.split(' && '), 'npm run test:engines'];

  const run = readFileSync(join(CI, 'run'), 'utf8');

  expect(commands).not.toBe('');
  expect(readme).toContain('`npm run test:engines`');
  for (const command of documented)
    expect(run).toMatch(new RegExp(`^step \\w+ (within \\d+ )?${command}( |$)`, 'm'));
});
