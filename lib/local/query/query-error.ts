export type QueryProblem = 'refused' | 'sql';

/** A question that was not answered: not allowed here, or not understood by the engine. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    readonly problem: QueryProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Kinds of the engine's errors that are about a value; the others are about the question, names or files. */
const ABOUT_A_VALUE = /^(?:Conversion|Invalid Input|Out of Range) Error: /;
const VALUE = /['"(]|\b(?:value|input) /i;

/** What the engine says, up to where it would show a value of an event: an error ends in logs. */
export function withoutValues(text: string): string {
  const [kind] = ABOUT_A_VALUE.exec(text) ?? [];
  if (kind === undefined) return text;
  const said = text.slice(kind.length);
  const at = said.search(VALUE);
  if (at < 0) return text;
  return `${kind}${said.slice(0, at).trim()} … (the value is not shown; try_cast and json_valid find such rows)`;
}
