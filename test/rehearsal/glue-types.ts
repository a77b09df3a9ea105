/** Types of Glue columns, as Athena and Firehose's conversion read them, and how DuckDB calls them. */
const DUCKDB_TYPES: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  boolean: 'BOOLEAN',
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  int: 'INTEGER',
  bigint: 'BIGINT',
  float: 'FLOAT',
  double: 'DOUBLE',
};

/** @returns undefined for a type that is not known here */
export function duckdbType(glueType: string): string | undefined {
  const [, item] = /^array<(.+)>$/.exec(glueType) ?? [];
  if (item === undefined) return DUCKDB_TYPES[glueType];
  const inner = duckdbType(item);
  return inner === undefined ? undefined : `${inner}[]`;
}

/** Names of the same types in the text of a view, which is in Trino's. */
const TRINO_TYPES: Readonly<Record<string, string>> = {
  varchar: 'VARCHAR',
  'timestamp(3)': 'TIMESTAMP',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  boolean: 'BOOLEAN',
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  real: 'FLOAT',
  double: 'DOUBLE',
};

export function duckdbTypeOfTrino(type: string): string | undefined {
  const [, item] = /^array\((.+)\)$/.exec(type) ?? [];
  if (item === undefined) return TRINO_TYPES[type];
  const inner = duckdbTypeOfTrino(item);
  return inner === undefined ? undefined : `${inner}[]`;
}
