/** How a parameter of a question stands in its SQL. */
export interface ParameterValues {
  /** Null: no filter is asked for. */
  readonly text: string | null;
  /** Epoch milliseconds. */
  readonly timestamp: number;
}
export type ParameterType = keyof ParameterValues;

/** SQL of Athena with named places, `:actor`, that runs unchanged on DuckDB and Trino once they are filled in. */
export interface Question<P extends Parameters = Parameters> {
  readonly name: string;
  readonly sql: string;
  readonly parameters: P;
}
export type Parameters = Readonly<Record<string, ParameterType>>;

export type ValuesFor<P extends Parameters> = { readonly [K in keyof P]: ParameterValues[P[K]] };

/** A comment, a text, a quoted name, or a place to fill in: only the last is touched. */
const PIECE = /--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|:([a-z][a-z0-9_]*)/g;

/**
 * The question with its values as literals. A value cannot leave its literal, whatever stands in it.
 *
 * @throws Error where the SQL names a place that has no value (a bug)
 */
export function bindQuestion<P extends Parameters>(
  { name, sql, parameters }: Question<P>,
  values: ValuesFor<P>,
): string {
  const given = new Map<string, ParameterValues[ParameterType]>(Object.entries(values));
  return sql.replace(PIECE, (piece, place: string | undefined) => {
    if (place === undefined) return piece;
    const value = given.get(place);
    if (parameters[place] === undefined || value === undefined)
      throw new Error(`${name}: nothing is known of :${place}`);
    return typeof value === 'number' ? timestampLiteral(value) : textLiteral(value);
  });
}

/** Engines keep their statements as C strings: a NUL in one would end it. */
function textLiteral(value: string | null): string {
  if (value === null) return 'cast(null as varchar)';
  const quoted = `'${value.toWellFormed().replaceAll("'", "''")}'`;
  return quoted.includes('\0') ? `(${quoted.replaceAll('\0', "' || chr(0) || '")})` : quoted;
}

function timestampLiteral(epochMs: number): string {
  return `timestamp '${new Date(epochMs).toISOString().replace('T', ' ').replace('Z', '')}'`;
}
