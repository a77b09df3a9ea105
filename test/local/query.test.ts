import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TIERS } from '../../lib/core/tiers';
import { openQuery, type QuerySession } from '../../lib/local/query/open-query';
import { aFolder, aLine, anId, ask, ingestLines, removeFolders } from '../fixtures/a-lake';
import { aQueriedLake, rowsOf } from '../fixtures/a-queried-lake';

afterAll(removeFolders);

let session: QuerySession;

beforeAll(async () => {
  session = await openQuery(await aQueriedLake());
});

afterAll(() => session.close());

const run = (sql: string) => rowsOf(session, sql);

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
