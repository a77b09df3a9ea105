import { join } from 'node:path';
import type { IngestRules } from '../../lib/core/ingest';
import type { Engine } from '../../lib/local/lake/engine';
import { lakeFolders } from '../../lib/local/lake/folders';
import { listVault } from '../../lib/local/lake/list-keys';
import { ROW_NAMES, sqlList } from '../../lib/local/lake/row-sql';
import { type IngestCounts, LocalLake } from '../../lib/local/local-lake';
import { readSource, type SourceRecord } from '../../lib/local/source/read-source';
import type { BucketStore } from './bucket-store';
import type { Shipment } from './transports';

/**
 * The same shipments through `ingest`: lines as they are, documents of log subscriptions as the file that holds them.
 * Its rows become table `reference` of the engine, with the tier whose vault holds them.
 */
export async function ingestLocally(
  engine: Engine,
  store: BucketStore,
  folder: string,
  shipments: readonly Shipment[],
  rules: IngestRules,
  now: number,
): Promise<IngestCounts> {
  const lake = await LocalLake.open(folder, { rules, mode: 'write' });
  const documents = shipments.flatMap((one) => (one.by !== 'stream' && one.document) || []);
  const path = store.stage('subscription.jsonl', documents.map((text) => `${text}\n`).join(''));
  const options = { receivedAt: () => now };
  const counts: IngestCounts[] = [];
  try {
    counts.push(await lake.ingest(recordsOf(shipments), options));
    if (documents.length > 0) {
      const limits = { maxEventBytes: rules.maxEventBytes, spoolDir: lake.spoolFolder };
      counts.push(await lake.ingest(readSource({ path }, limits), options));
    }
  } finally {
    lake.close();
  }
  const files: string[] = [];
  for await (const { key } of listVault(lakeFolders(folder))) files.push(join(folder, key));
  await engine.run(
    files.length === 0
      ? `create table reference as select null::varchar as event_id where false`
      : `create table reference as
           select ${ROW_NAMES}, event_date
             from read_parquet(${sqlList(files)}, hive_partitioning = true, hive_types = {event_date: VARCHAR})`,
  );
  return counts.reduce(sum);
}

async function* recordsOf(shipments: readonly Shipment[]): AsyncGenerator<readonly SourceRecord[]> {
  let line = 0;
  for (const shipment of shipments) {
    if (shipment.by === 'logs') continue;
    const lines = shipment.by === 'stream' ? shipment.lines.map((one) => one.line) : shipment.lines;
    yield lines.map((raw) => {
      line += 1;
      return { kind: 'event', line, raw };
    });
  }
}

function sum(one: IngestCounts, other: IngestCounts): IngestCounts {
  return {
    read: one.read + other.read,
    accepted: one.accepted + other.accepted,
    duplicates: one.duplicates + other.duplicates,
    conflicts: one.conflicts + other.conflicts,
    rejected: one.rejected + other.rejected,
    skipped: one.skipped + other.skipped,
    by_tier: addEach(one.by_tier, other.by_tier),
    by_reason: addEach(one.by_reason, other.by_reason),
  };
}

function addEach<K extends string>(
  one: Readonly<Record<K, number>>,
  other: Readonly<Record<K, number>>,
): Readonly<Record<K, number>> {
  const names = Object.keys(one) as K[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as Record<K, number>;
}
