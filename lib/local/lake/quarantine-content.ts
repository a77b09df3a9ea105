import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { oversizeKey } from '../../core/layout';
import type { TierName } from '../../core/tiers';
import type { LakeFolders } from './folders';
import { ignoreMissing } from './list-keys';
import type { QuarantineRecord } from './quarantine-record';
import type { QuarantinedRecord } from './read-quarantine';

const NEWLINE = 10;

/**
 * The line that a record holds, without its end (a stream of the cloud may keep it); the number of its bytes
 * where they are more than `maxBytes`, or the file that should hold them is gone.
 */
export async function lineOf(
  folders: LakeFolders,
  tier: TierName,
  record: QuarantineRecord,
  maxBytes: number,
): Promise<Uint8Array | number> {
  if (record.oversize === undefined) {
    return record.raw.at(-1) === NEWLINE ? record.raw.subarray(0, -1) : record.raw;
  }
  const path = join(folders.root, oversizeKey(tier, record.oversize));
  const found = await stat(path).catch(ignoreMissing);
  if (found === undefined) return 0;
  return found.size > maxBytes ? found.size : await readFile(path);
}

/** The refused bytes as they are kept; of a record that can't be read, its own text. */
export async function* contentOf(
  folders: LakeFolders,
  { record, tier, text }: QuarantinedRecord,
): AsyncGenerator<Uint8Array> {
  if (record === undefined) yield Buffer.from(text);
  else if (record.oversize === undefined) yield record.raw;
  else
    yield* createReadStream(join(folders.root, oversizeKey(tier, record.oversize))) as AsyncIterable<Buffer>;
}
