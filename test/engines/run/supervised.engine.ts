import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { mustRun, runTool, stopSupervised, supervised } from './supervised';

const SUPERVISOR = join(__dirname, 'supervise.mjs');
/** Says its process id and that of a child of its own, and would go on for a minute. */
const LONG_FAMILY = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  console.log(process.pid, child.pid);
  setTimeout(() => {}, 60_000);
`;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function allGone(pids: readonly number[]): Promise<boolean> {
  for (let tries = 0; tries < 200 && pids.some(isRunning); tries += 1) await pause(50);
  return !pids.some(isRunning);
}

async function pidsSaid(output: NodeJS.ReadableStream | null): Promise<readonly number[]> {
  const [said] = output === null ? [''] : await once(output, 'data');
  return String(said).trim().split(' ').map(Number);
}

test('a supervised command ends with all that it started when it is told to', async () => {
  const child = supervised(process.execPath, ['-e', LONG_FAMILY], {}, 'pipe');
  const pids = await pidsSaid(child.stdout);
  expect(pids.every(isRunning)).toBe(true);

  await stopSupervised(child);

  expect(await allGone(pids)).toBe(true);
});

test('it ends when whoever started it is killed', async () => {
  const start = `
    const { spawn } = require('node:child_process');
    const args = [${JSON.stringify(SUPERVISOR)}, process.execPath, '-e', ${JSON.stringify(LONG_FAMILY)}];
    spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'] });
  `;
  const starter = spawn(process.execPath, ['-e', start], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pids = await pidsSaid(starter.stdout);
  expect(pids.every(isRunning)).toBe(true);

  starter.kill('SIGKILL');

  expect(await allGone(pids)).toBe(true);
});

test('a tool that fails is told with its code and its last words', async () => {
  const failing = [process.execPath, ['-e', 'console.error("no space left"); process.exit(3)']] as const;

  expect(await runTool(...failing)).toEqual({ code: 3, stdout: '', stderr: 'no space left\n' });
  await expect(mustRun(...failing)).rejects.toThrow(/ended with 3:\nno space left/);
  await expect(mustRun('no-such-tool-anywhere', [])).rejects.toThrow(/ended with 127:\n.*ENOENT/);
});
