import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const SUPERVISOR = join(__dirname, 'supervise.mjs');
const TOLD_LINES = 30;

export interface RunOptions {
  readonly cwd?: string;
  /** Beside this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Leaves the machine to others where it can. */
  readonly nicely?: boolean;
}

export interface ToolRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that ends when this process does, at the latest. Its output is to be read or sent on by the caller. */
export function supervised(
  command: string,
  args: readonly string[],
  { cwd, env, nicely = false }: RunOptions,
  output: 'pipe' | number,
): ChildProcess {
  const line = nicely ? ['nice', '-n', '10', command, ...args] : [command, ...args];
  return spawn(process.execPath, [SUPERVISOR, ...line], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', output, output],
  });
}

/** Asks for the end of a supervised command and waits for it. */
export async function stopSupervised(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}

/** Runs a tool to its end, whatever it ends with. */
export async function runTool(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ToolRun> {
  const child = supervised(command, args, options, 'pipe');
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, stdout: stdout(), stderr: stderr() };
}

/** The same where only a good end will do. @throws with the last lines of what the tool said */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ToolRun> {
  const run = await runTool(command, args, options);
  if (run.code === 0) return run;
  const said = lastLines(`${run.stdout}\n${run.stderr}`);
  throw new Error(`${[command, ...args].join(' ')} ended with ${run.code}:\n${said}`);
}

export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-TOLD_LINES).join('\n');
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
