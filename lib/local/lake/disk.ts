import { appendFileSync, closeSync, openSync, writevSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export type DiskOperation = 'folder' | 'append' | 'write' | 'copy' | 'sync' | 'rename' | 'remove';

/** Called before each change of the disk: a test makes it end the process, or throw what a full disk throws. */
export type DiskStep = (operation: DiskOperation, path: string) => void;

/** Every change that the lake makes to its folder goes through here, except what DuckDB writes (a `copy`). */
export interface Disk {
  readonly step: DiskStep;
  /** Makes a folder and its missing parents, readable by the owner alone, and durable. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Appends to a staged file: at once, not durable. */
  readonly append: (path: string, data: string | readonly Uint8Array[]) => void;
  readonly write: (path: string, data: string | Uint8Array) => Promise<void>;
  /** Flushes files and folders to the disk itself. */
  readonly sync: (paths: readonly string[]) => Promise<void>;
  readonly makeReadOnly: (paths: readonly string[]) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

const OWNER_ONLY = 0o700;
const READ_ONLY = 0o444;

export function openDisk(step: DiskStep = () => {}): Disk {
  const made = new Set<string>();

  async function sync(paths: readonly string[]): Promise<void> {
    await Promise.all(
      paths.map(async (path) => {
        step('sync', path);
        const handle = await open(path, 'r');
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }),
    );
  }

  return {
    step,
    sync,
    async makeFolder(path) {
      if (made.has(path)) return;
      step('folder', path);
      const first = await makeMissing(path);
      // A new folder is durable once its parent is.
      if (first !== undefined) await sync(parentsDownTo(path, first));
      made.add(path);
    },
    append(path, data) {
      step('append', path);
      if (typeof data === 'string') appendFileSync(path, data);
      else appendAll(path, data);
    },
    async write(path, data) {
      step('write', path);
      await writeFile(path, data);
    },
    async makeReadOnly(paths) {
      await Promise.all(paths.map((path) => chmod(path, READ_ONLY)));
    },
    async rename(from, to) {
      step('rename', to);
      await rename(from, to);
    },
    async remove(path) {
      step('remove', path);
      await rm(path, { recursive: true, force: true });
    },
  };
}

/**
 * The first folder that had to be made. Not by Node's own `recursive`, which never comes back from a parent that
 * is there and takes no folders (below /proc, a server that is gone).
 */
async function makeMissing(path: string): Promise<string | undefined> {
  const made = await makeOne(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(path) === path) throw error;
    return undefined;
  });
  if (made !== undefined) return made ? path : undefined;
  const first = await makeMissing(dirname(path));
  await makeOne(path);
  return first ?? path;
}

/** False when it was there. */
async function makeOne(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: OWNER_ONLY });
    return true;
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (isThere && (await stat(path).catch(() => undefined))?.isDirectory() === true) return false;
    throw error;
  }
}

/** The parents of `path` and of every folder above it down to the first that was made. */
function parentsDownTo(path: string, first: string): string[] {
  const parent = dirname(path);
  return path === first || parent === path ? [parent] : [parent, ...parentsDownTo(parent, first)];
}

/** The system takes only so many pieces in one call, and may take fewer bytes than it was given. */
const PIECES_AT_ONCE = 1024;

function appendAll(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'a', 0o600);
  try {
    for (let at = 0; at < pieces.length; at += PIECES_AT_ONCE) {
      let rest = pieces.slice(at, at + PIECES_AT_ONCE);
      while (rest.length > 0) rest = after(rest, writevSync(file, rest));
    }
  } finally {
    closeSync(file);
  }
}

function after(pieces: readonly Uint8Array[], written: number): Uint8Array[] {
  let skip = written;
  const rest: Uint8Array[] = [];
  for (const piece of pieces) {
    if (skip < piece.length) rest.push(piece.subarray(skip));
    skip = Math.max(0, skip - piece.length);
  }
  return rest;
}
