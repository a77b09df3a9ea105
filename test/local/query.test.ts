import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { TIERS } from '../../lib/core/tiers';
import { openQuery, type QuerySession } from '../../lib/local/query/open-query';
import { aFolder, aLine, anId, ask, ingestLines, removeFolders } from '../fixtures/a-lake';

afterAll(removeFolders);

let folder = '';
let session: QuerySession;

beforeAll(async () => {
  folder = aFolder();
  await ingestLines(folder, [
    aLine(1, { resource: { patient_id: 'pat_1' }, timestamp: '2026-03-01T00:00:00Z' }),
    aLine(2, { resource: { patient_id: 'pat_2' }, timestamp: '2026-03-02T00:00:00Z' }),
    aLine(3, { resource: { type: 'Note' }, metadata: { record_count: 5 } }),
    aLine(4, { resource: { type: 'SudRecord' } }),
    'refused secret',
  ]);
  // Beside the lake's files: what must not be read through it.
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'vault', 'link.txt'));
  const day = join(folder, 'vault', 'standard', 'events', 'event_date=2026-03-01');
  const [part = ''] = readdirSync(day);
  const outside = join(aFolder(), 'other.parquet');
  writeFileSync(outside, readFileSync(join(day, part)));
  symlinkSync(outside, join(day, 'linked.parquet'));
  mkdirSync(join(folder, 'outside'));
  symlinkSync(join(folder, 'outside'), join(folder, 'vault', 'standard', 'events', 'event_date=2026-03-09'));
  session = await openQuery(folder);
});

afterAll(() => session.close());

async function run(sql: string): Promise<unknown[][]> {
  const found: unknown[][] = [];
  for await (const rows of (await session.run(sql)).rows) found.push(...rows.map((row) => [...row]));
  return found;
}

async function refusal(sql: string): Promise<unknown> {
  return await run(sql).then(
    (rows) => ({ answered: rows }),
    (error: unknown) => error,
  );
}

describe('the relations', () => {
  test.each([
    ['audit_events', 4],
    ['events', 4],
    ['standard.events', 2],
    ['standard.audit_events', 2],
    ['clinical.audit_events', 1],
    ['psychotherapy.audit_events', 0],
    ['sud.events', 1],
    ['audit_events_standard', 2],
    ['audit_events_psychotherapy', 0],
    ['audit_events_sud', 1],
  ])('%s holds %i events, and none that a link leads to', async (relation, events) => {
    expect(await run(`select count(*)::int from ${relation}`)).toEqual([[events]]);
  });

  test('answer on an empty lake, with their columns', async () => {
    const empty = await openQuery(aFolder());
    const full = await session.run('from audit_events');

    for (const relation of ['audit_events', 'events', ...TIERS.map(({ name }) => `${name}.audit_events`)]) {
      const answer = await empty.run(`from ${relation}`);
      expect(answer.columns).toEqual(full.columns);
      for await (const rows of answer.rows) expect(rows).toEqual([]);
    }
    empty.close();
  });

  test('show the lake as it was when the session began', async () => {
    const own = aFolder();
    await ingestLines(own, [aLine(1)]);
    const before = await openQuery(own);
    await ingestLines(own, [aLine(2)]);

    const { rows } = await before.run('select count(*)::int from events');

    for await (const batch of rows) expect(batch).toEqual([[1]]);
    before.close();
    expect(await ask(own, 'select count(*)::int as n from events')).toEqual([{ n: 2 }]);
  });

  test.each([
    ["event_date = '2026-03-01'", /Scanning Files: 1\/4/],
    ["patient_id = 'pat_1'", /Filters:[\s│]*patient_id='pat_1'/],
    ["actor_subject_id = 'usr_0008'", /Filters:[\s│]*actor_subject_id='usr_0008'/],
    ["event_id = 'x'", /Filters:[\s│]*event_id='x'/],
    ["action_type = 'READ'", /Filters:[\s│]*action_type='READ'/],
  ])('take the filter %s down to the files', async (filter, plan) => {
    const [[, text] = []] = await run(`explain select resource_id from audit_events where ${filter}`);

    expect(String(text)).toMatch(plan);
    expect(String(text)).not.toContain('raw_event');
  });
});

