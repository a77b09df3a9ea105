import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ROW_COLUMNS, ROW_NAMES, sqlText } from '../../../lib/local/lake/row-sql';
import { ATHENA_SESSION } from '../../../lib/local/query/athena-session';
import { viewStatements } from '../../../lib/local/query/lake-views';
import type { QuerySession } from '../../../lib/local/query/open-query';
import { toQueryValue } from '../../../lib/local/query/query-value';
import type { ReviewSettings } from '../../../lib/views';
import type { Engine } from './engines';

export interface DuckdbLake {
  readonly engine: Engine;
  readonly close: () => void;
}

/** All views over the Parquet files of a folder of partitions, made as a local lake makes them; none: no event. */
export async function duckdbOver(files: string | undefined, review: ReviewSettings): Promise<DuckdbLake> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const statements = [
    ...ATHENA_SESSION,
    `create view events as ${eventsOf(files)}`,
    ...(await viewStatements(review)),
  ];
  for (const statement of statements) await connection.run(statement);
  const rows = (sql: string) => rowsOf(connection, sql);
  return {
    engine: {
      name: 'duckdb',
      rows,
      columns: async (sql) =>
        (await rows(`describe ${sql}`)).map(([name, type]) => ({ name: String(name), type: String(type) })),
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function eventsOf(files: string | undefined): string {
  if (files === undefined) {
    const columns = [...ROW_COLUMNS, { name: 'event_date', type: 'VARCHAR' }];
    return `select ${columns.map(({ name, type }) => `cast(null as ${type}) as "${name}"`).join(', ')} where false`;
  }
  return `select ${ROW_NAMES}, event_date
    from read_parquet(${sqlText(files)}, hive_partitioning = true, hive_types = {event_date: VARCHAR})`;
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).convertRows(toQueryValue).map((row) => row.map(jsonValue));
}

/** The lake's own query session, with which the command line answers. */
export function sessionEngine(session: QuerySession): Engine {
  return {
    name: 'duckdb',
    async rows(sql) {
      const { rows } = await session.run(sql);
      const all: (readonly unknown[])[] = [];
      for await (const some of rows) for (const row of some) all.push(row.map(jsonValue));
      return all;
    },
    columns: async (sql) => (await session.run(`select * from (${sql}) limit 0`)).columns,
  };
}

/** Counts are whole numbers of 64 bits; columns that may not fit a double are sent as text. */
function jsonValue(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
