import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LakeFolders } from './folders';
import { LakeError } from './lake-error';
import { ignoreMissing } from './list-keys';

/**
 * A lake has the folder of its events, of what was refused, or of its writer; an empty folder is a lake without
 * events. A folder of other things is a slip of the finger, and is not to be told as one.
 *
 * @throws LakeError 'missing' or 'not_a_folder'
 */
export async function mustBeLake({ root, vault, quarantine, work }: LakeFolders): Promise<void> {
  const names = await readdir(root).catch(ignoreMissing);
  const parts = [vault, quarantine, work].map((path) => basename(path));
  if (names?.length === 0 || names?.some((name) => parts.includes(name)) === true) return;
  throw new LakeError(
    'missing',
    `There is no lake at ${root}. Make one with ingest or demo, or name another with --lake.`,
  );
}