describe('values', () => {
  test('come back as what they are', async () => {
    const answer = await session.run(`select true as b, 1::int as i, 9007199254740993 as big, 1.50 as d,
      12345678901234567890.123 as long, 0.1::double as f, 'x' as s, null as n, [1::bigint, null] as l,
      {'a': 1, 'b': ['c']} as st, timestamp '2026-03-01 01:02:03' as t, timestamp '2026-03-01 01:02:03.123456' as us,
      timestamptz '2026-03-01 01:02:03+02' as tz, date '2026-03-01' as day, interval 2 day as iv, 'a'::blob as bl,
      'NaN'::double as nan, 170141183460469231731687303715884105727::hugeint as huge, map {'k': 1} as m`);

    for await (const [row] of answer.rows) {
      expect(row?.slice(0, 8)).toEqual([
        true,
        1,
        9_007_199_254_740_993n,
        1.5,
        '12345678901234567890.123',
        0.1,
        'x',
        null,
      ]);
      expect(row?.slice(8, 10)).toEqual([[1n, null], { a: 1, b: ['c'] }]);
      expect(row?.slice(10, 14)).toEqual([
        '2026-03-01 01:02:03.000',
        '2026-03-01 01:02:03.123456',
        '2026-02-28 23:02:03.000+00',
        '2026-03-01',
      ]);
      expect(row?.slice(16)).toEqual([
        'NaN',
        170141183460469231731687303715884105727n,
        [{ key: 'k', value: 1 }],
      ]);
    }
    expect(answer.columns.slice(0, 3)).toEqual([
      { name: 'b', type: 'BOOLEAN' },
      { name: 'i', type: 'INTEGER' },
      { name: 'big', type: 'BIGINT' },
    ]);
  });

  test('of the same name get names of their own', async () => {
    const { columns } = await session.run('select 1 as a, 2 as a');

    expect(new Set(columns.map(({ name }) => name)).size).toBe(2);
  });

  test('divide whole numbers as Athena does, in UTC', async () => {
    expect(await run('select 7 / 2, current_setting is null from (select null as current_setting)')).toEqual([
      [3, true],
    ]);
  });

  test('come in pieces, however many they are', async () => {
    const { rows } = await session.run('select * from range(100000)');
    let count = 0;
    let pieces = 0;
    for await (const piece of rows) {
      count += piece.length;
      pieces += 1;
    }

    expect(count).toBe(100_000);
    expect(pieces).toBeGreaterThan(10);
  });
});

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

describe('to a Parquet file', () => {
  test('the answer is written whole, in its order', async () => {
    const out = join(aFolder(), 'answer.parquet');

    const rows = await session.runToParquet(
      'select event_id, actor_roles from audit_events order by 1 desc; -- all',
      out,
    );

    expect(rows).toBe(4);
    expect(readdirSync(join(out, '..'))).toEqual(['answer.parquet']);
    expect(readFileSync(out).subarray(0, 4).toString()).toBe('PAR1');
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const read = await connection.runAndReadAll(`select event_id from '${out}'`);
    expect(read.getRows().flat()).toEqual([4, 3, 2, 1].map(anId));
  });

  test.each([
    "copy (select 1) to 'x'",
    "from read_text('/etc/passwd')",
    'explain select 1',
    'select nothing_of_that_name',
    'select 1; select 2',
  ])('nothing is left of %s', async (sql) => {
    const out = join(aFolder(), 'answer.parquet');

    await expect(session.runToParquet(sql, out)).rejects.toMatchObject({ name: 'QueryError' });

    expect(existsSync(out) || readdirSync(join(out, '..')).length > 0).toBe(false);
  });

  test('a folder that is not there is named', async () => {
    const out = join(aFolder(), 'no', 'answer.parquet');

    await expect(session.runToParquet('select 1', out)).rejects.toMatchObject({
      message: expect.stringContaining(out),
    });
  });
});

test('a query needs nothing of the lake but its vault', async () => {
  const own = aFolder();
  await ingestLines(own, [aLine(1)]);
  for (const name of ['_work', '_index', '_commit', 'quarantine'])
    rmSync(join(own, name), { recursive: true, force: true });

  expect(await ask(own, 'select count(*)::int as n from audit_events')).toEqual([{ n: 1 }]);
  expect(readdirSync(own)).toEqual(['vault']);
});
