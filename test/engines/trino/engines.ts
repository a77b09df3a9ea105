import type { ViewColumn, ViewType } from '../../../lib/views';
import { VIEW_TYPES } from '../../../lib/views';

export type EngineName = 'duckdb' | 'trino';

/** One of the two that must say the same: asked in Athena's SQL. */
export interface Engine {
  readonly name: EngineName;
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  /** Names and types of an answer, in the engine's own words. */
  readonly columns: (sql: string) => Promise<readonly { readonly name: string; readonly type: string }[]>;
}

export interface EnginePair {
  readonly duckdb: Engine;
  readonly trino: Engine;
}

/**
 * The columns of a SELECT in the row's spelling of types, which both engines must mean alike.
 *
 * @throws Error with what differs, or what is no type of a view
 */
export async function commonColumns(
  { duckdb, trino }: EnginePair,
  sql: string,
): Promise<readonly ViewColumn[]> {
  const [ours, theirs] = await Promise.all([duckdb, trino].map((engine) => typed(engine, sql)));
  const differing = ours?.filter(({ name, type }, at) => {
    const other = theirs?.[at];
    return other === undefined || other.name !== name || other.type !== type;
  });
  if (ours === undefined || ours.length !== theirs?.length || differing?.length !== 0) {
    throw new Error(`columns differ: ${listed(ours)} on duckdb, ${listed(theirs)} on trino`);
  }
  return ours;
}

const listed = (columns: readonly ViewColumn[] = []): string =>
  columns.map(({ name, type }) => `${name} ${type}`).join(', ');

async function typed(engine: Engine, sql: string): Promise<readonly ViewColumn[]> {
  const columns = await engine.columns(sql);
  return columns.map(({ name, type }) => ({ name, type: viewType(engine.name, name, type) }));
}

function viewType(engine: EngineName, column: string, type: string): ViewType {
  // A text of known length is a text: Athena takes it for the column's varchar.
  const general = type.replaceAll(/varchar\(\d+\)/g, 'varchar');
  const found = Object.entries(VIEW_TYPES).find(([, names]) => names[engine] === general);
  if (found === undefined) throw new Error(`${column} is ${type} on ${engine}, which is no type of a view`);
  return found[0] as ViewType;
}
