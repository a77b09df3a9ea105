import { COLUMNS, type ColumnType } from '../../core/columns';

/** DuckDB's names for Athena's types. */
const TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  int: 'INTEGER',
  bigint: 'BIGINT',
  boolean: 'BOOLEAN',
  'array<string>': 'VARCHAR[]',
};

export interface SqlColumn {
  readonly name: string;
  readonly type: string;
}

/** The row's columns as DuckDB knows them. */
export const ROW_COLUMNS: readonly SqlColumn[] = COLUMNS.map(({ name, type }) => ({
  name,
  type: TYPES[type],
}));

/** A staged line also says what the producer sent where the stored text differs from it. */
export const ORIGINAL = '_original';
const STAGED_COLUMNS: readonly SqlColumn[] = [...ROW_COLUMNS, { name: ORIGINAL, type: 'VARCHAR' }];

export const ROW_NAMES = ROW_COLUMNS.map(({ name }) => sqlName(name)).join(', ');

export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function sqlText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

export function sqlList(values: readonly string[]): string {
  return `[${values.map(sqlText).join(', ')}]`;
}

/** Reads JSON lines that this program wrote; `longest` is the longest line in UTF-8 bytes. */
export function readLines(path: string, columns: readonly SqlColumn[], longest: number): string {
  const shape = columns.map(({ name, type }) => `${sqlName(name)}: ${sqlText(type)}`).join(', ');
  const limit = Math.max(longest + 1, 1_048_576);
  return `read_json(${sqlText(path)}, format = 'newline_delimited', columns = {${shape}}, maximum_object_size = ${limit})`;
}

export function readRows(path: string, longest: number): string {
  return readLines(path, STAGED_COLUMNS, longest);
}
