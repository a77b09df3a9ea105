import type { Engine } from '../../lib/local/lake/engine';
import { sqlName, sqlText } from '../../lib/local/lake/row-sql';
import { withoutValues } from '../../lib/local/query/query-error';
import { listAt, textAt } from '../cloud/json';
import type { Resource } from '../cloud/template-set';
import type { Report } from './finding';
import { duckdbType } from './glue-types';

export interface TableColumn {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
}

/** Columns of a table; a type that nobody here knows is reported. */
export function tableColumns(table: Resource, report: Report): readonly TableColumn[] {
  return listAt(table.properties, 'TableInput', 'StorageDescriptor', 'Columns').flatMap((column) => {
    const name = textAt(column, 'Name') ?? '';
    const glueType = textAt(column, 'Type') ?? '';
    const type = duckdbType(glueType);
    if (type !== undefined) return [{ name, type }];
    report('column_type', {
      at: table,
      property: `TableInput/StorageDescriptor/Columns/${name}`,
      expected: 'a type that rows have',
      found: glueType,
    });
    return [];
  });
}

/** Longest row in bytes: an event of the greatest size, written twice, with every character escaped. */
const LONGEST_ROW = 64 * 1024 * 1024;

/**
 * Record format conversion ("Convert input data format in Amazon Data Firehose"): JSON rows into Parquet with the
 * columns of a Glue table. As the OpenX reader does, a missing member is null and one without a column vanishes.
 *
 * @returns whether the file was written
 */
export async function convertRows(
  engine: Engine,
  table: Resource,
  columns: readonly TableColumn[],
  rows: string,
  parquet: string,
  report: Report,
): Promise<boolean> {
  const shape = columns.map(({ name, type }) => `${sqlName(name)}: ${sqlText(type)}`).join(', ');
  try {
    await engine.run(`copy (
        select ${columns.map(({ name }) => sqlName(name)).join(', ')}
          from read_json(${sqlText(rows)}, format = 'newline_delimited', columns = {${shape}},
                         timestampformat = '%Y-%m-%d %H:%M:%S.%g', maximum_object_size = ${LONGEST_ROW})
      ) to ${sqlText(parquet)} (format parquet, compression snappy)`);
    return true;
  } catch (error) {
    report('conversion', {
      at: table,
      property: 'TableInput/StorageDescriptor/Columns',
      expected: 'columns that every row can be read into',
      found: withoutValues(error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''),
    });
    return false;
  }
}

/** Members of rows that no column takes: the conversion would let them vanish without a word. */
export function checkMembers(table: Resource, rows: Iterable<string>, report: Report): void {
  const columns = listAt(table.properties, 'TableInput', 'StorageDescriptor', 'Columns');
  const known = new Set(columns.map((column) => textAt(column, 'Name')));
  for (const row of rows) {
    for (const name of Object.keys(JSON.parse(row) as object)) {
      if (known.has(name)) continue;
      known.add(name);
      report('column_missing', {
        at: table,
        property: `TableInput/StorageDescriptor/Columns/${name}`,
        expected: 'a column: rows have this member',
        found: 'none; the conversion drops it silently',
      });
    }
  }
}
