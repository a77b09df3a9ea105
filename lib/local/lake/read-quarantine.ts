import { join } from 'node:path';
import type { TierName } from '../../core/tiers';
import type { LakeFolders } from './folders';
import { linesOf } from './lines-of';
import { listQuarantine, quarantineTier } from './list-keys';
import { contentId, parseRecord, type QuarantineRecord, splitObjects } from './quarantine-record';

/** One record of the quarantine, with the exact text that holds it. */
export interface QuarantinedRecord {
  readonly key: string;
  readonly tier: TierName;
  readonly text: string;
  /** SHA-256 of the refused bytes; of the text itself where it can't be read as a record. */
  readonly id: string;
  readonly record: QuarantineRecord | undefined;
}

/** Everything in the quarantine, one record at a time. */
export async function* readQuarantine(
  folders: LakeFolders,
  tier?: TierName,
): AsyncGenerator<QuarantinedRecord> {
  for await (const file of listQuarantine(folders)) {
    if (tier === undefined || file.tier === tier) yield* readRecords(folders, file.key);
  }
}

export async function* readRecords(folders: LakeFolders, key: string): AsyncGenerator<QuarantinedRecord> {
  const tier = quarantineTier(key);
  for await (const line of linesOf(join(folders.root, key))) {
    if (line.trim() === '') continue;
    for (const text of splitObjects(line)) {
      const record = parseRecord(text);
      yield { key, tier, text, id: record?.oversize ?? contentId(record?.raw ?? text), record };
    }
  }
}
