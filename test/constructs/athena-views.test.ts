import { DuckDBInstance } from '@duckdb/node-api';
import { SCOPES } from '../../lib/constructs/lake-names';
import { TIERS } from '../../lib/core/tiers';
import { ATHENA_SESSION } from '../../lib/local/query/athena-session';
import { EVENTS, VIEW_TYPES, type ViewType } from '../../lib/views';
import { aReview, reviewViews } from '../fixtures/a-review';

const views = reviewViews(aReview());
const isTier = (schema: string) => TIERS.some(({ name }) => schema === `audit_lake_dev_${name}`);

/** A catalog of the databases with an event in each tier's table, and every view made from its base64 in its database. */
async function aCatalog() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of ATHENA_SESSION) await connection.run(statement);
  for (const { name } of SCOPES) await connection.run(`create schema audit_lake_dev_${name}`);
  const columns = EVENTS.columns.map(({ name, type }) => `${name} ${VIEW_TYPES[type].duckdb}`);
  for (const { name } of TIERS) {
    const table = `audit_lake_dev_${name}.events`;
    await connection.run(`create table ${table} (${columns.join(', ')})`);
    await connection.run(
      `insert into ${table} (event_id, tier, patient_id) values ('${name}-1', '${name}', 'pat_1')`,
    );
  }
  for (const { schema, table, sql } of views) {
    await connection.run(`use ${schema}`);
    await connection.run(`create view ${table.Name} as ${sql}`);
  }
  await connection.run('use main');
  return async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
}

describe('the views of the templates', () => {
  test('run as they stand in base64, with the columns and types that Athena and Glue are told', async () => {
    const ask = await aCatalog();

    for (const { schema, table, columns } of views) {
      const described = (await ask(`describe ${schema}.${table.Name}`)).map(
        ([name, type]) => `${name} ${type}`,
      );
      const stored = table.StorageDescriptor.Columns.map(({ Name, Type }) => ({
        name: Name,
        type: Type as ViewType,
      }));

      expect(stored.map(({ name, type }) => `${name} ${VIEW_TYPES[type].duckdb}`)).toEqual(described);
      expect(columns).toEqual(stored.map(({ name, type }) => ({ name, type: VIEW_TYPES[type].trino })));
    }
  });

  test.each(SCOPES)('of $name have the events of its tiers, and of no other', async ({ name, tiers }) => {
    const ask = await aCatalog();

    const found = await ask(`select tier from audit_lake_dev_${name}.user_activity`);

    expect(found.flat().sort()).toEqual([...tiers].sort());
  });

  test('join tiers column by column, whatever the order of a table', () => {
    const joins = views.filter(({ table }) => table.Name === 'events');

    expect(joins.map(({ schema }) => isTier(schema))).toEqual([false, false]);
    for (const { sql } of joins) expect(sql).not.toContain('*');
  });

  test('carry no comment: half a view is explanation, and a template is small', () => {
    expect(views.filter(({ sql }) => sql.includes('--'))).toEqual([]);
  });
});
