import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ATHENA_SESSION } from '../../lib/local/query/athena-session';
import { toQueryValue } from '../../lib/local/query/query-value';

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of ATHENA_SESSION) await connection.run(statement);
});
afterAll(() => connection.closeSync());

async function value(expression: string): Promise<unknown> {
  const [[found] = []] = (await connection.runAndReadAll(`select ${expression}`)).convertRows(toQueryValue);
  return typeof found === 'bigint' ? Number(found) : found;
}

/** A local clock in New York at a UTC time. */
const newYork = (utc: string) => `at_timezone(with_timezone(timestamp '${utc}', 'UTC'), 'America/New_York')`;
const scalar = (json: string) => `json_extract_scalar('${json}', '$.a')`;

/** What Athena answers (Trino's documentation of the functions), and what DuckDB alone would not. */
const ATHENA: readonly (readonly [string, unknown])[] = [
  // Full units, not boundaries.
  ["date_diff('day', timestamp '2026-03-01 23:00', timestamp '2026-03-02 22:59:59.999')", 0],
  ["date_diff('day', timestamp '2026-03-01 23:00', timestamp '2026-03-02 23:00')", 1],
  ["date_diff('day', timestamp '2026-03-02 22:59', timestamp '2026-03-01 23:00')", 0],
  ["date_diff('day', timestamp '2026-03-02 23:00', timestamp '2026-03-01 23:00')", -1],
  ["date_diff('month', date '2026-03-15', date '2026-04-14')", 0],
  ["date_diff('month', date '2026-03-15', date '2026-04-15')", 1],
  ["date_diff('month', date '2026-01-31', date '2026-02-28')", 1],
  ["date_diff('year', date '2024-02-29', date '2025-02-28')", 1],
  ["date_diff('day', date '2024-02-28', date '2024-03-01')", 2],
  ["date_diff('hour', cast(null as timestamp), timestamp '2026-03-02 22:59')", null],

  ["dow(date '2026-03-01')", 7],
  ["dow(timestamp '2026-03-02 00:00')", 1],
  ["day_of_week(date '2026-03-07')", 6],
  ['day_of_week(cast(null as date))', null],

  // The clock goes from 01:59:59 to 03:00 on 8 March, and from 01:59:59 back to 01:00 on 1 November.
  [`cast(${newYork('2026-03-08 06:59:59.999')} as timestamp)`, '2026-03-08 01:59:59.999'],
  [`cast(${newYork('2026-03-08 07:00')} as timestamp)`, '2026-03-08 03:00:00.000'],
  [`hour(${newYork('2026-11-01 05:30')})`, 1],
  [`hour(${newYork('2026-11-01 06:30')})`, 1],
  [`cast(${newYork('2026-03-01 04:59:59')} as date)`, '2026-02-28'],
  [
    "cast(at_timezone(with_timezone(timestamp '2026-03-01 08:00', 'Asia/Kolkata'), 'UTC') as timestamp)",
    '2026-03-01 02:30:00.000',
  ],
  ["at_timezone(cast(null as timestamptz), 'UTC')", null],

  [scalar('{"a":"x"}'), 'x'],
  [scalar('{"a":""}'), ''],
  [scalar('{"a":12}'), '12'],
  [scalar('{"a":12345678901234567890123}'), '12345678901234567890123'],
  [scalar('{"a":true}'), 'true'],
  [scalar('{"a":null}'), null],
  [scalar('{"a":{"b":1}}'), null],
  [scalar('{"a":[1]}'), null],
  [scalar('{"b":1}'), null],
  [scalar('not json'), null],
  [scalar(''), null],
  ["json_extract_scalar(cast(null as varchar), '$.a')", null],

  ["contains(array['a', 'b'], 'a')", true],
  ["contains(array['a', 'b'], 'c')", false],
  ["contains(array['a', null], 'a')", true],
  ["contains(array['a', null], 'c')", null],
  ["contains(array['a'], null)", null],
  ["contains(cast(null as varchar[]), 'a')", null],
  ["contains(cast(array[] as varchar[]), 'a')", false],
  ["contains(array[1, 2], dow(date '2026-03-03'))", true],

  ["cardinality(array['a', null])", 2],
  ['cardinality(filter(array[1, 2, 3], e -> e > 1))', 2],
  ['cardinality(cast(null as varchar[]))', null],

  ["array_join(array['a', null, 'b'], ',')", 'a,b'],
  ["array_join(cast(array[] as varchar[]), ',')", ''],

  ["split_part('a,b', ',', 2)", 'b'],
  ["split_part('a,', ',', 2)", ''],
  ["split_part('a,b', ',', 3)", null],

  ["regexp_like('2026Q1', '^[0-9]{4}Q[1-4]$')", true],
  ["regexp_like('2026Q5', '^[0-9]{4}Q[1-4]$')", false],
  ['7 / 2', 3],
];

describe('Athena, on DuckDB', () => {
  test.each(ATHENA)('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  test('counts the parts of a text from 1', async () => {
    await expect(value("split_part('a,b', ',', 0)")).rejects.toThrow('greater than zero');
  });

  test('is the same for a column, row by row', async () => {
    const reader = await connection.runAndReadAll(
      `select json_extract_scalar(j, '$.a') from (values ('{"a":1}'), ('bad'), (null), ('{"a":{}}')) t(j)`,
    );

    expect(reader.getRows()).toEqual([['1'], [null], [null], [null]]);
  });

  test.each([
    ['nothing', '(values (true)) t(x) where false', 0],
    ['nulls', '(values (cast(null as boolean)), (null)) t(x)', 0],
    ['what is true, not what is false or null', '(values (true), (false), (null), (true)) t(x)', 2],
  ])('counts by count_if in a bigint: %s', async (_, from, expected) => {
    expect(await value(`[cast(count_if(x) as varchar), typeof(count_if(x))] from ${from}`)).toEqual([
      String(expected),
      'BIGINT',
    ]);
  });

  test('counts by count_if along a window', async () => {
    const reader = await connection.runAndReadAll(
      'select count_if(x > 1) over (order by x) from (values (1), (2), (3)) t(x) order by x',
    );

    expect(reader.getRows()).toEqual([[0n], [1n], [2n]]);
  });

  test('is found from the views of any schema', async () => {
    await connection.run('create schema other');
    await connection.run('use other');
    await connection.run("create view v as select dow(date '2026-03-01') as d");
    await connection.run('use main');

    expect(await value('(select d from other.v)')).toBe(7);
  });
});

test.each([
  ["contains('abc', 'b')", true],
  ["contains('abc', 'x')", false],
  ["cardinality(map {'a': 1})", 1],
  ["datediff('day', timestamp '2026-03-01 23:00', timestamp '2026-03-02 00:00')", 1],
])("what only DuckDB's own SQL says stays as it is: %s", async (expression, expected) => {
  expect(await value(expression)).toEqual(expected);
});
