import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { oversizeKey } from '../../core/layout';
import type { TierName } from '../../core/tiers';
import type { Batch, StagedPartition } from './batch';
import { commitBatch, outName } from './commit-batch';
import { type Covered, coverage, writePart } from './content-index';
import { keepNewRefusals } from './keep-new-refusals';
import { resolveDoubles } from './resolve-doubles';
import { ROW_NAMES, readLines, readRows, sqlText } from './row-sql';
import type { Writer } from './writer';

export interface Flushed {
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly byTier: ReadonlyMap<TierName, number>;
}

/**
 * How much a reader can skip inside a file, and what the writer holds in memory. Rows keep the order of arrival:
 * sorting a day by patient would hold all of it, and is what compaction is for.
 */
const PARQUET =
  "format parquet, compression zstd, compression_level 1, row_group_size 10240, row_group_size_bytes '8MB', use_tmp_file false";

/** Writes a batch's files and commits them. Until the commit nothing of it is in the lake. */
export async function flushBatch(writer: Writer, batch: Batch): Promise<Flushed> {
  const { disk, engine, folders, events, refused } = writer;
  batch.drain();
  const out = join(batch.folder, 'out');
  await disk.makeFolder(out);

  const doubles = await resolveDoubles({ engine, disk, root: folders.root }, events, batch, (conflict) =>
    batch.refuse(conflict.tier, {
      reason: 'conflict',
      path: '/event_id',
      detail: 'other_bytes',
      receivedAt: conflict.receivedAt,
      raw: Buffer.from(conflict.raw),
    }),
  );
  batch.drain();
  const kept = batch.partitions().map((partition, ordinal) => ({
    partition,
    ordinal,
    rows: partition.lines - (doubles.dropped.get(ordinal) ?? 0),
  }));
  const toWrite = kept.filter(({ rows }) => rows > 0);
  // One after the other: DuckDB keeps up with the reading of the next batch, and holds one row group at a time.
  for (const { partition, rows } of toWrite) {
    const path = join(out, outName(partition.key));
    disk.step('copy', path);
    await engine.run(copyRows(partition, path, rows < partition.lines));
  }
  if (toWrite.length > 0) {
    const covered = toWrite.map(({ partition }) => ({ key: partition.key, bytes: 0 }));
    const files = toWrite.map(({ partition, ordinal }) => ({ p: ordinal, file: partition.key }));
    await writeLines(writer, join(batch.folder, 'files.ndjson'), files);
    await indexFiles(
      writer,
      batch,
      out,
      'events',
      covered,
      `
      select h, file from ids join ${readLines(join(batch.folder, 'files.ndjson'), FILE_COLUMNS, 0)} using (p)
       where id not in (select id from dropped)`,
    );
  }
  const newRefusals = await flushRefusals(writer, batch, out);
  if (toWrite.length > 0 || newRefusals) await commitBatch(disk, folders, out, batch.part);
  if (toWrite.length > 0) events.added(batch.part);
  if (newRefusals) refused.added(batch.part);
  await disk.remove(batch.folder);

  const byTier = new Map<TierName, number>();
  for (const { partition, rows } of kept) {
    byTier.set(partition.tier, (byTier.get(partition.tier) ?? 0) + rows);
  }
  const accepted = kept.reduce((sum, { rows }) => sum + rows, 0);
  return { accepted, duplicates: doubles.duplicates, conflicts: doubles.conflicts, byTier };
}

const FILE_COLUMNS = [
  { name: 'p', type: 'INTEGER' },
  { name: 'file', type: 'VARCHAR' },
];

function copyRows(partition: StagedPartition, path: string, someDropped: boolean): string {
  const where = someDropped ? 'where event_id not in (select id from dropped)' : '';
  return `copy (select ${ROW_NAMES} from ${readRows(partition.path, partition.longest)} ${where})
    to ${sqlText(path)} (${PARQUET})`;
}

/** Whether there is anything that the quarantine does not hold yet. */
async function flushRefusals(writer: Writer, batch: Batch, out: string): Promise<boolean> {
  const { disk } = writer;
  const kept = await keepNewRefusals(writer, batch, out);
  for (const { id, tier, spooled } of batch.oversize) {
    if (kept.ids.has(id)) await disk.rename(spooled, join(out, outName(oversizeKey(tier, id))));
    else await disk.remove(spooled);
  }
  if (kept.files.length === 0) return false;
  const covered = await Promise.all(
    kept.files.map(async (key) => ({ key, bytes: (await stat(join(out, outName(key)))).size })),
  );
  await indexFiles(writer, batch, out, 'refused', covered, 'select h, file from refusals where is_new');
  return true;
}

async function indexFiles(
  { disk, engine }: Writer,
  batch: Batch,
  out: string,
  kind: 'events' | 'refused',
  covered: readonly Covered[],
  select: string,
): Promise<void> {
  const key = `_index/${kind}/${batch.part}`;
  await writePart(disk, engine, join(out, outName(`${key}.parquet`)), select);
  await disk.write(join(out, outName(`${key}.json`)), coverage(covered));
}

async function writeLines({ disk }: Writer, path: string, rows: readonly object[]): Promise<void> {
  await disk.write(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
