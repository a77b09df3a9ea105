import type { DuckDBConnection } from '@duckdb/node-api';
import { type NamedRelations, namedRelations, nodesOf } from './named-relations';
import { QueryError } from './query-error';

/** A question that may be asked. */
export interface Checked {
  /** As it was written. */
  readonly sql: string;
  /** The SELECT in it as the engine writes it: no comments, no semicolon. */
  readonly select: string;
  /** It asks for the plan and not for rows. */
  readonly isExplain: boolean;
  readonly reads: NamedRelations;
}

/** What makes rows of its arguments alone. Every other table function can read files or show settings. */
const TABLE_FUNCTIONS = new Set([
  'unnest',
  'range',
  'generate_series',
  'repeat',
  'repeat_row',
  'json_each',
  'json_tree',
]);

/** Functions that say or do something outside the question. */
const NOT_ALLOWED = new Set([
  'current_setting',
  'getvariable',
  'getenv',
  'write_log',
  'sleep_ms',
  'pg_sleep',
]);

/** The one view of the engine that tells its settings, and with them paths of this machine. */
const SETTINGS_VIEW = /\.pg_settings$/;

const EXPLAIN = /^\s*explain(?:\s+analyze|\s*\(\s*(?:analyze|format)\b[\w\s,]*\))?\s+/i;
const ALLOWED = 'SELECT (also WITH, FROM, VALUES), DESCRIBE, SHOW, SUMMARIZE, or EXPLAIN of one of them';

/**
 * Lets one reading statement through, judged by DuckDB's own parser and never by its words. What remains
 * possible is closed by the session: no file but the vault's, no network, no extensions, settings locked.
 *
 * @throws QueryError
 */
export async function checkStatement(connection: DuckDBConnection, sql: string): Promise<Checked> {
  const body = sql.replace(EXPLAIN, '');
  const parsed = parsedSql(await scalar(connection, 'select json_serialize_sql($1::varchar)', body));
  if (parsed.error) {
    const isSyntax = parsed.error_type === 'parser';
    throw isSyntax
      ? new QueryError('sql', parsed.error_message ?? 'not understood')
      : new QueryError('refused', `This statement is not allowed: a query only reads. Allowed: ${ALLOWED}.`);
  }
  const count = parsed.statements?.length ?? 0;
  if (count === 0) throw new QueryError('refused', `The question is empty. Allowed: ${ALLOWED}.`);
  if (count > 1) {
    throw new QueryError('refused', `One statement at a time (found ${count}). Allowed: ${ALLOWED}.`);
  }
  refuseWithin(parsed.statements);
  const reads = namedRelations(parsed.statements);
  if (reads.names.some((name) => SETTINGS_VIEW.test(name))) {
    throw new QueryError('refused', 'The view pg_settings is not allowed here: it looks outside the lake.');
  }
  const select = await scalar(
    connection,
    'select json_deserialize_sql(json_serialize_sql($1::varchar))',
    body,
  );
  return { sql, select, isExplain: body !== sql, reads };
}

interface Parsed {
  readonly error: boolean;
  readonly error_type?: string;
  readonly error_message?: string;
  readonly statements?: readonly unknown[];
}

/** The engine writes a number beyond a double as a bare `Infinity`, which is no JSON, and could not read it back. */
function parsedSql(serialised: string): Parsed {
  try {
    return JSON.parse(serialised) as Parsed;
  } catch {
    throw new QueryError(
      'sql',
      "A number in the question is beyond 1.8e308, the largest there is: write 'inf'::double for infinity.",
    );
  }
}

async function scalar(connection: DuckDBConnection, sql: string, value: string): Promise<string> {
  const [[text] = []] = (await connection.runAndReadAll(sql, [value])).getRows();
  return String(text);
}

function refuseWithin(tree: unknown): void {
  for (const { type, class: kind, function_name: name, function: called } of nodesOf(tree)) {
    if (type === 'TABLE_FUNCTION') mustBeAllowed(called);
    if (kind === 'FUNCTION' && typeof name === 'string' && NOT_ALLOWED.has(name.toLowerCase())) {
      throw new QueryError('refused', `The function ${name} is not allowed here: it looks outside the lake.`);
    }
    if (kind === 'PARAMETER') {
      throw new QueryError('refused', 'Parameters ($1, ?) have no value here: write the value itself.');
    }
  }
}

function mustBeAllowed(called: unknown): void {
  const { function_name: name } = (called ?? {}) as { readonly function_name?: unknown };
  if (typeof name === 'string' && TABLE_FUNCTIONS.has(name.toLowerCase())) return;
  throw new QueryError(
    'refused',
    `The table function ${String(name)} is not allowed here: ask audit_events, or a tier's events.`,
  );
}
