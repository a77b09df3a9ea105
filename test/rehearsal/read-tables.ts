import { readFileSync } from 'node:fs';
import { type IngestRules, ingestEvent } from '../../lib/core/ingest';
import type { RefusalReason } from '../../lib/core/refusal';
import type { Engine } from '../../lib/local/lake/engine';
import { splitObjects } from '../../lib/local/lake/quarantine-record';
import { sqlName, sqlText } from '../../lib/local/lake/row-sql';
import { textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { BucketStore, StoredObject } from './bucket-store';
import { tableColumns } from './convert-rows';
import type { Report } from './finding';
import { type ProjectedTable, projectedTable } from './projection';

const PARQUET = 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe';
const JSON_READERS: ReadonlySet<string> = new Set([
  'org.openx.data.jsonserde.JsonSerDe',
  'org.apache.hive.hcatalog.data.JsonSerDe',
]);

/** "Parquet SerDe" (Amazon Athena): all three belong together. */
const AS_PARQUET = {
  'SerdeInfo/SerializationLibrary': PARQUET,
  InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  OutputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
} as const;

/** @returns whether the table of a tier reads what its stream writes */
export function mustReadParquet(table: Resource, report: Report): boolean {
  const storage = 'TableInput/StorageDescriptor';
  const wrong = Object.entries(AS_PARQUET).flatMap(([name, expected]) => {
    const property = `${storage}/${name}`;
    const found = textAt(table.properties, ...property.split('/')) ?? 'nothing';
    return found === expected ? [] : [{ property, expected, found }];
  });
  for (const fault of wrong) report('table_format', { at: table, ...fault });
  return wrong.length === 0;
}

/** What Athena calls the Glue Data Catalog. */
export const CATALOG = 'awsdatacatalog';

/**
 * Finds the table and the partition of every object that somebody should be able to ask about, and makes the tables
 * of events in the engine, each with what it sees and no more.
 */
export async function readTables(
  templates: TemplateSet,
  engine: Engine,
  store: BucketStore,
  now: number,
  report: Report,
): Promise<{ readonly tables: readonly ProjectedTable[]; readonly refused: readonly FoundObject[] }> {
  const tables = templates
    .ofType('AWS::Glue::Table')
    .filter(({ properties }) => textAt(properties, 'TableInput', 'TableType') === 'EXTERNAL_TABLE')
    .map((table) => projectedTable(table, now));
  const found = store.objects
    // Events are asked about in the vaults; what lies in the landing bucket is only under way.
    .filter(({ kind, isReplica }) => kind === 'refused' || isReplica)
    .flatMap((object) => placeOf(object, tables, report) ?? []);
  await engine.run(`attach ':memory:' as ${CATALOG}`);
  for (const table of tables) {
    if (serdeOf(table.table) === PARQUET) {
      await makeTable(
        engine,
        table,
        found.filter((one) => one.table === table),
        report,
      );
    }
  }
  return { tables, refused: found.filter(({ object }) => object.kind === 'refused') };
}

export interface FoundObject {
  readonly object: StoredObject;
  readonly table: ProjectedTable;
  readonly values: Readonly<Record<string, string>>;
}

function placeOf(
  object: StoredObject,
  tables: readonly ProjectedTable[],
  report: Report,
): FoundObject | undefined {
  const uri = `s3://${object.bucket.ref}/${object.key}`;
  const wanted = (serde: string): boolean =>
    object.kind === 'events' ? serde === PARQUET : JSON_READERS.has(serde);
  const missed: { readonly table: ProjectedTable; readonly why: string }[] = [];
  for (const table of tables.filter((one) => wanted(serdeOf(one.table)))) {
    const place = table.partitionOf(uri);
    if (place.kind === 'inside') return { object, table, values: place.values };
    if (place.kind === 'missed') missed.push({ table, why: place.why });
  }
  const [nearest] = missed;
  report(object.kind === 'events' ? 'not_projected' : 'quarantine_unreadable', {
    at: nearest?.table.table ?? object.bucket,
    property: nearest === undefined ? folderOf(object.key) : 'TableInput/Parameters',
    expected: `a table that finds ${folderOf(object.key)} in ${object.bucket.logicalId}`,
    found: nearest?.why ?? 'no table of that format has its location there',
  });
  return undefined;
}

/** A table is its columns, as far as the files have them, and the partition that each file lies in. */
async function makeTable(
  engine: Engine,
  { table, database, name, keys }: ProjectedTable,
  found: readonly FoundObject[],
  report: Report,
): Promise<void> {
  const columns = tableColumns(table, report);
  for (const key of keys.filter(({ type }) => type !== 'string')) {
    report('column_type', {
      at: table,
      property: `TableInput/PartitionKeys/${key.name}`,
      expected: 'string: what a computed partition is',
      found: key.type,
    });
  }
  const made = `${CATALOG}.${sqlName(database)}.${sqlName(name)}`;
  const defined = [...columns, ...keys.map((key) => ({ name: key.name, type: 'VARCHAR' }))];
  await engine.run(`create schema if not exists ${CATALOG}.${sqlName(database)}`);
  await engine.run(
    `create table ${made} (${defined.map((column) => `${sqlName(column.name)} ${column.type}`).join(', ')})`,
  );
  for (const { object, values } of found) {
    const partition = keys.map((key) => sqlText(values[key.name] ?? ''));
    const cells = [...columns.map((column) => sqlName(column.name)), ...partition];
    await engine.run(
      `insert into ${made} select ${cells.join(', ')}
         from read_parquet(${sqlText(object.file)}, hive_partitioning = false)`,
    );
  }
}

/** Reasons of the refused records, judged again from the bytes that their table gives back. */
export function reasonsOf(
  refused: readonly FoundObject[],
  rules: IngestRules,
  now: number,
  report: Report,
): ReadonlyMap<RefusalReason, number> {
  const reasons = new Map<RefusalReason, number>();
  for (const { object, table } of refused) {
    if (!table.columns.some(({ name, type }) => name.toLowerCase() === 'rawdata' && type === 'string')) {
      report('quarantine_unreadable', {
        at: table.table,
        property: 'TableInput/StorageDescriptor/Columns',
        expected: 'a column rawdata of type string, as the records have it',
        found: table.columns.map(({ name }) => name).join(', '),
      });
      continue;
    }
    for (const line of readFileSync(object.file, 'utf8').trimEnd().split('\n').flatMap(splitObjects)) {
      const { rawData } = JSON.parse(line) as { readonly rawData: string };
      const verdict = ingestEvent(Buffer.from(rawData, 'base64'), now, rules);
      if (verdict.verdict === 'rejected') {
        const { reason } = verdict.refusal;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        continue;
      }
      report('counts', {
        at: object.bucket,
        property: 'quarantine',
        expected: 'only what the rules refuse',
        found: 'a record that passes',
      });
    }
  }
  return reasons;
}

function serdeOf(table: Resource): string {
  return (
    textAt(table.properties, 'TableInput', 'StorageDescriptor', 'SerdeInfo', 'SerializationLibrary') ?? ''
  );
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}
