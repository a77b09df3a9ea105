import { readdirSync } from 'node:fs';
import { openQuery, type QuerySession } from '../../lib/local/query/open-query';
import { removeFolders } from '../fixtures/a-lake';
import { aQueriedLake, rowsOf } from '../fixtures/a-queried-lake';

afterAll(removeFolders);

let folder = '';
let session: QuerySession;

beforeAll(async () => {
  folder = await aQueriedLake();
  session = await openQuery(folder);
});

afterAll(() => session.close());

const run = (sql: string) => rowsOf(session, sql);

const refusal = (sql: string): Promise<unknown> =>
  run(sql).then(
    (rows) => ({ answered: rows }),
    (error: unknown) => error,
  );

describe('a statement that only reads', () => {
  test.each([
    'select 1',
    'SELECT count(*) FROM audit_events;',
    '-- a comment\nselect 1 -- and another ;',
    'with a as (select 1 as x) select x from a',
    'from audit_events limit 1',
    'table audit_events',
    'values (1), (2)',
    'select 1 union all select 2',
    'describe audit_events',
    'show tables',
    'summarize audit_events',
    'explain select 1',
    'EXPLAIN ANALYZE select count(*) from audit_events',
    'explain (format json) select 1',
    'with pg_settings as (select 1 as x) select x from pg_settings',
    'select unnest([1, 2])',
    'select * from unnest([1, 2])',
    'select * from generate_series(1, 3)',
    'select event_id from audit_events where patient_id in (select patient_id from standard.events)',
    'select \';\' as "drop table x"',
    "pivot audit_events on tier in ('standard', 'sud') using count(*) group by action_type",
  ])('is answered: %s', async (sql) => {
    expect(await refusal(sql)).toMatchObject({ answered: expect.any(Array) });
  });
});

