import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { TIERS } from '../../../lib/core/tiers';
import { ROW_COLUMNS, sqlName, sqlText } from '../../../lib/local/lake/row-sql';
import { eventsFolder } from './generated-lake';

/** Of the lake's first week, this share is told once more of an earlier year: one of so many. */
const ONE_OF = 8;
const DAYS_EARLIER = 210;
const BYTES = 'substr(md5(event_id), 1, 2)';
const ACTOR = 'substr(md5(actor_subject_id), 1, 1)';

/** What the clinic of a few weeks has none of, by the column that is another: SQL over the copied event. */
const EARLIER: Readonly<Record<string, string>> = {
  event_id: `'earlier-' || event_id`,
  event_time: `event_time - interval ${DAYS_EARLIER} day`,
  received_at: `received_at - interval ${DAYS_EARLIER} day`,
  // A quarter of the accounts left then and are asleep since; the others come back.
  actor_subject_id: `case when ${ACTOR} in ('0', '1', '2', '3') then actor_subject_id || '-left' else actor_subject_id end`,
  // Some had another role.
  actor_roles: `case when ${ACTOR} in ('4', '5', '6') and actor_roles is not null then ['locum'] else actor_roles end`,
  event_hash: `'earlier-' || event_hash`,
  prev_event_hash: `'earlier-' || prev_event_hash`,
};
/** The same ids once more, with another text: a local lake keeps such out of its vault, a cloud one cannot. */
const CONFLICTING: Readonly<Record<string, string>> = {
  received_at: `received_at + interval 1 hour`,
  outcome_status: `case outcome_status when 'SUCCESS' then 'FAILURE' else 'SUCCESS' end`,
  raw_event: `raw_event || ' '`,
};
/** Decisions of reviewers, as the command line records them. */
const DECISIONS: Readonly<Record<string, string>> = {
  event_id: `'decision-' || event_id`,
  action_type: `'OTHER'`,
  action_name: `'access_review.decided'`,
  service_name: `'audit-lake'`,
  resource_type: `'AccessReview'`,
  resource_id: `'2025Q' || (1 + length(event_id) % 4)`,
  outcome_status: `'SUCCESS'`,
  metadata: `to_json({decision: 'revoke', decided_subject_id: actor_subject_id, decided_role: actor_roles[1]})`,
};

/**
 * Adds to a lake what no view of pauses, drifts and conflicts can do without: files of an earlier time, made from the
 * first week's events as they are stored.
 */
export async function addEarlierTime(lake: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '1GB' });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  for (const { name } of TIERS) {
    const folder = join(lake, eventsFolder(name));
    const stored = `read_parquet(${sqlText(join(folder, '*', '*.parquet'))}, hive_partitioning = true, hive_types = {event_date: VARCHAR})`;
    const week = `select * from ${stored}
      where event_date < (select strftime(min(event_date)::date + 7, '%Y-%m-%d') from ${stored})
        and ('0x' || ${BYTES})::int % ${ONE_OF} = 0`;
    await connection.run(`create or replace temp table earlier as ${changed(EARLIER, `(${week})`)}`);
    await connection.run(
      `copy (
         select *, strftime(event_time, '%Y-%m-%d') as event_date from (
           from earlier
           union all ${changed(CONFLICTING, 'earlier')} where ${BYTES} < '08'
           union all ${changed(DECISIONS, 'earlier')} where ${BYTES} > 'f8'
         )
       ) to ${sqlText(folder)}
       (format parquet, compression zstd, partition_by (event_date), filename_pattern 'earlier_{i}', overwrite_or_ignore true)`,
    );
  }
  connection.closeSync();
  instance.closeSync();
}

function changed(changes: Readonly<Record<string, string>>, from: string): string {
  const columns = ROW_COLUMNS.map(({ name, type }) => {
    const change = changes[name];
    return change === undefined ? sqlName(name) : `cast(${change} as ${type}) as ${sqlName(name)}`;
  });
  return `select ${columns.join(', ')} from ${from}`;
}
