import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Something that `npm run test:engines` installs by itself, once for each version. */
export interface Installation {
  readonly engine: string;
  /** What was asked for, to the digit: another one is another folder. */
  readonly version: string;
  /** Everything else that decides what is installed, for example a file of pinned dependencies. */
  readonly madeFrom?: readonly string[];
  /** Fills an empty folder, which is moved afterwards: nothing in it may hold its own path. */
  readonly install: (folder: string) => Promise<void>;
}

/**
 * Where engines are kept: outside the checkout, so that a clean one starts warm.
 * `AUDIT_LAKE_ENGINES_CACHE` says otherwise.
 */
export function enginesCache(): string {
  const { AUDIT_LAKE_ENGINES_CACHE: chosen, XDG_CACHE_HOME: caches } = process.env;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  const home = caches !== undefined && caches !== '' ? caches : join(homedir(), '.cache');
  return join(home, 'bh-data-lake-reference', 'engines');
}

/**
 * The folder of an engine, installed now if it is not there. It is filled under another name and renamed when it is
 * whole: an interrupted installation leaves nothing that looks finished, and the next one begins again with what
 * the package managers have kept of their downloads.
 */
export async function installed({ engine, version, madeFrom = [], install }: Installation): Promise<string> {
  const cache = enginesCache();
  const name = `${engine}-${version}${madeFrom.length > 0 ? `-${digest(madeFrom)}` : ''}`;
  const folder = join(cache, name);
  if (await isThere(folder)) return folder;
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const draft = join(cache, `${name}.${process.pid}.part`);
  const began = Date.now();
  process.stderr.write(`installing ${engine} ${version} into ${cache}\n`);
  try {
    await mkdir(draft);
    await install(draft);
    await rename(draft, folder).catch(async (error: unknown) => {
      if (!(await isThere(folder))) throw error; // another run was faster: it made the same
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  process.stderr.write(`installed ${engine} ${version} in ${Math.round((Date.now() - began) / 1000)} s\n`);
  return folder;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Drafts whose process has ended. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const [, pid] = /\.(\d+)\.part$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(join(cache, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 8);
}
