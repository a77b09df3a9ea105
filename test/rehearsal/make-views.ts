import { existsSync, readFileSync } from 'node:fs';
import type { Engine } from '../../lib/local/lake/engine';
import { sqlName } from '../../lib/local/lake/row-sql';
import { withoutValues } from '../../lib/local/query/query-error';
import { VIEWS } from '../../lib/views';
import { type Json, listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { Report } from './finding';
import { duckdbType, duckdbTypeOfTrino } from './glue-types';
import { CATALOG } from './read-tables';

/** What Athena's functions mean in DuckDB, as the local lake has it; views that need none of it work without. */
const MACROS = 'lib/local/query/athena-macros.sql';

/** Athena has no wider integer: what DuckDB widens a sum or a count to is a bigint there. */
const WIDENED: Readonly<Record<string, string>> = {
  HUGEINT: 'BIGINT',
  UHUGEINT: 'BIGINT',
  UBIGINT: 'BIGINT',
};

/** A database's views, and how many rows the first of them has, from which the others are made. */
export interface MadeViews {
  readonly database: string;
  readonly views: number;
  readonly events: number;
}

interface ViewText {
  readonly table: Resource;
  readonly database: string;
  readonly name: string;
  readonly sql: string;
  /** Where its unqualified names are looked up. */
  readonly schema: string;
  readonly definition: Json;
}

/**
 * Makes the views of the catalog from their own text, as Athena would read it: the JSON in base64 that the table's
 * `ViewOriginalText` holds (Trino's form; undocumented, so live). Their declared columns must be those that the text
 * gives: else Athena calls the view stale.
 */
export async function makeViews(
  templates: TemplateSet,
  engine: Engine,
  databases: readonly string[],
  report: Report,
): Promise<readonly MadeViews[]> {
  if (existsSync(MACROS)) await engine.run(readFileSync(MACROS, 'utf8'));
  const texts = templates
    .deployOrder()
    .filter(({ type, properties }) => type === 'AWS::Glue::Table' && isView(properties.TableInput))
    .flatMap((table) => viewText(table, report) ?? []);
  for (const database of databases) {
    for (const { name } of VIEWS) {
      if (texts.some((text) => text.database === database && text.name === name)) continue;
      report('view_sql', {
        at: undefined,
        property: `${database}.${name}`,
        expected: 'a view',
        found: 'none',
      });
    }
  }
  const made: ViewText[] = [];
  let waiting: readonly ViewText[] = texts;
  for (;;) {
    const failed: { readonly text: ViewText; readonly why: string }[] = [];
    for (const text of waiting) {
      const why = await makeView(engine, text);
      if (why === undefined) made.push(text);
      else failed.push({ text, why });
    }
    // A view over views of another database can be made once those are there.
    if (failed.length === 0 || failed.length === waiting.length) {
      for (const { text, why } of failed) {
        report('view_sql', {
          at: text.table,
          property: 'TableInput/ViewOriginalText',
          expected: 'SQL over relations and columns of the catalog',
          found: why,
        });
      }
      await checkColumns(engine, made, report);
      return runViews(engine, made, report);
    }
    waiting = failed.map(({ text }) => text);
  }
}

/**
 * Asks every view once, in the database that has most to answer, since making a view does not run it; and the first
 * one in each database.
 */
async function runViews(
  engine: Engine,
  made: readonly ViewText[],
  report: Report,
): Promise<readonly MadeViews[]> {
  const databases = [...new Set(made.map(({ database }) => database))];
  const counted: MadeViews[] = [];
  for (const database of databases) {
    const own = made.filter((one) => one.database === database);
    const events = await countRows(engine, { database, name: VIEWS[0]?.name ?? '' });
    counted.push({ database, views: own.length, events: typeof events === 'number' ? events : 0 });
  }
  const most = Math.max(...counted.map(({ events }) => events));
  const fullest = counted.find(({ events }) => events === most)?.database;
  for (const { table, database, name } of made.filter((one) => one.database === fullest)) {
    const rows = await countRows(engine, { database, name });
    if (typeof rows === 'number') continue;
    const property = 'TableInput/ViewOriginalText';
    report('view_sql', { at: table, property, expected: 'SQL that runs', found: rows });
  }
  return counted;
}

/** @returns why it cannot be asked, where it cannot */
async function countRows(
  engine: Engine,
  { database, name }: { readonly database: string; readonly name: string },
): Promise<number | string> {
  try {
    const relation = `${CATALOG}.${sqlName(database)}.${sqlName(name)}`;
    const [counted] = await engine.rows(`select count(*)::int as n from (from ${relation})`);
    return Number(counted?.n ?? 0);
  } catch (error) {
    return saidOf(error);
  }
}

function saidOf(error: unknown): string {
  return withoutValues(error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
}

function isView(input: Json | undefined): boolean {
  return textAt(input, 'TableType') === 'VIRTUAL_VIEW';
}

function viewText(table: Resource, report: Report): ViewText | undefined {
  const input = table.properties.TableInput;
  const text = textAt(input, 'ViewOriginalText') ?? '';
  const [, packed = ''] = /^\/\* Presto View: ([A-Za-z0-9+/=]+) \*\/$/.exec(text) ?? [];
  const definition = parsed(Buffer.from(packed, 'base64').toString('utf8'));
  const sql = textAt(definition, 'originalSql');
  const schema = textAt(definition, 'schema');
  if (sql === undefined || schema === undefined || textAt(input, 'Parameters', 'presto_view') !== 'true') {
    report('view_sql', {
      at: table,
      property: 'TableInput/ViewOriginalText',
      expected: '/* Presto View: <JSON in base64> */ with originalSql and schema, and presto_view true',
      found: 'another text',
    });
    return undefined;
  }
  return {
    table,
    database: textAt(table.properties, 'DatabaseName') ?? '',
    name: textAt(input, 'Name') ?? '',
    sql,
    schema,
    definition: definition ?? null,
  };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** @returns why it cannot be made */
async function makeView(
  engine: Engine,
  { database, name, sql, schema }: ViewText,
): Promise<string | undefined> {
  try {
    await engine.run(`create schema if not exists ${CATALOG}.${sqlName(database)}`);
    await engine.run(`use ${CATALOG}.${sqlName(schema)}`);
    await engine.run(`create view ${CATALOG}.${sqlName(database)}.${sqlName(name)} as ${sql}`);
    return undefined;
  } catch (error) {
    return saidOf(error);
  } finally {
    await engine.run('use memory.main');
  }
}

/** Asked of the engine's catalog once: it knows the columns of a view since it was made. */
async function checkColumns(engine: Engine, made: readonly ViewText[], report: Report): Promise<void> {
  const rows = await engine.rows(
    `select schema_name || '.' || table_name as view, column_name || ' ' || data_type as said, data_type as type
       from duckdb_columns() where database_name = '${CATALOG}' order by view, column_index`,
  );
  const columns = new Map<string, string[]>();
  for (const { view, said, type } of rows) {
    const widened = WIDENED[String(type)];
    const given = widened === undefined ? String(said) : String(said).replace(/\S+$/, widened);
    columns.set(String(view), [...(columns.get(String(view)) ?? []), given]);
  }
  for (const text of made) checkDeclared(text, columns.get(`${text.database}.${text.name}`) ?? [], report);
}

function checkDeclared({ table, definition }: ViewText, given: readonly string[], report: Report): void {
  const declared = {
    'TableInput/ViewOriginalText/columns': listAt(definition, 'columns').map((column) =>
      typed(textAt(column, 'name'), textAt(column, 'type'), duckdbTypeOfTrino),
    ),
    'TableInput/StorageDescriptor/Columns': listAt(
      table.properties,
      ...['TableInput', 'StorageDescriptor', 'Columns'],
    ).map((column) => typed(textAt(column, 'Name'), textAt(column, 'Type'), duckdbType)),
  };
  for (const [property, said] of Object.entries(declared)) {
    const first = [...said.keys(), said.length].find((index) => said[index] !== given[index]);
    if (first === undefined || (said[first] === undefined && given[first] === undefined)) continue;
    report('view_columns', {
      at: table,
      property,
      expected: given[first] ?? `${given.length} columns`,
      found: said[first] ?? 'nothing',
    });
  }
}

function typed(
  name: string | undefined,
  type: string | undefined,
  known: (type: string) => string | undefined,
): string {
  return `${name} ${known(type ?? '') ?? `(${type}, which is not known)`}`;
}
