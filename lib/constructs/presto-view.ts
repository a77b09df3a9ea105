import { VIEW_TYPES, type View } from '../views';

/**
 * How Athena stores a view: Trino's own form, a JSON value in base64 within a comment. AWS does not document it; it is
 * what CREATE VIEW leaves behind, and what Trino's Hive connector reads (live). See docs/decisions/0010-views-in-glue.md.
 *
 * @param database where the view's unqualified names are looked up
 */
export function prestoView({ sql, columns }: Pick<View, 'sql' | 'columns'>, database: string): string {
  const definition = {
    originalSql: withoutComments(sql),
    catalog: 'awsdatacatalog',
    schema: database,
    columns: columns.map(({ name, type }) => ({ name, type: VIEW_TYPES[type].trino })),
  };
  return `/* Presto View: ${Buffer.from(JSON.stringify(definition)).toString('base64')} */`;
}

/** Comments that are whole lines stay in the repository: a template may be one megabyte, and they are half a view. */
function withoutComments(sql: string): string {
  return sql
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('--'))
    .join('\n');
}
