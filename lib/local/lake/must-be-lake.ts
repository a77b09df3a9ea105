import { stat } from 'node:fs/promises';
import type { LakeFolders } from './folders';
import { LakeError } from './lake-error';
import { ignoreMissing } from './list-keys';

/** @throws LakeError 'missing' or 'not_a_folder' */
export async function mustBeLake({ root }: LakeFolders): Promise<void> {
  const found = await stat(root).catch(ignoreMissing);
  if (found === undefined) {
    throw new LakeError(
      'missing',
      `There is no lake at ${root}. Make one with ingest or demo, or name another with --lake.`,
    );
  }
  if (!found.isDirectory())
    throw new LakeError('not_a_folder', `${root} is a file. Name the folder of a lake.`);
}
