import { dirname, join } from 'node:path';
import type { IngestRules } from '../../core/ingest';
import { oversizeKey } from '../../core/layout';
import type { TierName } from '../../core/tiers';
import type { SourceRecord } from '../source/read-source';
import type { IngestCounts } from './ingest-counts';
import { type IngestOptions, ingestRecords } from './ingest-records';
import { judgeQuarantine } from './quarantine';
import { lineOf } from './quarantine-content';
import { readQuarantine, readRecords } from './read-quarantine';
import type { Writer } from './writer';

export interface ReplayCounts extends IngestCounts {
  /** Lines taken out of the quarantine, because the vault holds them now. */
  readonly removed: number;
  /** Lines asked for that stay. */
  readonly kept: number;
}

export interface ReplayOptions extends IngestOptions {
  readonly tier?: TierName | undefined;
  /** Which lines to submit again, by id. @default all */
  readonly select?: ((id: string) => boolean) | undefined;
}

/**
 * Submits quarantined lines again as if they came in now. Only then are the lines that the vault holds, byte
 * for byte, taken out: ended in between, a line is in both places and the next replay takes it out.
 */
export async function replayQuarantine(
  writer: Writer,
  rules: IngestRules,
  options: ReplayOptions,
): Promise<ReplayCounts> {
  const tooLarge = { count: 0 };
  const counts = await ingestRecords(writer, rules, resubmitted(writer, rules, options, tooLarge), options);
  const { asked, stored } = await findStored(writer, rules, options);
  let removed = 0;
  for (const [key, ids] of stored) removed += await takeOut(writer, key, ids);
  return {
    ...counts,
    read: counts.read + tooLarge.count,
    rejected: counts.rejected + tooLarge.count,
    by_reason: { ...counts.by_reason, too_large: counts.by_reason.too_large + tooLarge.count },
    removed,
    kept: asked - removed,
  };
}

/** The lines asked for, as a source gives them. What is still too large for an event is only counted. */
async function* resubmitted(
  { folders }: Writer,
  rules: IngestRules,
  { tier, select }: ReplayOptions,
  tooLarge: { count: number },
): AsyncGenerator<readonly SourceRecord[]> {
  let line = 0;
  for await (const { id, record, tier: home } of readQuarantine(folders, tier)) {
    line += 1;
    if (record === undefined || select?.(id) === false) continue;
    const raw = await lineOf(folders, home, record, rules.maxEventBytes);
    if (typeof raw === 'number') tooLarge.count += 1;
    else yield [{ kind: 'event', line, raw }];
  }
}

/** Ids of the lines that the vault holds, by the file that they are quarantined in. */
async function findStored(
  { folders }: Writer,
  rules: IngestRules,
  { tier, select, receivedAt }: ReplayOptions,
): Promise<{ readonly asked: number; readonly stored: ReadonlyMap<string, Set<string>> }> {
  const stored = new Map<string, Set<string>>();
  let asked = 0;
  const judgements = judgeQuarantine(folders, rules, readQuarantine(folders, tier), receivedAt());
  for await (const judged of judgements) {
    for (const { key, entry, isStored } of judged) {
      if (select?.(entry.id) === false) continue;
      asked += 1;
      if (!isStored) continue;
      const ids = stored.get(key) ?? new Set();
      stored.set(key, ids.add(entry.id));
    }
  }
  return { asked, stored };
}

/** Replaces a file of the quarantine by one without these lines; returns how many they were. */
async function takeOut({ disk, folders }: Writer, key: string, ids: ReadonlySet<string>): Promise<number> {
  const path = join(folders.root, key);
  const draft = join(folders.work, 'quarantine-draft.jsonl');
  await disk.write(draft, '');
  let taken = 0;
  let kept = 0;
  const oversize: string[] = [];
  for await (const { text, id, record, tier } of readRecords(folders, key)) {
    if (ids.has(id)) {
      taken += 1;
      if (record?.oversize !== undefined) oversize.push(oversizeKey(tier, record.oversize));
      continue;
    }
    kept += 1;
    disk.append(draft, `${text}\n`);
  }
  if (kept === 0) {
    await disk.remove(path);
    await disk.remove(draft);
  } else {
    await disk.makeReadOnly([draft]);
    await disk.sync([draft]);
    await disk.rename(draft, path);
  }
  for (const bin of oversize) await disk.remove(join(folders.root, bin));
  await disk.sync([dirname(path)]);
  return taken;
}
