import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, stopSupervised, supervised } from './supervised';

export interface ServerPlan {
  readonly name: string;
  /** @param folder a fresh one, gone when the server stops */
  readonly start: (folder: string) => Promise<ServerStart>;
  readonly patienceMs: number;
}

export interface ServerStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** http://127.0.0.1:port */
  readonly address: string;
  /** Whether it answers questions. May throw while it does not listen. */
  readonly isReady: () => Promise<boolean>;
}

export interface RunningServer {
  readonly address: string;
  readonly folder: string;
  /** What the server has written so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

const LOOK_AGAIN_MS = 100;

/** Starts a server of its own folder and waits until it is ready. @throws with the end of its log */
export async function startServer({ name, start, patienceMs }: ServerPlan): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), `audit-lake-${name}-`));
  const logFile = join(folder, 'server.log');
  const log = (): string => readFileSync(logFile, 'utf8');
  let child: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (child !== undefined) await stopSupervised(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { command, args, env = {}, address, isReady } = await start(folder);
    const output = openSync(logFile, 'w');
    child = supervised(command, args, { cwd: folder, env }, output);
    closeSync(output);
    for (const began = Date.now(); !(await isReady().catch(() => false)); await pause(LOOK_AGAIN_MS)) {
      const hasEnded = child.exitCode !== null;
      if (!hasEnded && Date.now() - began <= patienceMs) continue;
      const what = hasEnded ? 'ended at once' : `was not ready after ${patienceMs / 1000} s`;
      throw new Error(`${name} ${what}:\n${lastLines(log())}`);
    }
    return { address, folder, log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
