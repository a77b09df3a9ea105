import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { DuckDBInstance } from '@duckdb/node-api';
import { LakeError } from './lake-error';

export interface WriterLock {
  readonly release: () => void;
}

export interface LockOptions {
  /** How long to wait for another writer, milliseconds. */
  readonly waitMs: number;
  /** Told once, when the wait is long enough to be noticed. */
  readonly onWait?: ((holder: string) => void) | undefined;
}

const RETRY_MS = 100;
const SAY_SO_AFTER_MS = 2_000;

/** What file systems without hard links answer. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** The system's lock is per process, so a second writer inside this one is kept out here. */
const held = new Set<string>();

/**
 * Takes the one writer's lock of a lake: a database file that DuckDB holds open for writing, so the lock ends
 * with the process, however it ends (Node has no file locks of its own). No other code may open that file:
 * closing it anywhere in the process would give the lock away.
 *
 * @throws LakeError 'locked' when another writer is still there after `waitMs`
 */
export async function lockForWriting(work: string, options: LockOptions): Promise<WriterLock> {
  const path = join(work, 'writer.duckdb');
  const start = Date.now();
  let told = false;
  for (;;) {
    const attempt = await tryLock(work, path);
    if ('release' in attempt) return attempt;
    const waited = Date.now() - start;
    if (waited >= options.waitMs) {
      throw new LakeError(
        'locked',
        `Another writer (${attempt.holder}) is at work on this lake, and still was after ${Math.round(waited / 1000)} s. Nothing was changed; run the same again when it has ended.`,
      );
    }
    if (!told && waited >= SAY_SO_AFTER_MS) {
      told = true;
      options.onWait?.(attempt.holder);
    }
    await pause(Math.min(RETRY_MS, options.waitMs));
  }
}

async function tryLock(work: string, path: string): Promise<WriterLock | { readonly holder: string }> {
  if (held.has(path)) return { holder: 'this process' };
  held.add(path);
  try {
    await makeOnce(work, path);
    const instance = await DuckDBInstance.create(path, { threads: '1' });
    return {
      release() {
        instance.closeSync();
        held.delete(path);
      },
    };
  } catch (error) {
    held.delete(path);
    const text = isNativeError(error) ? error.message : '';
    if (!/could not set lock/i.test(text)) throw error;
    return { holder: `process ${/PID (\d+)/.exec(text)?.[1] ?? 'unknown'}` };
  }
}

/** Made whole under another name first: a process that ends while making it leaves no half lock behind. */
async function makeOnce(work: string, path: string): Promise<void> {
  if (existsSync(path)) return;
  const draft = join(work, `writer-${randomUUID()}.duckdb`);
  (await DuckDBInstance.create(draft, { threads: '1' })).closeSync();
  try {
    await link(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (!NO_LINKS.has(code ?? '')) throw error;
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
