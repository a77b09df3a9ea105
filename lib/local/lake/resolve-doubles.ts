import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TierName } from '../../core/tiers';
import type { Batch, StagedFile } from './batch';
import type { ContentIndex } from './content-index';
import type { Disk } from './disk';
import type { Engine } from './engine';
import { ORIGINAL, readLines, readRows, sqlList } from './row-sql';

/** What a batch holds that is already known. Ids in table `dropped` are not to be written again. */
export interface Doubles {
  readonly duplicates: number;
  readonly conflicts: number;
  /** Rows of each partition, by ordinal, whose id the lake holds. */
  readonly dropped: ReadonlyMap<number, number>;
}

/** A row whose id is known with another text, to be kept in the quarantine. */
export interface Conflict {
  readonly tier: TierName;
  readonly receivedAt: number;
  readonly raw: string;
}

/**
 * Finds rows whose event_id the lake or an earlier row of the batch holds, and compares texts: the first text
 * stays (the lake's before the batch's), an equal one is a duplicate, any other a conflict.
 * Ids are looked up by 64 bits of their MD5 and then compared themselves; texts by their SHA-256.
 */
export async function resolveDoubles(
  { engine, disk, root }: { readonly engine: Engine; readonly disk: Disk; readonly root: string },
  index: ContentIndex,
  batch: Batch,
  onConflict: (conflict: Conflict) => void,
): Promise<Doubles> {
  await stageIds(engine, disk, batch);
  await keepersOfLake(engine, root, index);
  const known = await engine.rows(
    'select p, count(*)::int as n from ids where id in (select id from dropped) group by p',
  );
  const dropped = new Map(known.map(({ p, n }) => [Number(p), Number(n)]));
  const partitions = batch.partitions();
  if (batch.repeats.lines > 0) await keepersOfBatch(engine, batch);

  const contested: readonly (readonly [StagedFile, string])[] = [
    ...[...dropped.keys()]
      .flatMap((ordinal) => partitions[ordinal] ?? [])
      .map((file) => [file, 'dropped'] as const),
    ...(batch.repeats.lines > 0 ? [[batch.repeats, 'keepers'] as const] : []),
  ];
  let duplicates = 0;
  let conflicts = 0;
  for (const [file, keepers] of contested) {
    const result = await engine.connection.stream(
      `select tier, epoch_ms(received_at)::double as received_at,
              case when sha256(raw_event) = digest then null else coalesce(${ORIGINAL}, raw_event) end as raw
         from ${readRows(file.path, file.longest)} join ${keepers} on event_id = id`,
    );
    for await (const rows of result.yieldRows()) {
      for (const [tier, receivedAt, raw] of rows) {
        if (raw === null) {
          duplicates += 1;
          continue;
        }
        conflicts += 1;
        onConflict({ tier: String(tier) as TierName, receivedAt: Number(receivedAt), raw: String(raw) });
      }
    }
  }
  return { duplicates, conflicts, dropped };
}

/** Table `ids` (id, p, h): every id of the batch and the ordinal of its partition. */
async function stageIds(engine: Engine, disk: Disk, batch: Batch): Promise<void> {
  const path = join(batch.folder, 'ids.ndjson');
  let text = '';
  let longest = 0;
  disk.append(path, '');
  for (const [id, p] of batch.ids) {
    const line = `{"id":${JSON.stringify(id)},"p":${p}}\n`;
    longest = Math.max(longest, line.length * 3);
    text += line;
    if (text.length < 1_000_000) continue;
    disk.append(path, text);
    text = '';
  }
  disk.append(path, text);
  const columns = [
    { name: 'id', type: 'VARCHAR' },
    { name: 'p', type: 'INTEGER' },
  ];
  await engine.run(
    `create or replace table ids as
       select id, p, md5_number_lower(id) as h from ${readLines(path, columns, longest)}`,
  );
}

/** Table `dropped` (id, digest): the ids that the lake holds, with the digest of the text it holds. */
async function keepersOfLake(engine: Engine, root: string, index: ContentIndex): Promise<void> {
  await engine.run('create or replace table dropped (id varchar, digest varchar)');
  const source = index.source();
  if (source === undefined) return;
  await engine.run(
    `create or replace table matched as
       select ids.id, known.file from ${source} as known join ids on known.h = ids.h`,
  );
  const files = (await engine.rows('select distinct file from matched'))
    .map(({ file }) => join(root, String(file)))
    .filter((file) => existsSync(file));
  if (files.length === 0) return;
  await engine.run(
    `insert into dropped
       select event_id, min(sha256(raw_event)) from read_parquet(${sqlList(files)}, hive_partitioning = false)
        where event_id in (select id from matched) group by event_id`,
  );
}

/** Table `keepers` (id, digest): for ids repeated in the batch, the text that the first of them has or meets. */
async function keepersOfBatch(engine: Engine, batch: Batch): Promise<void> {
  const { repeats } = batch;
  await engine.run(
    `create or replace table repeated as
       select event_id as id, any_value(p) as p
         from ${readRows(repeats.path, repeats.longest)} join ids on event_id = ids.id group by event_id`,
  );
  await engine.run(
    'create or replace table keepers as select id, digest from dropped where id in (select id from repeated)',
  );
  const homes = await engine.rows('select distinct p from repeated where id not in (select id from dropped)');
  const partitions = batch.partitions();
  for (const { p } of homes) {
    const home = partitions[Number(p)];
    if (home === undefined) continue;
    await engine.run(
      `insert into keepers
         select event_id, sha256(raw_event) from ${readRows(home.path, home.longest)}
          where event_id in (select id from repeated where p = ${Number(p)})
            and event_id not in (select id from dropped)`,
    );
  }
}