/** What each attempt is, and how it must end. */
const ATTEMPTS: readonly (readonly [string, 'refused' | 'sql'])[] = [
  ['', 'refused'],
  ['-- nothing', 'refused'],
  ['select 1; select 2', 'refused'],
  ["select 1; copy (select 1) to '{lake}/x.csv'", 'refused'],
  ["copy (select 1) to '{lake}/x.csv'", 'refused'],
  ["copy audit_events to '{lake}/vault/x.parquet' (format parquet)", 'refused'],
  ["explain copy (select 1) to '{lake}/x.csv'", 'refused'],
  ["explain analyze copy (select 1) to '{lake}/x.csv'", 'refused'],
  ["explain (analyze) copy (select 1) to '{lake}/x.csv'", 'refused'],
  ["export database '{lake}/x'", 'refused'],
  ["import database '{lake}/x'", 'refused'],
  ["attach '{lake}/x.duckdb'", 'refused'],
  ["attach '{lake}/_work/writer.duckdb' (read_only)", 'refused'],
  ['detach memory', 'refused'],
  ['install httpfs', 'refused'],
  ['load httpfs', 'refused'],
  ['force install httpfs from core', 'refused'],
  ['set threads = 1', 'refused'],
  ['reset lock_configuration', 'refused'],
  ['set enable_external_access = true', 'refused'],
  ['pragma database_list', 'refused'],
  ["pragma import_database('x')", 'refused'],
  ['call duckdb_settings()', 'refused'],
  ['create table t as select 1', 'refused'],
  ['create or replace view audit_events as select 1', 'refused'],
  ['create macro f() as 1', 'refused'],
  ['create secret s (type s3)', 'refused'],
  ['drop view audit_events', 'refused'],
  ['insert into events values (1)', 'refused'],
  ['delete from events', 'refused'],
  ['update events set tier = 1', 'refused'],
  ['prepare p as select 1', 'refused'],
  ['execute p', 'refused'],
  ['begin', 'refused'],
  ['checkpoint', 'refused'],
  ['vacuum', 'refused'],
  ['use standard', 'refused'],
  ['with x as (insert into events values (1) returning 1) select * from x', 'sql'],
  ["from read_text('/etc/passwd')", 'refused'],
  ["from read_text('{lake}/vault/link.txt')", 'refused'],
  ["from read_text('{lake}/secret.txt')", 'refused'],
  ["from read_blob('/etc/passwd')", 'refused'],
  ["from read_csv('http://localhost:1/x.csv')", 'refused'],
  ["from read_json('{lake}/quarantine/*/*/*.jsonl')", 'refused'],
  ["from read_parquet('{lake}/vault/*/*/*/*.parquet')", 'refused'],
  ["from parquet_metadata('x')", 'refused'],
  ["from glob('/etc/*')", 'refused'],
  ["from sniff_csv('/etc/passwd')", 'refused'],
  ["from query('select 1')", 'refused'],
  ["from query_table('/etc/passwd')", 'refused'],
  ["from json_execute_serialized_sql('{}')", 'refused'],
  ['from duckdb_settings()', 'refused'],
  ['from duckdb_secrets()', 'refused'],
  ['from duckdb_extensions()', 'refused'],
  ['from pg_settings', 'refused'],
  ['select setting from pg_catalog.PG_SETTINGS', 'refused'],
  ['select * from system.pg_catalog.pg_settings', 'refused'],
  ['summarize pg_settings', 'refused'],
  ["select (select max(content) from read_text('/etc/passwd'))", 'refused'],
  ["with a as (from read_text('/etc/passwd')) from a", 'refused'],
  ["select 1 where exists (from READ_TEXT('/etc/passwd'))", 'refused'],
  ["select 1 union all select size from read_blob('/etc/passwd')", 'refused'],
  ["describe select * from read_text('/etc/passwd')", 'refused'],
  ["summarize from read_text('/etc/passwd')", 'refused'],
  ["explain from read_text('/etc/passwd')", 'refused'],
  ["from '/etc/passwd'", 'sql'],
  ["from '{lake}/secret.txt'", 'sql'],
  ["from '{lake}/vault/link.txt'", 'sql'],
  ['from "/etc/passwd.csv"', 'sql'],
  ["from 'http://localhost:1/x.parquet'", 'sql'],
  ["select getenv('HOME')", 'refused'],
  ["select current_setting('temp_directory')", 'refused'],
  ["select 1 order by CURRENT_SETTING('home_directory')", 'refused'],
  ['select $1', 'refused'],
  ['select ?', 'refused'],
  ['selec 1', 'sql'],
  ['select nothing_of_that_name', 'sql'],
  ['select 1e400', 'sql'],
  ["select 'Infinity' as x where -1e309 < 0", 'sql'],
];

describe('any other', () => {
  test.each(ATTEMPTS)('is not answered: %s (%s)', async (sql, problem) => {
    const before = readdirSync(folder, { recursive: true }).length;

    const error = await refusal(sql.replaceAll('{lake}', folder));

    expect(error).toMatchObject({ name: 'QueryError', problem });
    expect(String((error as Error).message)).not.toMatch(/^\s*at /m);
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
    expect(await run('select count(*)::int from audit_events')).toEqual([[4]]);
  });

  test('is closed by the session too, were it to pass the check', async () => {
    const { openClosed } = await import('../../lib/local/query/open-closed');
    const { lakeFolders } = await import('../../lib/local/lake/folders');
    const engine = await openClosed(lakeFolders(folder), []);
    await engine.makeViews({ names: [], listsAll: true });
    const attempts = ATTEMPTS.filter(([sql]) =>
      /read_|glob|sniff|copy|attach|install|load|export|set |reset/.test(sql),
    ).filter(([sql]) => !/vault\/\*|settings|explain copy|current_setting|force/i.test(sql));

    for (const [sql] of attempts) {
      const outcome = await engine.run(sql.replaceAll('{lake}', folder)).then(
        () => 'done',
        () => 'failed',
      );
      expect([sql, outcome]).toEqual([sql, 'failed']);
    }
    engine.close();
    expect(attempts.length).toBeGreaterThan(20);
  });
});
