import { REFUSAL_REASONS, type RefusalReason } from '../../lib/core/refusal';
import type { Engine } from '../../lib/local/lake/engine';
import { sqlName } from '../../lib/local/lake/row-sql';
import type { IngestCounts } from '../../lib/local/local-lake';
import { textAt } from '../cloud/json';
import type { Report } from './finding';
import type { TierParts } from './lake-parts';
import { CATALOG } from './read-tables';

/** Received at another moment here and there. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['received_at']);

export interface CloudCounts {
  readonly skipped: number;
  readonly reasons: ReadonlyMap<RefusalReason, number>;
}

/**
 * Holds what the catalog answers against what `ingest` stored for the same lines: counts, then every row. Deliveries are at least once in the cloud and the view tells them apart, so an event that came
 * twice is one row of `audit_events`; of an event that came with two texts, the local lake's text must be among
 * those delivered.
 */
export async function compareLakes(
  engine: Engine,
  tiers: readonly TierParts[],
  cloud: CloudCounts,
  local: IngestCounts,
  report: Report,
): Promise<void> {
  await makeUnions(engine, tiers);
  await compareCounts(engine, cloud, local, report);
  const reference = await columnsOf(engine, 'reference');
  await compareRows(engine, [...reference.keys()], report);
}

function relationOf(table: TierParts['table']): string {
  return `${CATALOG}.${sqlName(textAt(table.properties, 'DatabaseName') ?? '')}`;
}

async function columnsOf(engine: Engine, relation: string): Promise<ReadonlyMap<string, string>> {
  const columns = await engine.rows(`describe ${relation}`);
  return new Map(columns.map((column) => [String(column.column_name), String(column.column_type)]));
}

/** Columns and types of each tier's table are those that the local lake writes. */
export async function compareTables(
  engine: Engine,
  tiers: readonly TierParts[],
  report: Report,
): Promise<void> {
  const reference = await columnsOf(engine, 'reference');
  for (const { table } of tiers) {
    compareColumns(
      table,
      reference,
      await columnsOf(engine, `${relationOf(table)}.${sqlName(table.ref)}`),
      report,
    );
  }
}

function compareColumns(
  table: TierParts['table'],
  reference: ReadonlyMap<string, string>,
  columns: ReadonlyMap<string, string>,
  report: Report,
): void {
  const fault = (
    code: 'column_missing' | 'column_type' | 'column_unknown',
    name: string,
    expected: string,
    found: string,
  ): void => {
    report(code, { at: table, property: `TableInput/StorageDescriptor/Columns/${name}`, expected, found });
  };
  for (const [name, type] of reference) {
    const found = columns.get(name);
    if (found === type) continue;
    fault(found === undefined ? 'column_missing' : 'column_type', name, type, found ?? 'no column');
  }
  for (const [name, type] of columns) {
    if (!reference.has(name)) fault('column_unknown', name, 'no such column: rows have none', type);
  }
}

async function makeUnions(engine: Engine, tiers: readonly TierParts[]): Promise<void> {
  const union = (name: (table: TierParts['table']) => string): string =>
    tiers
      .map(
        ({ tier, table }) =>
          `select *, '${tier}' as stored_tier from ${relationOf(table)}.${sqlName(name(table))}`,
      )
      .join(' union all by name ');
  await engine.run(`create table delivered as ${union((table) => table.ref)}`);
  await engine.run(`create table asked as ${union(() => 'audit_events')}`);
  await engine.run(`create table contested as
    select event_id from delivered group by event_id having count(distinct raw_event) > 1`);
}

async function compareCounts(
  engine: Engine,
  { skipped, reasons }: CloudCounts,
  local: IngestCounts,
  report: Report,
): Promise<void> {
  const [counted] = await engine.rows(`
    with same as (
      select r.event_id, count(*) as deliveries
        from reference r join delivered d on d.event_id = r.event_id and d.raw_event = r.raw_event
       group by r.event_id)
    select (select count(distinct event_id) from delivered)::int as accepted,
           (select coalesce(sum(deliveries - 1), 0) from same)::int as duplicates,
           ((select count(*) from delivered) - (select coalesce(sum(deliveries), 0) from same))::int as conflicts`);
  const byTier = await engine.rows(
    'select stored_tier as tier, count(distinct event_id)::int as n from asked group by 1',
  );
  const inTier = new Map(byTier.map(({ tier, n }) => [String(tier), Number(n)]));
  const pairs: readonly (readonly [string, number, number])[] = [
    ['accepted', local.accepted, Number(counted?.accepted)],
    ['duplicates', local.duplicates, Number(counted?.duplicates)],
    ['conflicts', local.conflicts, Number(counted?.conflicts)],
    ['skipped', local.skipped, skipped],
    ...Object.entries(local.by_tier).map(([tier, n]) => [`tier ${tier}`, n, inTier.get(tier) ?? 0] as const),
    ...REFUSAL_REASONS.map(
      (reason) => [`refused ${reason}`, local.by_reason[reason], reasons.get(reason) ?? 0] as const,
    ),
  ];
  for (const [property, expected, found] of pairs) {
    if (expected !== found)
      report('counts', { at: undefined, property, expected: `${expected} (ingest)`, found: String(found) });
  }
}

async function compareRows(engine: Engine, columns: readonly string[], report: Report): Promise<void> {
  const compared = columns.filter((name) => !NOT_COMPARED.has(name)).map(sqlName);
  const differing = compared.map(
    (name) => `count(*) filter (r.${name} is distinct from a.${name})::int as ${name}`,
  );
  const [differences] = await engine.rows(`
    select ${differing.join(', ')}
      from reference r join asked a using (event_id)
     where event_id not in (select event_id from contested)`);
  const fault = (property: string, expected: string, count: unknown): void => {
    if (Number(count) > 0)
      report('rows', { at: undefined, property, expected, found: `${count} rows are not` });
  };
  for (const [name, count] of Object.entries(differences ?? {})) fault(name, 'as ingest stores it', count);
  const same = compared.map((name) => `d.${name} is not distinct from r.${name}`).join(' and ');
  const checks: Readonly<Record<string, string>> = {
    'every stored event is in audit_events':
      'from reference r where not exists (select 1 from asked a where a.event_id = r.event_id)',
    'audit_events has no other events':
      'from asked a where not exists (select 1 from reference r where a.event_id = r.event_id)',
    'audit_events has each event once':
      'from (select event_id from asked group by event_id having count(*) > 1)',
    'tables lie in the database of their tier': 'from asked where tier <> stored_tier',
    'of two texts with one id, the stored one was delivered': `from reference r
       where event_id in (select event_id from contested)
         and not exists (select 1 from delivered d where d.event_id = r.event_id and ${same})`,
  };
  for (const [what, from] of Object.entries(checks)) {
    const [counted] = await engine.rows(`select count(*)::int as n ${from}`);
    fault(what, 'all rows', counted?.n);
  }
}
