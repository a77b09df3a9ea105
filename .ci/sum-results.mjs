/**
 * `node sum-results.mjs FOLDER RUN... STEP=STATUS...`: sums jest's results (`FOLDER/<run>.json`) and the other steps'
 * statuses into one last line, `N passed, N failed`, and exits with 1 unless all is well. Nothing that did not happen
 * counts as good: a run without a result, a suite that did not start, a run in which nothing passed, a step that failed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...rest] = process.argv.slice(2);
const runs = rest.filter((word) => !word.includes('='));
const statuses = new Map(rest.filter((word) => word.includes('=')).map((word) => word.split('=')));
const said = [];

/** @returns tests that passed and failed in a run of jest */
function countRun(name) {
  const status = statuses.get(name) ?? 'no status';
  let result;
  try {
    result = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  } catch {
    said.push(`${name}: there is no result (ended with ${status})`);
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = result;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  said.push(
    `${name}: ${passed} passed, ${numFailedTests} failed, ${numRuntimeErrorTestSuites} suites did not start, ${numPendingTests} skipped`,
  );
  if (failed > 0 || (passed > 0 && result.success && status === '0')) return { passed, failed };
  said.push(`${name}: no test failed, and yet it is not well (ended with ${status})`);
  return { passed, failed: 1 };
}

const counts = runs.map(countRun);
const broken = [...statuses].filter(([name, status]) => !runs.includes(name) && status !== '0');
for (const [name, status] of broken) said.push(`${name}: ended with ${status}`);

const passed = counts.reduce((sum, one) => sum + one.passed, 0);
const failed = counts.reduce((sum, one) => sum + one.failed, broken.length);
process.stdout.write(`${[...said, `${passed} passed, ${failed} failed`].join('\n')}\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
