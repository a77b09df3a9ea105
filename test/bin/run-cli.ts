import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What `npx audit-lake` runs; jest builds it once before all tests. */
export const CLI = join(__dirname, '../../dist/audit-lake.mjs');

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command line to its end. Every run, good or bad, must end without a stack trace. */
export function runCli(args: readonly string[], { input = '', cwd, env = {} }: CliOptions = {}): CliRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    input,
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
    maxBuffer: 1 << 28,
  });
  expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
  expect(stderr).not.toContain('internal error');
  return { code: status, stdout, stderr };
}

export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
