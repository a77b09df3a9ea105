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
