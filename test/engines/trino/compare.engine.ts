import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '../../../lib/config';
import type { ViewColumn } from '../../../lib/views';
import type { RunningServer } from '../run/start-server';
import { compareRelation, compareRows, differenceOf } from './compare';
import { type DuckdbLake, duckdbOver } from './duckdb-lake';
import { commonColumns, type Engine, type EnginePair } from './engines';
import { digestSums } from './row-text';
import { trinoClient } from './trino-client';
import { trinoEngine } from './trino-lake';
import { startTrino } from './trino-server';

const TEXT: readonly ViewColumn[] = [{ name: 'x', type: 'string' }];

/** Values that engines like to tell differently, as one row, in Athena's SQL. */
const ODD = `(select
  cast(9007199254740993 as bigint) as big,
  cast(-0e0 as double) as zero,
  cast(1e0 / 3 as double) as third,
  timestamp '2026-03-08 02:30:00.001' as moment,
  date '2024-02-29' as leap,
  array['a', null, '', 'ß🙂'] as list,
  cast(null as varchar) as nothing,
  true as yes)`;

describe('trino: the comparison', () => {
  let folder = '';
  let server: RunningServer | undefined;
  let lake: DuckdbLake;
  let engines: EnginePair;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'audit-lake-compare-'));
    server = await startTrino(folder, { compileOnce: true });
    const ask = trinoClient(server.address);
    await ask('create schema nothing');
    lake = await duckdbOver(undefined, DEFAULT_CONFIG.review);
    engines = { duckdb: lake.engine, trino: trinoEngine(ask, 'nothing') };
  });
  afterAll(async () => {
    lake?.close();
    await server?.stop();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  test('finds odd values the same, to the last digit', async () => {
    const columns = await commonColumns(engines, `select * from ${ODD}`);

    expect(columns.map(({ type }) => type)).toEqual([
      'bigint',
      'double',
      'double',
      'timestamp',
      'date',
      'array<string>',
      'string',
      'boolean',
    ]);
    expect(await compareRows(engines, columns, ODD)).toEqual({ rows: 1, difference: undefined });
  });

  test('makes the same digests of them, with doubles as they are', async () => {
    const columns = await commonColumns(engines, `select * from ${ODD}`);
    const sums = (engine: 'duckdb' | 'trino') => engines[engine].rows(digestSums(engine, columns, ODD));

    const ours = await sums('duckdb');

    expect(ours).toEqual([[-0, 1 / 3, '1', expect.any(String), expect.any(String)]]);
    expect(await sums('trino')).toEqual(ours);
  });

  // DuckDB leaves a null out of concat, and has its own capital for a sharp s.
  test.each([
    [`concat('a', cast(null as varchar))`, 'sent', compareRows],
    [`concat('a', cast(null as varchar))`, 'digested', compareRelation],
    [`upper('straße')`, 'sent', compareRows],
    [`upper('straße')`, 'digested', compareRelation],
  ])('sees what the engines really say differently: %s, %s', async (differing, _, compare) => {
    const { difference } = await compare(engines, TEXT, `(select ${differing} as x)`);

    expect(difference).toMatch(/x: .* on duckdb, .* on trino|only on \w+: x=/);
  });

  /** The engines with a relation `two_rows` that is something else on each. */
  const told = (ours: string, theirs: string): EnginePair => {
    const having = (engine: Engine, relation: string): Engine => ({
      ...engine,
      rows: (sql) => engine.rows(sql.replaceAll('two_rows', relation)),
    });
    return { duckdb: having(engines.duckdb, ours), trino: having(engines.trino, theirs) };
  };
  const twoRows = (first: string, second: string): string =>
    `(select cast('${first}' as double) as share, 'a' as x union all select cast('${second}' as double), 'b')`;
  const SHARES: readonly ViewColumn[] = [{ name: 'share', type: 'double' }, ...TEXT];

  test.each([
    ['the last digit of a double', twoRows('0.5', '0.1'), twoRows('0.5', '0.10000000000000002')],
    [
      'a row that is there twice',
      twoRows('0.5', '0.1'),
      `(select * from ${twoRows('0.5', '0.1')} union all select 0.5e0, 'a')`,
    ],
    ['values that changed places', twoRows('0.5', '0.1'), twoRows('0.1', '0.5')],
  ])('sees by digests %s', async (_, ours, theirs) => {
    expect(await compareRelation(told(ours, ours), SHARES, 'two_rows')).toEqual({
      rows: 2,
      difference: undefined,
    });

    const { difference } = await compareRelation(told(ours, theirs), SHARES, 'two_rows');

    expect(difference).toMatch(/share|only on/);
  });

  test('sees another type', async () => {
    // A sum of whole numbers has 128 bits on DuckDB.
    await expect(commonColumns(engines, 'select sum(cast(1 as bigint)) as x')).rejects.toThrow(
      /x is HUGEINT/,
    );
  });
});

describe('trino: two answers', () => {
  const columns: readonly ViewColumn[] = [
    { name: 'id', type: 'string' },
    { name: 'share', type: 'double' },
  ];
  const one = ['a', 0.1];

  test('are bags: order is nothing, how often is something', () => {
    const other = ['b', 0];

    expect(differenceOf(columns, [one, other], [other, one])).toBeUndefined();
    expect(differenceOf(columns, [one, one], [one])).toMatch(/2 rows on duckdb, 1 of them not on trino/);
    expect(differenceOf(columns, [], [one])).toMatch(/only on trino: id="a" share=0.1/);
  });

  test.each([
    ['a last digit', 0.1, 0.1 + Number.EPSILON],
    ["a zero's sign", 0, -0],
    ['null and zero', 0, null],
  ])('differ in %s, with the column and the values', (_, ours, theirs) => {
    expect(differenceOf(columns, [['a', ours]], [['a', theirs]])).toMatch(/first difference: share: /);
  });
});
