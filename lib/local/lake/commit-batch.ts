import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Disk } from './disk';
import type { LakeFolders } from './folders';
import { ignoreMissing } from './list-keys';

/**
 * A batch becomes part of the lake in one step. Its files are written under `_work`, named by their keys, and
 * flushed; then one rename puts their folder into `_commit`: from here on it is stored. Moving each file to its
 * key can be broken off at any point and is finished by the next writer; before the rename nothing happened.
 */

/** A key as the name of one file, and back. */
export function outName(key: string): string {
  return encodeURIComponent(key);
}

export async function commitBatch(
  disk: Disk,
  folders: LakeFolders,
  out: string,
  batch: string,
): Promise<void> {
  const names = await readdir(out);
  const paths = names.map((name) => join(out, name));
  await disk.makeReadOnly(paths);
  await disk.sync([...paths, out]);
  const committed = join(folders.commit, batch);
  await disk.rename(out, committed);
  await disk.sync([folders.commit]);
  await moveToKeys(disk, folders, committed);
}

/** Finishes what an ended process had committed. */
export async function rollForward(disk: Disk, folders: LakeFolders): Promise<void> {
  for (const batch of await listCommitted(folders))
    await moveToKeys(disk, folders, join(folders.commit, batch));
}

export async function listCommitted(folders: LakeFolders): Promise<readonly string[]> {
  return (await readdir(folders.commit).catch(ignoreMissing)) ?? [];
}

async function moveToKeys(disk: Disk, { root, commit }: LakeFolders, committed: string): Promise<void> {
  const keys = (await readdir(committed)).map(decodeURIComponent).sort(byKind);
  const targets = new Set<string>();
  for (const key of keys) {
    const target = dirname(join(root, key));
    await disk.makeFolder(target);
    await disk.rename(join(committed, outName(key)), join(root, key));
    targets.add(target);
  }
  await disk.sync([...targets]);
  await disk.remove(committed);
  await disk.sync([commit]);
}

/** The index goes last, and what says that it is whole after it. */
function byKind(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(key: string): number {
  if (!key.startsWith('_index/')) return 0;
  return key.endsWith('.json') ? 2 : 1;
}
