/**
 * Types of a view's columns, in the row's spelling (Glue's and Hive's), with the names that the engines give them.
 * Trino, the engine under Athena, says the precision of a timestamp: Hive's are milliseconds.
 */
export const VIEW_TYPES = {
  string: { trino: 'varchar', duckdb: 'VARCHAR' },
  timestamp: { trino: 'timestamp(3)', duckdb: 'TIMESTAMP' },
  date: { trino: 'date', duckdb: 'DATE' },
  int: { trino: 'integer', duckdb: 'INTEGER' },
  bigint: { trino: 'bigint', duckdb: 'BIGINT' },
  double: { trino: 'double', duckdb: 'DOUBLE' },
  boolean: { trino: 'boolean', duckdb: 'BOOLEAN' },
  'array<string>': { trino: 'array(varchar)', duckdb: 'VARCHAR[]' },
  'array<int>': { trino: 'array(integer)', duckdb: 'INTEGER[]' },
} as const;
export type ViewType = keyof typeof VIEW_TYPES;

export interface ViewColumn {
  readonly name: string;
  readonly type: ViewType;
}

export function isViewType(name: string): name is ViewType {
  return Object.hasOwn(VIEW_TYPES, name);
}
