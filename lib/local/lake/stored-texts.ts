import { join } from 'node:path';
import type { Engine } from './engine';
import type { LakeFolders } from './folders';
import { listVault } from './list-keys';
import { sqlList } from './row-sql';

export interface StoredText {
  /** SHA-256 of raw_event. */
  readonly digest: string;
}

const FILES_AT_ONCE = 500;

/** What the vault holds under these event ids. Needs no index and no lock. */
export async function findStoredTexts(
  engine: Engine,
  folders: LakeFolders,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredText>> {
  const stored = new Map<string, StoredText>();
  if (ids.length === 0) return stored;
  await engine.run(`create or replace table wanted as select distinct unnest(${sqlList(ids)}) as id`);
  let files: string[] = [];
  const look = async (): Promise<void> => {
    if (files.length === 0) return;
    const rows = await engine.rows(
      `select event_id, min(sha256(raw_event)) as digest from read_parquet(${sqlList(files)}, hive_partitioning = false)
        where event_id in (select id from wanted) group by event_id`,
    );
    for (const { event_id, digest } of rows) stored.set(String(event_id), { digest: String(digest) });
    files = [];
  };
  for await (const { key } of listVault(folders)) {
    files.push(join(folders.root, key));
    if (files.length === FILES_AT_ONCE) await look();
  }
  await look();
  return stored;
}
