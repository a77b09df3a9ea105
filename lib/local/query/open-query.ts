import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import type { DuckDBResult } from '@duckdb/node-api';
import { type LakeFolders, lakeFolders } from '../lake/folders';
import { asLakeError, LakeError } from '../lake/lake-error';
import { mustBeLake } from '../lake/must-be-lake';
import { sqlText } from '../lake/row-sql';
import { type Checked, checkStatement } from './check-statement';
import type { ReviewSource } from './lake-views';
import { type ClosedEngine, openClosed } from './open-closed';
import { QueryError, withoutValues } from './query-error';
import { type QueryValue, toQueryValue } from './query-value';

export { QueryError } from './query-error';
export type { QueryValue } from './query-value';

export interface QueryColumn {
  readonly name: string;
  /** DuckDB's name of the type: `VARCHAR`, `BIGINT`, `TIMESTAMP`, `VARCHAR[]`. */
  readonly type: string;
}

export interface Answer {
  readonly columns: readonly QueryColumn[];
  /** To be read once, some thousand rows at a time. */
  readonly rows: AsyncIterable<readonly (readonly QueryValue[])[]>;
}

export interface QuerySession {
  /** @throws QueryError */
  readonly run: (sql: string) => Promise<Answer>;
  /** Writes the answer to a Parquet file, whole or not at all; returns its rows. @throws QueryError, LakeError */
  readonly runToParquet: (sql: string, path: string) => Promise<number>;
  readonly close: () => void;
}

/**
 * A session that only reads the lake as it is now: `events` and all views over all tiers, the same in a schema per
 * tier. Nothing else can be read or written from SQL: no other file, no network, no setting.
 *
 * @param review when the clinic works, for views that ask (default: the default configuration's)
 * @throws LakeError when there is no lake
 * @example
 * const session = await openQuery('lake');
 * const { columns, rows } = await session.run('select patient_id, count(*) from audit_events group by 1');
 */
export async function openQuery(directory: string, review?: ReviewSource): Promise<QuerySession> {
  const folders = lakeFolders(directory);
  const engine = await openLake(folders, review);
  const { connection } = engine;
  return {
    async run(sql) {
      await prepared(engine, sql, folders);
      const result = await asked(() => connection.stream(sql), folders);
      return { columns: columnsOf(result), rows: rowsOf(result, folders) };
    },
    runToParquet: (sql, path) => writeParquet(folders, sql, resolve(path), review),
    close: engine.close,
  };
}

async function openLake(folders: LakeFolders, review: ReviewSource | undefined): Promise<ClosedEngine> {
  try {
    await mustBeLake(folders);
    return await openClosed(folders, [], review);
  } catch (error) {
    throw asLakeError(error, folders.root);
  }
}

async function writeParquet(
  folders: LakeFolders,
  sql: string,
  path: string,
  review: ReviewSource | undefined,
): Promise<number> {
  const draft = `${path}.${process.pid}.part`;
  const engine = await openClosed(folders, [draft], review);
  try {
    const { connection } = engine;
    const { select, isExplain } = await prepared(engine, sql, folders);
    if (isExplain)
      throw new QueryError('refused', 'A plan is text: ask for it in another format than Parquet.');
    const copy = `copy (${select}) to ${sqlText(draft)} (format parquet, compression zstd, use_tmp_file false)`;
    const written = await asked(() => connection.run(copy), folders);
    await rename(draft, path);
    return written.rowsChanged;
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof QueryError || error instanceof LakeError) throw error;
    throw asLakeError(error, path);
  } finally {
    engine.close();
  }
}

/** A statement that may be asked, with all that it names in place. */
async function prepared(engine: ClosedEngine, sql: string, folders: LakeFolders): Promise<Checked> {
  const checked = await checkStatement(engine.connection, sql);
  try {
    await engine.makeViews(checked.reads);
  } catch (error) {
    throw asLakeError(error, folders.root);
  }
  return checked;
}

function columnsOf(result: DuckDBResult): readonly QueryColumn[] {
  const names = result.deduplicatedColumnNames();
  return names.map((name, index) => ({ name, type: result.columnType(index).toString() }));
}

async function* rowsOf(
  result: DuckDBResult,
  folders: LakeFolders,
): AsyncGenerator<readonly (readonly QueryValue[])[]> {
  const batches = result.yieldConvertedRows(toQueryValue);
  for (;;) {
    const next = await asked(() => batches.next(), folders);
    if (next.done === true) return;
    yield next.value;
  }
}

/** What the engine says of a question is for whoever asked; what the disk says of the lake is a LakeError. */
async function asked<T>(work: () => Promise<T>, folders: LakeFolders): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const cause = asLakeError(error, folders.root);
    if (cause instanceof LakeError && ['no_space', 'no_memory', 'not_writable'].includes(cause.problem))
      throw cause;
    const text = isNativeError(error) ? error.message : 'not understood';
    throw new QueryError('sql', withoutValues(text.trim()), { cause: error });
  }
}
